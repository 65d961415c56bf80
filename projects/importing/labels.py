"""Tables of the words a printed report is made of: section labels, credits, frame chapters, months, number words.

A new wording of a label is a new entry here. Words for money, figures and ministries stand with their readers.
"""

# Key of a sheet's part → labels. The first ones are the report's own: they are found with letter errors, glued to a
# paragraph, or followed by text. The second ones also occur as plain words and count only as a line of their own.
LABELS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ministry": (
        ("Verantwortlich", "Verantwortliches Ministerium", "Verantwortliches Ressort", "Federführendes Ressort"),
        ("Federführung", "Federführend", "Federführendes Ministerium", "Ressort", "Zuständigkeit", "Zuständig",
         "Zuständiges Ressort", "Zuständiges Ministerium", "Verantwortliche Ressorts", "Verantwortliche Ministerien"),
    ),
    "summary": (
        ("Kurzbeschreibung",),
        ("Kurzbeschreibung des Projekts", "Projektbeschreibung", "Worum es geht", "Das Projekt in Kürze"),
    ),
    "milestones": (
        ("Meilensteine seit Projektstart",),
        ("Meilensteine", "Meilenstein", "Meilensteine des Projekts", "Bisherige Meilensteine", "Wichtige Meilensteine",
         "Meilensteine seit Beginn", "Meilensteine seit Start"),
    ),
    "added_value": (
        ("Mehrwert", "Mehrwert für die Region", "Mehrwert für das Ruhrgebiet"),
        ("Nutzen", "Nutzen für die Region", "Mehrwert des Projekts", "Mehrwert für die Metropole Ruhr"),
    ),
    "approach": (("Vorgehen", "Vorgehensweise"), ("Umsetzung", "Vorgehen im Projekt")),
    "target_group": (("Zielgruppe", "Zielgruppen"), ("Zielgruppe des Projekts", "Zielgruppe und Beteiligte")),
    "latest_development": (
        ("Jüngste Entwicklung", "Jüngste Entwicklungen", "Neueste Entwicklung", "Neueste Entwicklungen"),
        ("Aktuelle Entwicklung", "Aktuelle Entwicklungen", "Letzte Entwicklung", "Letzte Entwicklungen"),
    ),
    "current_state": (
        ("Aktueller Stand", "Aktueller Sachstand", "Aktueller Projektstand"),
        ("Sachstand", "Projektstand", "Stand des Projekts", "Stand der Umsetzung", "Umsetzungsstand",
         "Derzeitiger Stand"),
    ),
    "result": (
        ("Projektergebnis", "Projektergebnisse"),
        ("Ergebnis", "Ergebnisse", "Ergebnis des Projekts", "Ergebnisse des Projekts"),
    ),
    "outlook": (
        ("Ausblick", "Ausblick auf", "Ausblick für", "Ausblick auf das Jahr"),
        ("Nächste Schritte", "Weiteres Vorgehen"),
    ),
    "volume": (
        ("Projektvolumen",),
        ("Finanzvolumen", "Gesamtvolumen", "Fördervolumen", "Volumen", "Finanzierung", "Projektkosten", "Kosten",
         "Volumen des Projekts", "Finanzielles Volumen"),
    ),
    "links": (
        ("Weiterführende Informationen", "Weiterführende Information", "Weitere Informationen"),
        ("Weiterführende Links", "Weiterführender Link", "Mehr Informationen", "Informationen", "Links", "Link",
         "Weiterführendes", "Mehr zum Projekt", "Internet"),
    ),
    "status": ((), ("Projektstatus", "Status", "Status des Projekts")),
    "code": ((), ("Projektnummer", "Projekt-Nr", "Kennung", "Kennziffer", "Nummer")),
}  # fmt: skip

# What every sheet of a report is expected to have; the figures of `segments.py` weigh with it.
CORE = ("milestones", "added_value", "approach", "target_group", "latest_development", "volume")
SECTION_LABELS = (
    "summary", "added_value", "approach", "target_group", "latest_development", "current_state", "result", "outlook",
)  # fmt: skip

