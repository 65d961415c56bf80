"""The public site: reads published documents only."""
