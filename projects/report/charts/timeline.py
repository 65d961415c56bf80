"""The years of a project as a line: from its first milestone to its last, with a mark for each year that has one.

A circle is the beginning, a square the end of a completed project, an arrow says that it goes on.
"""

from collections.abc import Collection

from projects.sections import ProjectStatus

_STEP, _HIGH = 44, 24
_MID = _HIGH / 2


def life_line(first: int, last: int, years: Collection[int], status: ProjectStatus, span: tuple[int, int]) -> str:
    """One project's line in a drawing that reaches over `span`, its first and last year.

    Hidden from assistive technology: the years stand beside it in words. Raises ValueError for years outside the span.
    """
    begin, end = span
    if not begin <= first <= last <= end:
        raise ValueError(f"Die Jahre {first} bis {last} liegen nicht in {begin} bis {end}.")
    width = (end - begin + 1) * _STEP
    grid = "".join(f'<path class="rp-zeit__grid" d="M{_x(year, begin)} 0V{_HIGH}"/>' for year in range(begin, end + 1))
    dots = "".join(
        f'<circle class="rp-zeit__dot" cx="{_x(year, begin)}" cy="{_MID:g}" r="3"/>'
        for year in sorted(years)
        if first < year < last
    )
    line = f'<path class="rp-zeit__line" d="M{_x(first, begin)} {_MID:g}H{_x(last, begin)}"/>'
    start = f'<circle class="rp-zeit__start" cx="{_x(first, begin)}" cy="{_MID:g}" r="5"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rp-zeit" viewBox="0 0 {width} {_HIGH}" width="{width}" '
        f'height="{_HIGH}" aria-hidden="true" focusable="false">{grid}{line}{dots}{start}'
        f"{_end(_x(last, begin), first == last, status)}</svg>"
    )


def _x(year: int, begin: int) -> int:
    return (year - begin) * _STEP + _STEP // 2


def _end(x: int, is_start: bool, status: ProjectStatus) -> str:
    if status is ProjectStatus.COMPLETED:
        x += 12 if is_start else 0
        return f'<rect class="rp-zeit__end" x="{x - 5}" y="{_MID - 5:g}" width="10" height="10"/>'
    if status is ProjectStatus.RUNNING:
        return f'<path class="rp-zeit__on" d="M{x + 8} {_MID:g}h14m-6 -5l6 5l-6 5"/>'
    return f'<path class="rp-zeit__off" d="M{x + 8} {_MID - 5:g}v10"/>'
