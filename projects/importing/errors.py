"""What the importer answers when it cannot read a file: one clear German sentence."""


class ImportRefused(ValueError):
    """Nothing was read or written; the message is one German sentence for the person who started the import."""
