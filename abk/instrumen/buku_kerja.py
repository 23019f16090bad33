"""One call for each command that takes workbooks: ours and foreign ones alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from abk.errors import ParameterError
from abk.instrumen.asing.impor import aturan_tujuan, impor_asing
from abk.instrumen.asing.penunjukan import peta_baru
from abk.instrumen.asing.peta import Peta, baca_peta
from abk.instrumen.audit import audit
from abk.instrumen.buku.baca import baca_lembar, buku_sendiri, identitas_buku, kode_lembar
from abk.instrumen.buku.impor import impor
from abk.instrumen.buku.laporan import LaporanImpor, keraguan
from abk.instrumen.buku.pemilik import periksa_penanda
from abk.instrumen.galat import TemuanSel
from abk.instrumen.sandbox import BukuMentah, baca_buku
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


def periksa_berkas(berkas: Path | str) -> list[TemuanSel]:
    """Every finding in a workbook (``abk periksa BERKAS.xlsx``); writes nothing.

    In one of ours what would keep it from being submitted, in a foreign one the audit of its own arithmetic
    (:func:`audit`). Raises BerkasError if the file cannot be read.
    """
    buku = baca_buku(Path(berkas))
    return _periksa_sendiri(buku) if buku_sendiri(buku) else audit(berkas)


def _periksa_sendiri(buku: BukuMentah) -> list[TemuanSel]:
    identitas = identitas_buku(buku)
    jabatan = {str(j["kode_jabatan"]): j for j in identitas.jabatan}
    temuan: list[TemuanSel] = []
    for lembar in buku.lembar:
        kode = kode_lembar(lembar)
        if kode not in jabatan:
            continue
        periksa_penanda(buku, lembar, identitas, jabatan[kode])
        isi = baca_lembar(buku, lembar, identitas.versi)
        temuan += isi.ditolak
        temuan += keraguan(buku.berkas, isi, jabatan[kode], identitas.versi, "ajukan")
    return temuan
