"""What the analyser knows of German beyond its stemmer: words that say nothing, plurals it misses, equal names."""

# Folded: lower case, umlauts written out.
STOP_WORDS = frozenset(
    """
    aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bisher bist da dabei dadurch dafuer
    damit danach dann daran darauf daraus darin darum das dass dazu dein dem den denn der deren des deshalb dessen die
    dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa etwas euch
    fuer gegen gibt hat hatte hatten haben habe hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in ins
    ist ja jede jedem jeden jeder jedes jene jener jetzt kann kein keine keinem keinen keiner koennen mal man mehr mein
    mich mir mit muss nach nicht nichts noch nun nur ob oder ohne sein seine seinem seinen seiner seines seit sehr sich
    sie sind so sollen sollte sowie ueber um und uns unser unsere unter vom von vor wann war waren warum was weil welche
    welchem welchen welcher welches wenn wer werde werden wie wieder wird wo wurde wurden zu zum zur zwischen
    """.split()  # noqa: SIM905 - a list of words reads better without 180 pairs of quotes
)

# Ends of words whose plural changes the stem; also at the end of compounds (Bildungszentren).
PLURAL_ENDS = (
    ("zentren", "zentrum"),
    ("museen", "museum"),
    ("ministerien", "ministerium"),
    ("stipendien", "stipendium"),
    ("praktika", "praktikum"),
    ("gremien", "gremium"),
    ("stadien", "stadion"),
    ("themen", "thema"),
    ("firmen", "firma"),
    ("campi", "campus"),
    ("startups", "startup"),
)

# Names of one thing. A text that uses one of them is found by each.
SAME = (
    ("ÖPNV", "öffentlicher Personennahverkehr", "öffentlicher Nahverkehr", "Bus und Bahn", "Busse und Bahnen"),
    ("SPNV", "Schienenpersonennahverkehr"),
    ("KI", "künstliche Intelligenz"),
    ("NRW", "Nordrhein-Westfalen"),
    ("RVR", "Regionalverband Ruhr"),
    ("VRR", "Verkehrsverbund Rhein-Ruhr"),
    ("RUB", "Ruhr-Universität Bochum"),
    ("UA Ruhr", "UAR", "Universitätsallianz Ruhr"),
    ("VKh", "virtuelles Krankenhaus"),
    ("NKR", "Neue Künste Ruhr"),
    ("SiKo", "Sicherheitskooperation"),
    ("KMU", "kleine und mittlere Unternehmen"),
    ("CO2", "Kohlendioxid", "Kohlenstoffdioxid"),
    ("E-Mobilität", "Elektromobilität"),
    ("Kfz", "Pkw", "Auto"),
    ("Fahrrad", "Rad"),
    ("Krankenhaus", "Klinik"),
    ("Start-up", "Startup"),
    ("Webseite", "Website", "Internetseite"),
)
