"""What was worked out of a part of a document before: styles are most of it, and the same in a whole case."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_LARGEST = 1_000_000
"""Largest part that is kept. [byte]"""
_MOST = 32


def remembers_parts(work: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let a pure function of a part, its last argument, remember what it gave; large parts are not kept."""
    known = cast(Callable[_P, _T], lru_cache(_MOST)(work))

    @wraps(work)
    def asked(*args: _P.args, **named: _P.kwargs) -> _T:
        part = cast(bytes, args[-1])
        return known(*args, **named) if len(part) <= _LARGEST else work(*args, **named)

    return asked
