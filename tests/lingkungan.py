"""The environment that tests share."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def lingkungan_tetap() -> Iterator[None]:
    """What is called within leaves no variable behind: the command sets some, for what it starts."""
    semula = dict(os.environ)
    try:
        yield
    finally:
        for nama in os.environ.keys() - semula.keys():
            del os.environ[nama]
        os.environ.update(semula)
