"""A published programme with every kind of sheet, for tests that look at whole pages."""

from decimal import Decimal

from projects.document import FundingDocument, FundingLineDocument, TopicFieldRef
from tests.make import MUNV, make_report_document, make_sections, make_sheet_document, make_sheets
from tests.projects.public.publish import correct, make_photo, publish

MOBILITAET = TopicFieldRef(slug="mobilitaet", name="Mobilität")
NEW_FIELD = TopicFieldRef(slug="wasser-und-luft", name="Wasser und Luft")
LONG_WORD = "Verkehrsinfrastrukturfinanzierungsbeschleunigungsgesetzgebungsverfahren"

# Every kind of page that readers find, with a name for messages.
ADDRESSES = {
    "start": "/",
    "list": "/projekte/",
    "second page": "/projekte/?seite=2&sortierung=titel",
    "filtered list": "/projekte/?q=haus&status=laufend&themenfeld=energie&ressort=quark",
    "empty list": "/projekte/?q=seilbahn",
    "running project": "/projekte/01-01-vorhaben-1/",
    "full project": "/projekte/05-02a-ein-haus-mit-allem/",
    "bare project": "/projekte/05-03-fast-nichts/",
    "older sheet": "/projekte/05-02a-ein-haus-mit-allem/2022/",
    "corrected sheet": "/projekte/05-02a-ein-haus-mit-allem/2024/ausgabe-1/",
    "reports": "/berichte/",
    "report": "/berichte/2024/",
    "old edition": "/berichte/2024/ausgabe-1/",
    "chapter": "/berichte/2024/mobilitaet/",
    "new field": "/berichte/2024/wasser-und-luft/",
    "authenticity": "/echtheit/",
    "imprint": "/impressum/",
    "privacy": "/datenschutz/",
    "accessibility": "/barrierefreiheit/",
    "barrier": "/barriere-melden/?seite=/projekte/",
    "plain language": "/leichte-sprache/",
    "sign language": "/gebaerdensprache/",
    "contact": "/kontakt/",
}


def publish_programme() -> None:
    """Two reports, the newer one corrected: 16 projects in four topic fields."""
    lines = (
        FundingLineDocument(lineage="1", kind="total", amount=Decimal(75_000_000), basis="state_funds"),
        FundingLineDocument(lineage="2", kind="share", percent=Decimal("12.5"), source="Stadt", note="für den Aufbau"),
        FundingLineDocument(
            lineage="3", kind="annual", amount=Decimal(480_000), qualifier="about", recurring_from=2025
        ),
    )
    full = make_sheet_document(
        "05-02a",
        "Ein Haus mit allem",
        subtitle=f"Auch mit {LONG_WORD}",
        topic_field=MOBILITAET,
        further_ministries=(MUNV,),
        places=("Bochum", "Mülheim an der Ruhr", "Kreis Recklinghausen", "Ennepe-Ruhr-Kreis"),
        funding=FundingDocument(
            lines=lines, sentence="75 Millionen Euro Landesmittel, davon ein Achtel von der Stadt."
        ),
        photos=(make_photo(caption="Der Rohbau", credit="Foto: Stadt"), make_photo("gray", kind="graphic")),
        status="completed",
    )
    bare = make_sheet_document(
        "05-03",
        "Fast nichts",
        topic_field=NEW_FIELD,
        ministry=None,
        places=(),
        milestones=(),
        links=(),
        photos=(),
        funding=FundingDocument(),
        sections=make_sections("not_pursued", added_value="", approach="", target_group="", latest_development=""),
        status="not_pursued",
    )
    sheets = (*make_sheets(14), full, bare)
    publish(make_report_document(full, year=2022))
    publish(make_report_document(*sheets))
    correct(make_report_document(*sheets), reason="Ein Betrag war falsch.")
