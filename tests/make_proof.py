"""A builder for tests: a proof of a report as `make_proof` keeps it, without setting the type."""

from typing import Any

from django.utils import timezone

from projects.document import fingerprint, to_json
from projects.models import Proof, Report
from projects.report.contents import report_document


def kept_proof(report: Report, number: int = 1, **fields: Any) -> Proof:
    """What the report says now; `pages` is made up."""
    document = report_document(report, published_on=timezone.localdate())
    given = {"document": to_json(document), "document_sha256": fingerprint(document), "pages": 3}
    return Proof.objects.create(report=report, number=number, **{**given, **fields})
