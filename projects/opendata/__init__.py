"""Open data: what is published as JSON, CSV, XLSX and as a catalogue, described for people and machines."""
