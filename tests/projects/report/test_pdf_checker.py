import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from tests.projects.report.pdf_checker import faults


def broken(pdf, harm):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        harm(document)
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()


def without(key):
    def harm(document):
        del document.Root[key]

    return harm


def elements_of(document, role):
    return [part for part in document.objects if isinstance(part, Dictionary) and part.get("/S") == Name(role)]


def silence_a_figure(document):
    del elements_of(document, "/Figure")[0]["/Alt"]


def make_a_section_of_a_topic(document):
    elements_of(document, "/H2")[0].S = Name.H4


def make_a_table_of_a_list(document):
    elements_of(document, "/L")[0].S = Name.Table


def strip_a_link(document):
    for page in document.pages:
        for annotation in page.obj.get("/Annots", []):
            del annotation["/Contents"]
            return


def claim_another_standard(document):
    metadata = document.Root.Metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:pant")
    document.Root.Metadata = document.make_stream(metadata)


def empty_the_viewer_preferences(document):
    document.Root.ViewerPreferences = Dictionary()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (without("/Lang"), "The document names no language."),
        (without("/MarkInfo"), "The document is not marked as tagged."),
        (without("/StructTreeRoot"), "There is no structure tree."),
        (without("/OutputIntents"), "There is no output intent."),
        (without("/Outlines"), "There are no bookmarks."),
        (without("/Metadata"), "There is no XMP metadata."),
        (empty_the_viewer_preferences, "Viewers show the file name instead of the title."),
        (claim_another_standard, "XMP does not say pdfuaid:part 1."),
        (silence_a_figure, "Figure 1 has no alternative text."),
        (make_a_section_of_a_topic, "A heading of level 4 follows one of level 1."),
        (make_a_table_of_a_list, "A table has no header cells."),
        (strip_a_link, "A link on page 2 has no description."),
    ],
)
def test_the_checker_finds_what_was_broken(typeset, harm, said):
    assert said in faults(broken(typeset.pdf, harm))


def test_the_checker_finds_nothing_in_a_file_that_was_only_saved_again(typeset):
    assert faults(broken(typeset.pdf, lambda document: None)) == []
