"""What was typed and not saved yet, as the sheet that saving it would make; the database is not written to."""

import copy

from projects.document import SheetDocument
from projects.editing import Draft, columns_of_parts, write_fields
from projects.models import ProjectUpdate
from projects.report.contents import sheet_document


def unsaved_sheet(update: ProjectUpdate, draft: Draft) -> SheetDocument:
    """The sheet of an update, loaded `with_parts()`, with a draft in place of all that a save would write."""
    row = copy.copy(update)
    write_fields(row, draft)
    rows = {
        accessor: [getattr(update, accessor).model(**columns) for columns in columns_of_parts(accessor, parts)]
        for accessor, parts in draft.parts.items()
    }
    return sheet_document(row, rows)
