"""Archives (zip; so Word and Excel): read within limits where they come from outside, written all alike."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator

DATE = (1980, 1, 1, 0, 0, 0)
"""Date of every part that is written: the first one that an archive can hold."""


def archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of parts, name and content, in their order: the same bytes on every day and system."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as new:
        for name, content in parts:
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, content, compresslevel=9)
    return result.getvalue()


# ── what came from outside ────────────────────────────────────────────────────────────────────────
FILE_MOST = 20_000_000
"""Largest archive that is opened. [byte]"""
UNPACKED_MOST = 60_000_000
"""Most bytes that all parts of an archive may unpack to, counted while they do. [byte]"""
PARTS_MOST = 2_000
"""Most parts of an archive."""
RATIO_MOST = 200
"""Most that an archive may grow by; small ones, up to :data:`_SMALL`, are not asked. [times]"""
_SMALL, _PIECE = 2_000_000, 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)


class ArchiveError(ValueError):
    """An archive from outside that is not read, and why: a part of a sentence."""


def archive_parts(content: bytes, wanted: Callable[[str], bool] = lambda _: True) -> dict[str, bytes]:
    """Parts of a zip (Word, Excel) from outside, name → bytes, those wanted by their name; all are counted.

    Raises
    ------
    ArchiveError
        If it is damaged, enciphered, packed in an unusual way, or beyond the limits above.
    """
    if len(content) > FILE_MOST:
        raise ArchiveError(f"lebih besar dari {FILE_MOST // 1_000_000} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return dict(_parts(archive, max(_SMALL, min(UNPACKED_MOST, RATIO_MOST * len(content))), wanted))
    except ArchiveError:
        raise
    except _BROKEN as fault:
        raise ArchiveError("rusak, bersandi, atau tidak lengkap") from fault


def _parts(archive: zipfile.ZipFile, most: int, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    every = archive.infolist()
    if len(every) > PARTS_MOST or len({one.filename for one in every}) != len(every):
        raise ArchiveError(f"memuat bagian bernama sama, atau lebih dari {PARTS_MOST} bagian")
    if any(one.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for one in every):
        raise ArchiveError("dimampatkan dengan cara yang tidak lazim")
    unpacked = 0
    for one in every:
        pieces: list[bytes] = []
        with archive.open(one) as part:
            while piece := part.read(_PIECE):
                unpacked += len(piece)
                if unpacked > most:
                    raise ArchiveError(f"mengembang melebihi {most / 1e6:g} MB")
                if wanted(one.filename):
                    pieces.append(piece)
        if wanted(one.filename):
            yield one.filename, b"".join(pieces)
