"""What pages tell search engines in the words of schema.org, as JSON-LD; a data block, which no policy has to allow."""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from projects import addresses, pages
from projects.document import ReportDocument, SheetDocument
from projects.models import Edition

LICENCE = "https://www.govdata.de/dl-de/by-2-0"
# Characters that could end the script element, as JSON may write them, too.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def data_block(data: dict[str, Any]) -> SafeString:
    """A dictionary as the content of `<script type="application/ld+json">`."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 - nothing in it can end the element


def website() -> SafeString:
    place = settings.PUBLIC_URL + reverse("public:projects")
    return data_block(
        {
            "@type": "WebSite",
            "name": settings.SITE_NAME,
            "url": settings.PUBLIC_URL + reverse("public:start"),
            "inLanguage": "de",
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{place}?q={{search_term_string}}",
                "query-input": "required name=search_term_string",
            },
        }
    )


def project(sheet: SheetDocument, address: str, picture: str) -> SafeString:
    """A project. address: of its page, site-relative; picture: of its first photo, "" for none."""
    data: dict[str, Any] = {
        "@type": "Project",
        "name": sheet.title,
        "identifier": sheet.code,
        "url": settings.PUBLIC_URL + address,
        "description": pages.description(sheet.sections.summary, 300),
    }
    if sheet.subtitle:
        data["alternateName"] = sheet.subtitle
    if sheet.ministry:
        data["parentOrganization"] = {
            "@type": "GovernmentOrganization",
            "name": sheet.ministry.name,
            "alternateName": sheet.ministry.abbreviation,
        }
    if sheet.places:
        data["location"] = [{"@type": "Place", "name": place} for place in sheet.places]
    if picture:
        data["image"] = settings.PUBLIC_URL + picture
    return data_block(data)


def report(document: ReportDocument, edition: Edition) -> SafeString:
    """A report with its PDF."""
    place = addresses.report_address(document.year, edition.number)
    pdf = reverse("public:pdf-edition", args=[document.year, edition.number, document.year])
    data: dict[str, Any] = {
        "@type": "Report",
        "name": document.title,
        "url": settings.PUBLIC_URL + place,
        "version": str(edition.number),
        "datePublished": document.published_on.isoformat(),
        "inLanguage": "de",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "accessibilityFeature": ["taggedPDF", "structuralNavigation", "alternativeText"],
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": settings.PUBLIC_URL + pdf,
            "contentSize": str(edition.pdf_bytes),
            "sha256": edition.pdf_sha256,
        },
    }
    if document.publisher:
        data["publisher"] = {"@type": "GovernmentOrganization", "name": document.publisher}
    return data_block(data)
