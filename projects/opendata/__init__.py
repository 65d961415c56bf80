"""Open data: the sealed documents as they are."""
