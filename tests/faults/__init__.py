"""What happens to what was written when something breaks: a server that is killed, and other misfortunes."""
