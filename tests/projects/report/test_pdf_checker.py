"""Each fault that the checker knows is found in a file broken so; a file that was only saved again has none."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name

from tests.projects.report.pdf_checker import faults


def broken(pdf, harm, **saving):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        harm(document)
        target = io.BytesIO()
        document.save(target, **saving)
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


def suspect_the_tags(document):
    document.Root.MarkInfo.Suspects = True


def lose_the_parents(document):
    del document.Root.StructTreeRoot["/ParentTree"]


def act_when_opened(document):
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.beep()")


def tab_across_the_page(document):
    document.pages[1].obj.Tabs = Name.R


def silence_a_bookmark(document):
    document.Root.Outlines.First.Title = " "


def lead_nowhere(document):
    del document.Root.Outlines.First["/Dest"]


def forget_the_title(document):
    del document.docinfo["/Title"]


def invent_a_role(document):
    elements_of(document, "/H3")[0].S = Name.Hauptsache


def empty_a_heading(document):
    elements_of(document, "/H3")[0].K = Array()


def read_the_end_first(document):
    top = document.Root.StructTreeRoot.K[0]
    top.K = Array(reversed(list(top.K)))


def put_a_paragraph_into_a_list(document):
    elements_of(document, "/LI")[0].S = Name.P


def behead_a_list_item(document):
    elements_of(document, "/LBody")[0].S = Name.Lbl


def make_a_table_of_cells_without_scope(document):
    for role, other in (("/L", Name.Table), ("/LI", Name.TR), ("/LBody", Name.TH)):
        for element in elements_of(document, role):
            element.S = other


def take_a_link_out_of_the_structure(document):
    for link in elements_of(document, "/Link"):
        link.K = Array(kid for kid in link.K if not isinstance(kid, Dictionary) or kid.get("/Type") != Name.OBJR)


def fonts_of(document):
    return [part for part in document.objects if isinstance(part, Dictionary) and "/DescendantFonts" in part]


def take_a_font_out(document):
    del fonts_of(document)[0].DescendantFonts[0].FontDescriptor["/FontFile2"]


def forget_letters(document):
    del fonts_of(document)[0]["/ToUnicode"]


def confuse_letters(document):
    for font in fonts_of(document):
        font.ToUnicode = document.make_stream(b"")


def paint(content):
    """Something more on the second page, which is white."""

    def harm(document):
        document.pages[1].contents_add(document.make_stream(content))

    return harm


def written(colour, size, code=b"0003"):
    return b"/Artifact BMC q %s rg BT /f0 %d Tf 1 0 0 1 5 5 Tm <%s> Tj ET Q EMC" % (colour, size, code)


SQUARE = b"5 5 m 9 5 l 9 9 l h f"


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
        (make_a_table_of_cells_without_scope, "A header cell does not say whether it heads a row or a column."),
        (strip_a_link, "A link on page 2 has no description."),
        (take_a_link_out_of_the_structure, "A link on page 2 is not in the structure."),
        (suspect_the_tags, "The tags are marked as suspect."),
        (lose_the_parents, "There is no parent tree."),
        (lose_the_parents, "Page 2 marks content that no element of the structure holds."),
        (act_when_opened, "The document holds /OpenAction."),
        (tab_across_the_page, "Page 2 does not follow the structure when tabbing."),
        (silence_a_bookmark, "A bookmark has no words."),
        (lead_nowhere, "The bookmark “Inhalt” leads nowhere."),
        (forget_the_title, "The document has no title."),
        (invent_a_role, "/Hauptsache is no role that readers know."),
        (empty_a_heading, "A heading H3 holds no words."),
        (read_the_end_first, "A heading on page 2 is read after one on page 3."),
        (put_a_paragraph_into_a_list, "L holds P."),
        (behead_a_list_item, "An item of a list has no body."),
        (take_a_font_out, "is not embedded."),
        (forget_letters, "cannot be read as text."),
        (confuse_letters, "Some signs cannot be read as text."),
        (paint(SQUARE), "Page 2 paints something that is neither in the structure nor an artifact."),
        (paint(b"/Span <</MCID 9999>> BDC " + SQUARE + b" EMC"), "Page 2 marks content that no element of the"),
        (paint(written(b"0 0 0", 9, b"0000")), "Page 2 shows a sign that the typeface does not have."),
        (paint(written(b"0.5 0.5 0.5", 9)), "Page 2 shows text of 9.0 pt with a contrast of 4.0: #808080 on #ffffff."),
        (
            paint(written(b"0.7 0.7 0.7", 30)),
            "Page 2 shows text of 30.0 pt with a contrast of 2.1: #b2b2b2 on #ffffff.",
        ),
        (
            paint(b"/Artifact BMC 0 0.4 0.4 rg 0 0 20 20 re f EMC " + written(b"0 0 0", 9)),
            "Page 2 shows text of 9.0 pt with a contrast of 3.1: #000000 on #006666.",
        ),
    ],
)
def test_the_checker_finds_what_was_broken(typeset, harm, said):
    assert said in "\n".join(faults(broken(typeset.pdf, harm)))


def test_the_checker_finds_nothing_in_a_file_that_was_only_saved_again(typeset):
    assert faults(broken(typeset.pdf, lambda document: None)) == []


@pytest.mark.parametrize("more", [written(b"0.5 0.5 0.5", 18), written(b"0.45 0.45 0.45", 9)])
def test_the_checker_lets_large_text_be_a_little_paler(typeset, more):
    assert faults(broken(typeset.pdf, paint(more))) == []


def test_the_checker_finds_that_a_file_is_encrypted(typeset):
    locked = broken(typeset.pdf, lambda document: None, encryption=Encryption(owner="geheim", user=""))
    assert faults(locked) == ["The document is encrypted."]
