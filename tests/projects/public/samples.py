"""A published programme with every kind of sheet, for tests that look at whole pages."""

from decimal import Decimal

import msgspec

from projects.document import FundingDocument, FundingLineDocument, TopicFieldRef, catalogue_entry
from tests.make import MUNV, make_report_document, make_sections, make_sheet_document, make_sheets
from tests.projects.public.publish import correct, make_photo, publish, with_corrections

MOBILITAET = TopicFieldRef(slug="mobilitaet", name="Mobilität")
NEW_FIELD = TopicFieldRef(slug="wasser-und-luft", name="Wasser und Luft")
LONG_WORD = "Verkehrsinfrastrukturfinanzierungsbeschleunigungsgesetzgebungsverfahren"

# Every kind of page that readers find, with a name for messages.
ADDRESSES = {
    "start": "/",
    "list": "/projekte/",
    "second page": "/projekte/?seite=2&sortierung=titel",
    "filtered list": "/projekte/?q=haus&status=laufend&themenfeld=energie&ressort=quark",
    "table of projects": "/projekte/?ansicht=tabelle",
    "map of projects": "/projekte/?ansicht=karte",
    "timeline of projects": "/projekte/?ansicht=zeit",
    "empty list": "/projekte/?q=seilbahn",
    "running project": "/projekte/01-01-vorhaben-1/",
    "full project": "/projekte/05-02a-ein-haus-mit-allem/",
    "bare project": "/projekte/05-03-fast-nichts/",
    "older sheet": "/projekte/05-02a-ein-haus-mit-allem/2022/",
    "corrected sheet": "/projekte/05-02a-ein-haus-mit-allem/2024/ausgabe-1/",
    "changes": "/projekte/05-02a-ein-haus-mit-allem/2024/aenderungen/",
    "topic field": "/themenfelder/mobilitaet/",
    "ministry": "/ministerien/mwike/",
    "reports": "/berichte/",
    "report": "/berichte/2024/",
    "comparison of reports": "/berichte/vergleich/",
    "old edition": "/berichte/2024/ausgabe-1/",
    "chapter": "/berichte/2024/mobilitaet/",
    "new field": "/berichte/2024/wasser-und-luft/",
    "numbers": "/zahlen/",
    "numbers of an earlier year": "/zahlen/2022/",
    "authenticity": "/echtheit/",
    "open data": "/daten/",
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
    first = publish(make_report_document(*sheets))
    mended = msgspec.structs.replace(
        full, places=("Bochum",), milestones=full.milestones[1:], sections=make_sections("completed", result="Fertig.")
    )
    absent = msgspec.structs.replace(
        catalogue_entry(make_sheet_document("09-09", "Ein Blatt, das fehlt"), reported=False),
        absent_because="Der Text kam zu spät.",
    )
    later = make_report_document(*sheets[:-2], mended, bare)
    later = msgspec.structs.replace(later, catalogue=(*later.catalogue, absent))
    correct(with_corrections(first, later), reason="Ein Betrag war falsch.")
