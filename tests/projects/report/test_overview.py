from projects.report.overview import credits_of
from tests.make import make_sheet_document
from tests.projects.report.documents import photo


def with_credits(code, *credits):
    photos = tuple(photo(n, credit=credit) for n, credit in enumerate(credits))
    return make_sheet_document(code, f"Vorhaben {code}", photos=photos)


def test_sheets_that_share_their_credit_are_named_together_by_their_codes():
    sheets = [
        with_credits("01-01", "Foto: Anna Beispiel"),
        with_credits("01-02", "Illustration: Ruhrportal", "Illustration: Ruhrportal"),
        with_credits("01-03"),
        with_credits("01-04", "Illustration: Ruhrportal"),
    ]
    assert credits_of(sheets) == [
        {"sheets": "01-01 Vorhaben 01-01", "credits": ["Foto: Anna Beispiel"]},
        {"sheets": "01-02, 01-04", "credits": ["Illustration: Ruhrportal"]},
    ]


def test_without_pictures_there_is_nothing_to_credit():
    assert credits_of([with_credits("01-01", "")]) == []
