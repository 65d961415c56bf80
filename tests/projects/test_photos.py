import pytest

from projects.document import PhotoDocument
from projects.photos import credit_line


@pytest.mark.parametrize(
    ("kind", "credit", "line"),
    [
        ("photo", "A. Muster", "Foto: A. Muster"),
        ("graphic", "Amt", "Grafik: Amt"),
        ("photo", "Foto oben: A. Muster", "Foto oben: A. Muster"),
        ("photo", "© A. Muster", "© A. Muster"),
        ("photo", "Grafikbüro Muster", "Foto: Grafikbüro Muster"),
        ("photo", "", ""),
    ],
)
def test_a_credit_says_what_kind_of_picture_it_is_for_once(kind, credit, line):
    assert credit_line(PhotoDocument(lineage="p", kind=kind, credit=credit)) == line
