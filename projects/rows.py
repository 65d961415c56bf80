"""Documents become rows: the way back from a sheet to an update with its parts, for imports and carry-forward."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from projects.document import FundingDocument, PhotoDocument, SheetDocument
from projects.funding import sentence
from projects.models import FundingLine, Link, Milestone, Photo, ProjectUpdate
from projects.sections import SECTION_KEYS


class InvalidValue(ValueError):
    """A value does not fit its column; the message is a German sentence that names the place."""


def columns_of(sheet: SheetDocument) -> dict[str, object]:
    """The plain columns of an update: titles, status, sections, and the volume's texts (not `funding_contained_in`)."""
    return {
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "project_status": sheet.status,
        **{key: getattr(sheet.sections, key) for key in SECTION_KEYS},
        **_funding_columns(sheet.funding),
    }


def _funding_columns(funding: FundingDocument) -> dict[str, object]:
    own = "" if funding.sentence == sentence(funding) else funding.sentence
    return {"funding_reason": funding.reason, "funding_own_sentence": own}


def rows_of_parts(sheet: SheetDocument) -> dict[str, list[dict[str, object]]]:
    """The parts of a sheet as columns of their rows, by the name of these rows at the update; lineages are kept."""
    return {
        "milestones": list(map(msgspec.structs.asdict, sheet.milestones)),
        "funding_lines": list(map(msgspec.structs.asdict, sheet.funding.lines)),
        "links": list(map(msgspec.structs.asdict, sheet.links)),
        "photos": list(map(_photo_columns, sheet.photos)),
    }


def write_parts(update: ProjectUpdate, sheet: SheetDocument) -> None:
    """The milestones, funding lines, links and photos of a sheet as rows of an update that has none yet.

    Lineages are kept. Raises `InvalidValue`.
    """
    rows = rows_of_parts(sheet)
    _write(Milestone, update, rows["milestones"])
    _write(FundingLine, update, rows["funding_lines"])
    _write(Link, update, rows["links"])
    _write(Photo, update, rows["photos"])


def _photo_columns(photo: PhotoDocument) -> dict[str, object]:
    fields = msgspec.structs.asdict(photo)
    fields.pop("url")
    fields["focus_x"], fields["focus_y"] = fields.pop("focus")
    return fields


def _write(kind: type[models.Model], update: ProjectUpdate, parts: Iterable[dict[str, object]]) -> None:
    rows = [kind(update=update, position=position, **fields) for position, fields in enumerate(parts)]
    where = f"{update.project.code}, {kind._meta.verbose_name}"
    lineages: set[object] = set()
    for row in rows:
        lineage = row.lineage  # type: ignore[attr-defined]
        if lineage in lineages:
            raise InvalidValue(f"{where}: Die Angabe „{lineage}“ (lineage) steht zweimal.")
        lineages.add(lineage)
        check(row, where)
    with sentences_of_constraints(rows, where):
        kind._default_manager.bulk_create(rows)


@contextmanager
def sentences_of_constraints(rows: Iterable[models.Model], where: str) -> Iterator[None]:
    """Where the database refuses what is written inside, the row's own constraints say why. Raises `InvalidValue`."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        for row in rows:
            try:
                row.validate_constraints()
            except ValidationError as error:
                raise InvalidValue(f"{where}: {' '.join(error.messages)}") from error
        raise


def check(row: models.Model, where: str) -> None:
    """Lengths, choices and addresses, so that a wrong value is named and not answered by the database."""
    try:
        row.clean_fields()
    except ValidationError as error:
        messages = "; ".join(
            f"{row._meta.get_field(name).verbose_name}: {' '.join(problems)}"  # type: ignore[union-attr]
            for name, problems in error.message_dict.items()
        )
        raise InvalidValue(f"{where}: {messages}") from error
