from decimal import Decimal

import pytest

from projects.document import FundingDocument, FundingLineDocument
from projects.volumes import CONTAINED, LIMIT, SEVERAL, UNKNOWN, YEARLY, sum_of, volume_of
from tests.make import make_sheet_document


def line(kind="total", amount=1_000_000, **fields):
    return FundingLineDocument(lineage=f"{kind}{amount}{fields}", kind=kind, amount=Decimal(amount), **fields)


def sheet(*lines, code="01-01", **fields):
    return make_sheet_document(code, funding=FundingDocument(lines=lines, **fields))


def test_a_total_counts_and_what_it_contains_does_not_count_again():
    volume = volume_of(sheet(line(), line("part", 400_000), line("share", 600_000)))
    assert (volume.amount, volume.left_out) == (1_000_000, "")


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (sheet(reason="Noch offen."), UNKNOWN),
        (sheet(line(), contained_in="02-01"), CONTAINED),
        (sheet(line("annual", 200_000)), YEARLY),
        (sheet(line(), line(amount=2_000_000)), SEVERAL),
        (sheet(line(qualifier="up_to")), LIMIT),
        (sheet(line(qualifier="more_than")), LIMIT),
    ],
)
def test_what_may_not_be_added_says_why(found, why):
    volume = volume_of(found)
    assert (volume.amount, volume.left_out) == (None, why)


def test_a_yearly_amount_beside_a_total_is_told_and_not_added():
    volume = volume_of(sheet(line(), line("annual", 200_000)))
    assert (volume.amount, volume.also_yearly) == (1_000_000, True)


def test_a_sum_tells_what_it_holds_and_what_not():
    total = sum_of([sheet(line()), sheet(line(amount="0.5"), code="01-02"), sheet(code="01-03")])
    assert total.amount == Decimal("1000000.5")
    assert [volume.sheet.code for volume in total.volumes] == ["01-01", "01-02"]
    assert [volume.sheet.code for volume in total.left_out] == ["01-03"]


def test_nothing_sums_up_to_nothing():
    assert sum_of([]).amount == 0