# Credit label → kind of picture.
CREDITS = {
    "Fotos": "photo",
    "Foto": "photo",
    "Fotografie": "photo",
    "Fotograf": "photo",
    "Fotografin": "photo",
    "Fotocredit": "photo",
    "Bilder": "photo",
    "Bild": "photo",
    "Bildquelle": "photo",
    "Bildnachweis": "photo",
    "Bildrechte": "photo",
    "Quelle": "photo",
    "Copyright": "photo",
    "Luftbild": "photo",
    "Grafiken": "graphic",
    "Grafik": "graphic",
    "Abbildungen": "graphic",
    "Abbildung": "graphic",
    "Abb.": "graphic",
    "Diagramm": "graphic",
    "Karte": "graphic",
    "Visualisierungen": "visualisation",
    "Visualisierung": "visualisation",
    "Rendering": "visualisation",
    "Illustrationen": "illustration",
    "Illustration": "illustration",
    "Zeichnung": "illustration",
}
PLURAL_CREDITS = frozenset({"Fotos", "Bilder", "Grafiken", "Abbildungen", "Visualisierungen", "Illustrationen"})
POSITIONS = (
    "oben links", "oben rechts", "unten links", "unten rechts", "links oben", "rechts oben", "links unten",
    "rechts unten", "oben", "unten", "links", "rechts", "mitte", "großes bild", "kleines bild", "1", "2", "3", "4",
)  # fmt: skip

# Frame chapters: kind → titles. A longer title that begins with one of them and a colon counts too.
FRAME_TITLES = {
    "editorial": ("Editorial", "Vorwort", "Grußwort", "Geleitwort", "Zum Geleit"),
    "overview": (
        "Überblick", "Stand der Ruhr-Konferenz", "Überblick und Stand", "Gesamtüberblick", "Auf einen Blick",
        "Zusammenfassung", "Überblick über den Stand", "Stand der Umsetzung der Ruhr-Konferenz", "Stand der Umsetzung",
        "Stand der Projekte", "Das Programm im Überblick",
    ),
    "closing": (
        "Rückblick und Ausblick", "Fazit und Ausblick", "Fazit", "Schlusswort", "Schlussbemerkung", "Resümee",
        "Ausblick", "Blick nach vorn", "Wie es weitergeht", "Ausblick und Dank", "Bilanz und Ausblick",
        "Zusammenfassung und Ausblick", "Nachwort",
    ),
    "imprint": ("Impressum", "Imprint"),
}  # fmt: skip
CONTENTS_TITLES = ("Inhalt", "Inhaltsverzeichnis", "Inhaltsübersicht", "Inhalte", "Contents")
PROJECT_DIVIDERS = (
    "Projektberichte", "Projekte", "Die Projekte", "Projektberichte der Ressorts", "Ressortprojekte", "Projektblätter",
    "Die Projektberichte", "Berichte der Projekte", "Die Projekte im Einzelnen", "Projekte im Einzelnen",
)  # fmt: skip
PUBLISHER_LABELS = ("Herausgeber", "Herausgeberin", "Herausgegeben von", "Herausgeber dieser Broschüre")
PROGRAMMES = ("Ruhr-Konferenz", "Die Ruhr-Konferenz")

MONTHS = {
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8,
    "september": 9, "oktober": 10, "november": 11, "dezember": 12,
}  # fmt: skip

# Words after which a line cannot end: the next one goes on with the sentence or the title.
OPEN_ENDS = frozenset(
    [
        "und", "oder", "sowie", "bzw.", "der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines",
        "einem", "einen", "zum", "zur", "im", "in", "am", "an", "auf", "aus", "bei", "bis", "durch", "für", "gegen",
        "mit", "nach", "ohne", "seit", "um", "unter", "über", "von", "vom", "vor", "zu", "zwischen", "als", "wie",
        "wir", "sich", "nicht", "ca.", "z.b.", "u.a.", "inkl.", "ggf.", "sog.",
    ]
)  # fmt: skip
# Words with which a sentence starts, where a label and its text stand on one line.
SENTENCE_STARTS = frozenset(
    [
        "Das", "Dass", "Der", "Die", "Den", "Dem", "Des", "Ein", "Eine", "Einen", "Einer", "Es", "Er", "Sie", "Wir",
        "Im", "In", "Am", "An", "Auf", "Aus", "Bei", "Beim", "Bis", "Durch", "Für", "Mit", "Mittels", "Nach", "Ohne",
        "Seit", "Um", "Unter", "Über", "Vom", "Von", "Vor", "Zu", "Zum", "Zur", "Zwischen", "Als", "Auch", "Daher",
        "Damit", "Dazu", "Derzeit", "Dies", "Diese", "Dieser", "Dieses", "Alle", "Insgesamt", "Ziel", "Zudem",
        "Neben", "Mittlerweile", "Aktuell", "Hierzu", "Hierbei", "Rund", "Ca.",
    ]
)  # fmt: skip
ENDED_WORDS = (
    "nicht weiterverfolgt",
    "nicht weiter verfolgt",
    "nicht fortgeführt",
    "wurde eingestellt",
    "nicht realisiert",
)
