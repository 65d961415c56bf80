"""What all rooms raise when something that a person asked for is not done."""


class Refused(Exception):
    """Nothing was changed; the message is a German sentence that says why and what to do."""
