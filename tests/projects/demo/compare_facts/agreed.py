"""The differences between the printed report and the demo's that are meant to be, each with its reason."""

from tests.projects.demo.compare_facts.differences import Agreed

AGREED: tuple[Agreed, ...] = ()
