"""The demo programme: the Ruhr-Konferenz in our own words and pictures, to try every page and step on."""
