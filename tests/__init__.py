"""The tests mirror the source; python -m tests runs every check."""
