"""How history names what was done to an update or a frame chapter."""

from projects.workflow import STEPS

ACTIONS = {
    "open": "angelegt",
    "found": "so vorgefunden",
    "save": "gespeichert",
    "save_on_behalf": "im Namen des Ministeriums gespeichert",
    "assign": "übergeben",
    "give_away": "an ein anderes Ministerium abgegeben",
    "claim": "zur Prüfung übernommen",
    "release": "Prüfung abgegeben",
    "settle": "Rückfrage erledigt",
    "ask_more_time": "um mehr Zeit gebeten",
    "grant_more_time": "mehr Zeit zugesagt",
    "decline_more_time": "mehr Zeit abgelehnt",
    "ask_correction": "um Korrektur gebeten",
    "decline_correction": "Korrektur abgelehnt",
    "restore": "auf einen früheren Stand gebracht",
    "place": "neu zugeordnet",
    "publish": "veröffentlicht",
    "withdraw_picture": "um ein zurückgezogenes Bild gekürzt",
    "leave_out": "in einer Ausgabe ausgelassen",
    "remove": "aus dem Bericht entfernt",
    "put_back": "wieder in den Bericht aufgenommen",
    **{name: step.past for name, step in STEPS.items()},
}
