"""The licence of the data, and the words by which its users name where the data come from."""

NAME = "Datenlizenz Deutschland – Namensnennung – Version 2.0"
SHORT = "dl-de/by-2-0"
TEXT_ADDRESS = "https://www.govdata.de/dl-de/by-2-0"
URI = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
# The portal never had the rights to pass pictures on; their makers are named beside each of them.
PICTURES = (
    "Bilder gehören nicht zu den Daten unter dieser Lizenz: Für sie gilt, was der Nachweis am einzelnen Bild sagt."
)
UNNAMED_PUBLISHER = "Projektgruppe Ruhr-Konferenz"


def attribution(publisher: str, title: str, address: str) -> str:
    """The sentence that the licence asks for: provider, data, licence with its text, and where the data are."""
    return f"{publisher or UNNAMED_PUBLISHER}: {title}, {NAME} ({TEXT_ADDRESS}), {address}"
