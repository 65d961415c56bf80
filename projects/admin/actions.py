"""How history names what was done to an update."""

from projects.workflow import STEPS

ACTIONS = {
    "open": "angelegt",
    "save": "gespeichert",
    "place": "neu zugeordnet",
    "publish": "veröffentlicht",
    **{name: step.past for name, step in STEPS.items()},
}
