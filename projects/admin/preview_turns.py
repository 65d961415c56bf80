"""Of the previews that a tab asks for while somebody types, only the newest is worth making.

A browser gives up an older request, but the server has it already: it is answered at once instead of standing in line.
Numbers are kept in memory by each worker; on another worker an older request stands in nobody's way.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable

MOST_TABS = 1000
LONGEST_TAB = 40

_newest: OrderedDict[tuple[int, str], int] = OrderedDict()
_lock = threading.Lock()


def turn(person: int, tab: str, number: str) -> Callable[[], bool]:
    """Whether this request is still the newest of its tab; to be asked whenever there is something long to do.

    tab, number: as the browser sent them; without a number there is nothing newer.
    """
    if not (number.isascii() and number.isdigit() and len(number) < 10 and len(tab) <= LONGEST_TAB):
        return lambda: True
    key, mine = (person, tab), int(number)
    with _lock:
        _newest[key] = max(mine, _newest.get(key, 0))
        _newest.move_to_end(key)
        if len(_newest) > MOST_TABS:
            _newest.popitem(last=False)
    return lambda: _newest.get(key, mine) <= mine
