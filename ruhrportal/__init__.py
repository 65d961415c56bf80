"""How the site is configured, served and deployed; knows nothing of projects but their urls."""
