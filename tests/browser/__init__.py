"""Pages in a real Chromium, as readers and editors meet them."""
