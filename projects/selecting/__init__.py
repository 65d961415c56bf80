"""Which projects an address asks for: the same words, filters and orders on the public list and in the open data."""
