"""DuckDB as the engine of a dataset: no network, no other files, a limit of memory; errors in our words."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from abk.errors import KegiatanError, ParameterError
from abk.tulisan.format import bulat
from abk.tulisan.malas import paket_pilihan
from abk.tulisan.markup import kutip

MEMORI_MB = 1_000
"""What DuckDB may hold at once; beyond it, it works on the disk. [MB]"""

_PASANG = "Pasang dahulu: pip install 'abk[nasional]' (paket duckdb), lalu ulangi."
_GLOB = re.compile(r"([*?\[])")


def duckdb() -> Any:
    """The module.

    Raises
    ------
    KegiatanError
        If it is not installed; with what to install.
    """
    tanpa = KegiatanError("Tabel nasional memerlukan DuckDB, yang belum terpasang.", _PASANG)
    return paket_pilihan("duckdb", tanpa)


def connection(*, folder: Sequence[Path], spill: Path, memori_mb: int = MEMORI_MB, inti: int = 0) -> Any:
    """A database of its own in memory, which reaches these folders and nothing else.

    Parameters
    ----------
    folder : folders whose files it may read and write
    spill : folder for what does not fit into the memory
    memori_mb : limit of its memory [MB]
    inti : threads; 0 leaves it to DuckDB

    Raises
    ------
    KegiatanError
        If DuckDB is not installed.
    ParameterError
        If the limit is too small to work with.
    """
    if memori_mb < _MEMORI_TERKECIL_MB:
        raise ParameterError(
            f"memori_mb {memori_mb} terlalu kecil.", f"Beri paling sedikit {_MEMORI_TERKECIL_MB}."
        )
    con = duckdb().connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "allow_community_extensions": "false",
            "python_enable_replacements": "false",
            "memory_limit": f"{memori_mb}MB",
            "temp_directory": str(spill),
            **({"threads": inti} if inti else {}),
        },
    )
    # a name of a file is judged as it is written in the question: with its signs quoted too
    boleh = {f"{teks}/" for f in (*folder, spill) for teks in (f.as_posix(), _glob(f))}
    con.execute(f"SET allowed_directories = [{', '.join(map(literal, sorted(boleh)))}]")
    con.execute("SET enable_external_access = false")
    # whoever asks cannot open it again
    con.execute("SET lock_configuration = true")
    return con


_MEMORI_TERKECIL_MB = 100


def literal(teks: str) -> str:
    """A text as SQL writes it."""
    return "'" + teks.replace("'", "''") + "'"


def name(teks: str) -> str:
    """A name of a column as SQL writes it."""
    return '"' + teks.replace('"', '""') + '"'


def files(berkas: Iterable[Path]) -> str:
    """A list of files for ``read_parquet``: each that file alone, whatever signs its folder has."""
    return f"[{', '.join(literal(_glob(b)) for b in berkas)}]"


def _glob(path: Path) -> str:
    """A path in which ``*``, ``?`` and ``[`` stand for themselves."""
    return _GLOB.sub(r"[\1]", path.as_posix())


@contextmanager
def in_words(apa: str, saran: str) -> Iterator[None]:
    """An error of DuckDB in the block as ours.

    Parameters
    ----------
    apa : what was done: the beginning of the message
    saran : what to do

    Raises
    ------
    KegiatanError
        With the first line of what DuckDB said.
    """
    try:
        yield
    except duckdb().Error as salah:
        sebab = (str(salah).strip().splitlines() or [""])[0]
        raise KegiatanError(f"{apa}: {kutip(sebab, 200)}.", saran) from salah


_DISK = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EROFS, errno.EIO)


def of_the_disk(fault: Exception) -> Exception:
    """The fault of the disk that DuckDB tells in its words, as OSError; any other as it is."""
    code = next((c for c in _DISK if os.strerror(c) in str(fault)), None)
    return fault if code is None else OSError(code, os.strerror(code))


# ── a question of one's own ───────────────────────────────────────────────────────────────────────
BARIS_PALING = 1_000_000
"""Rows of an answer that are loaded unless more are asked for. [baris]"""

_SEBATAS = "FROM ({sql}\n) LIMIT {paling}"


def jawab(con: Any, sql: str, isi: Sequence[object] | Mapping[str, object], paling: int) -> pd.DataFrame:
    """Answer of one SELECT (:meth:`abk.gabungan.Nasional.tanya`).

    Parameters
    ----------
    con : the connection
    sql : the question
    isi : values of its parameters
    paling : most rows of the answer [baris]

    Returns
    -------
    DataFrame

    Raises
    ------
    ParameterError
        If it is not one SELECT, DuckDB does not understand it, or the answer is longer.
    """
    mesin = duckdb()
    try:
        pernyataan = con.extract_statements(sql)
        if len(pernyataan) != 1 or pernyataan[0].type != mesin.StatementType.SELECT:
            raise ParameterError("Pertanyaan bukan satu SELECT.", "Dataset hanya dibaca.")
        utuh = _SEBATAS.format(sql=sql.strip().rstrip(";"), paling=paling + 1)
        jawaban: pd.DataFrame = con.execute(utuh, isi or None).df()
    except mesin.Error as salah:
        sebab = " ".join(str(salah).split())
        raise ParameterError(
            f"Pertanyaan tidak dapat dijawab: {kutip(sebab, 300)}.", "Lihat kolomnya dalam KAMUS.md."
        ) from salah
    if len(jawaban) > paling:
        raise ParameterError(
            f"Jawaban lebih dari {bulat(paling)} baris.",
            "Ringkas dengan GROUP BY atau LIMIT, atau beri paling=N.",
        )
    return jawaban
