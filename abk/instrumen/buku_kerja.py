"""One call for each command that takes workbooks: ours and foreign ones alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from abk.errors import ParameterError, Temuan
from abk.instrumen.asing.impor import aturan_tujuan, impor_asing
from abk.instrumen.asing.penunjukan import peta_baru
from abk.instrumen.asing.peta import Peta, baca_peta
from abk.instrumen.buku.impor import impor
from abk.instrumen.buku.laporan import LaporanImpor
from abk.instrumen.sumber import periksa_sumber
from abk.store import buka


def impor_berkas(
    berkas: Sequence[Path | str],
    tujuan: str,
    oleh: str,
    *,
    peta: Path | None = None,
    alasan: str = "",
    tunjuk: Peta | None = None,
) -> LaporanImpor:
    """Workbooks into the store at an address (``abk impor BERKAS… --ke TUJUAN [--peta F]``).

    With `peta` they are foreign ones of one layout; where that file is not there it is written for the first
    of them, to be filled in; `tunjuk` is the table at which the user points then. Raises BerkasError if one
    cannot be read as mapped, or its mapping was only now written; ParameterError if none is named.
    """
    if not berkas:
        raise ParameterError(
            "Tidak ada berkas yang disebut.", "Sebutkan sekurang-kurangnya satu berkas .xlsx."
        )
    if peta is not None and not peta.exists():
        raise peta_baru(berkas[0], peta, aturan_tujuan(tujuan), tunjuk)
    gudang = buka(tujuan, buat=True)
    if peta is None:
        return impor([Path(b) for b in berkas], gudang, oleh, alasan)
    jawaban = baca_peta(peta)
    laporan = [impor_asing(b, jawaban, gudang, oleh, alasan) for b in berkas]
    return LaporanImpor(
        **{
            f.name: tuple(isi for satu in laporan for isi in getattr(satu, f.name))
            for f in fields(LaporanImpor)
        }
    )


def periksa_berkas(berkas: Path | str) -> list[Temuan]:
    """Every finding in a workbook, as :func:`abk.instrumen.sumber.periksa_sumber` tells; writes nothing."""
    return list(periksa_sumber(berkas).temuan)
