"""What templates may ask of the texts."""
