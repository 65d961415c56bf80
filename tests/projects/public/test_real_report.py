from pathlib import Path

import pytest
from django.core.management import call_command

from projects.models import Edition
from tests.projects.public.pages import read, sentences_of, walk

pytestmark = pytest.mark.django_db


def test_the_pages_of_the_real_report_hold_every_sentence_that_was_imported(client, real_report: Path):
    call_command("import_report", str(real_report), year=2024, publish=True, verbosity=0)
    document = Edition.objects.get().read()
    said = " ".join(walk(client, "/berichte/2024/"))
    assert {sentence for sentence in sentences_of(document) if sentence not in said} == set()
    assert "23 von 23 Projekten" in read(client, "/projekte/").words
    assert "73 Projekte für das Ruhrgebiet 42 sind abgeschlossen, 16 laufen, 15 wurden" in read(client, "/").words
