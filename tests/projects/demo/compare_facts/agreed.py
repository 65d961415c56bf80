"""The differences between the printed report and the demo's that are meant to be, by the reason for them.

One line is a difference: code, field, what is printed, what we have; "" where a side has nothing. A difference that no
longer occurs makes the comparison fail, so the list stays true.
"""

from tests.projects.demo.compare_facts.differences import Agreed, Difference

BY_REASON: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "Im Inhaltsverzeichnis ist die Kennung verdruckt.": (
        ("03-02", "Kennung", "003-02", "03-02"),
    ),
    "Im Druck fehlt dem Jahr eine Ziffer; die anderen Beträge haben den Stand 30.06.2025.": (
        ("11-04", "Datum", "30.06.205", ""),
        ("11-04", "Datum", "", "30.06.2025"),
    ),
    "Das gedruckte Blatt nennt sein Ministerium nicht; wir ergänzen das zuständige.": (
        (
            "05-02b", "Ministerium", "",
            "Ministerium für Wirtschaft, Industrie, Klimaschutz und Energie des Landes Nordrhein-Westfalen",
        ),
        ("08-02", "Ministerium", "", "Ministerium für Arbeit, Gesundheit und Soziales des Landes Nordrhein-Westfalen"),
        ("16-01", "Ministerium", "", "Ministerium für Kultur und Wissenschaft des Landes Nordrhein-Westfalen"),
        ("18-03", "Ministerium", "", "Staatskanzlei des Landes Nordrhein-Westfalen"),
    ),
    "Das gedruckte Blatt nennt dieses beteiligte Ministerium nur mit seiner Abkürzung MAGS.": (
        (
            "03-02", "Weiteres Ministerium", "",
            "Ministerium für Arbeit, Gesundheit und Soziales des Landes Nordrhein-Westfalen",
        ),
    ),
    "Das gedruckte Blatt hat kein Bild; im Vorführbericht hat jedes Blatt eigene Illustrationen.": (
        ("15-03", "Bild", "", "vorhanden"),
        ("13-02", "Bild", "", "vorhanden"),
    ),
    "Das gedruckte Blatt nennt als Beginn 2021 und 2022; wir nehmen 2022, wie es die Meilensteine zeigen.": (
        ("15-01", "Zahl", "2021", ""),
    ),
    "Gedruckt ist der Name in zwei Schreibweisen; das Projekt heißt „Salon5“.": (
        ("18-02", "Zahl", "5", ""),
    ),
    "Unser Text zählt, was der gedruckte einzeln aufführt.": (
        ("03-01", "Zahl", "", "11"),
        ("08-02", "Zahl", "", "4"),
        ("04-08", "Zahl", "", "2"),
        ("01-01", "Zahl", "", "3"),
        ("07-01", "Zahl", "", "4"),
        ("13-02", "Zahl", "", "2"),
        ("13-03", "Zahl", "", "2"),
    ),
    "Statt „24/7“ schreiben wir „jeden Tag und rund um die Uhr“.": (
        ("13-03", "Zahl", "24", ""),
        ("13-03", "Zahl", "7", ""),
        ("13-03", "Spanne", "24–7", ""),
    ),
    "Statt der Abkürzungen schreiben wir „auf Schiene und Straße“.": (
        ("13-02", "Name", "SPNV", ""),
        ("13-02", "Name", "ÖSPV", ""),
    ),
    "Die Abkürzung für denselben Plan steht auf anderen gedruckten Blättern.": (
        ("13-02", "Name", "", "SUMP"),
    ),
    "Gedruckt steht das Thema in Anführungszeichen; ein Name ist es nicht.": (
        ("06-02", "Name", "Fußball im Ruhrgebiet", ""),
    ),
    "Gedruckt ist mit anderen Worten, dass das Jahr 2025 so begann.": (
        ("18-01", "Zeit", "", "Anfang 2025"),
    ),
    "Unter „Orte“ steht der Kreis, zu dem die gedruckten Städte gehören.": (
        ("11-04", "Ort", "", "Kreis Recklinghausen"),
        ("16-01", "Ort", "", "Ennepe-Ruhr-Kreis"),
        ("01-01", "Ort", "", "Kreis Unna"),
        ("15-03", "Ort", "", "Kreis Recklinghausen"),
        ("13-01", "Ort", "", "Kreis Wesel"),
        ("13-05", "Ort", "", "Kreis Recklinghausen"),
    ),
    "Wir nennen den Monat, den das Blatt 03-02 angibt: Januar 2024.": (
        ("Rahmen", "Zeit", "Anfang 2024", ""),
    ),
    "Der Vorführbericht legt niemandem eigene Worte in den Mund.": (
        ("Rahmen", "Autor", "Josef Hovenjürgen MdL", "Projektgruppe Ruhr-Konferenz"),
    ),
    "Auf die Auftritte des wirklichen Herausgebers in sozialen Netzen verweist der Vorführbericht nicht.": (
        ("Rahmen", "Link", "twitter.com/RuhrKonferenz", ""),
        ("Rahmen", "Link", "twitter.com/MHKBD_NRW", ""),
        ("Rahmen", "Link", "facebook.com/MHKBD.NRW", ""),
        ("Rahmen", "Link", "youtube.com/MHKBD_NRW", ""),
        ("Rahmen", "Link", "instagram.com/mhkbd_nrw", ""),
    ),
}  # fmt: skip
AGREED = tuple(Agreed(Difference(*line), reason) for reason, lines in BY_REASON.items() for line in lines)
