"""Tables as a series of bytes, piece by piece: a fingerprint of a large table never needs its whole text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from abk.tulisan.malas import pd

BARIS = 10_000
"""Rows of a piece. [baris]"""


def deret_csv(tabel: Iterable[pd.DataFrame], sisa: str = "") -> Iterator[bytes]:
    """The bytes of each table as CSV, one after the other, in pieces; then ``sisa``."""
    for satu in tabel:
        yield satu.iloc[:BARIS].to_csv(index=False).encode()
        for awal in range(BARIS, len(satu), BARIS):
            yield satu.iloc[awal : awal + BARIS].to_csv(index=False, header=False).encode()
    yield sisa.encode()
