"""The recap as an Excel workbook: forms A to F with live formulas, official layout, ready for print."""

from __future__ import annotations

from pathlib import Path

from abk.errors import LaporanError
from abk.files import scratch_folder, sebab_disk, write_whole
from abk.kegiatan import Kegiatan
from abk.reports.rekap_xlsx.buku import Buku
from abk.reports.rekap_xlsx.lembar_a import tulis_a
from abk.reports.rekap_xlsx.lembar_bc import tulis_b, tulis_c
from abk.reports.rekap_xlsx.lembar_d import tulis_d
from abk.reports.rekap_xlsx.lembar_ef import tulis_e, tulis_f
from abk.reports.rekap_xlsx.lembar_parameter import teks_dasar, tulis_parameter
from abk.reports.rekap_xlsx.lembar_petunjuk import LetakJumlah, lembar_petunjuk, tulis_petunjuk, tulis_temuan
from abk.reports.rekap_xlsx.rows import form_rows
from abk.tulisan import VERSI
from abk.tulisan.markup import kutip

__all__ = ["tulis_rekap"]


def tulis_rekap(k: Kegiatan, path: str | Path, *, lain: str = "") -> Path:
    """Write the recap of a kegiatan as an Excel workbook: Petunjuk, forms A to F, Temuan, Parameter.

    Every result is a live formula over the inputs and the Parameter sheet, and carries the value of the
    library, so that a reader that does not calculate shows the same. The same kegiatan gives the same bytes.
    The file at ``path`` is replaced as a whole or not at all (LaporanError); ``lain`` is the workbook of the
    other state of a case, as it is reached from this one.

    Before rounding to persons a need is rounded to nine digits in the formulas, since a spreadsheet
    calculates in floats; the library rounds the exact fraction. The two differ only for a need within
    0.0000000005 persons of a boundary. Forms A–F are of the Permendagri 12/2008 family; the layout of form F
    is a choice of this project.
    """
    tujuan = Path(path)
    try:
        with scratch_folder("r") as sementara:
            isi = _buku(k, lain, sementara)
        write_whole(tujuan, isi)
    except OSError as salah:
        raise LaporanError(
            f"Buku kerja {kutip(tujuan.name)} tidak dapat ditulis: {sebab_disk(salah)}.",
            "Periksa berkas itu, folder tujuan, folder berkas sementara, dan ruang penyimpanan keduanya.",
        ) from salah
    return tujuan


def _buku(k: Kegiatan, lain: str, sementara: Path) -> bytes:
    s = form_rows(k)
    buku = Buku(k, sementara)
    dasar = teks_dasar(s)
    # Sheets stand in the order in which they are made; what Petunjuk sums up is known only at the end.
    petunjuk = lembar_petunjuk(buku)
    a = tulis_a(buku, s, dasar)
    ada, jumlah_ada = tulis_b(buku, s)
    beban = tulis_c(buku, s, a, dasar)
    d = tulis_d(buku, s, beban, ada, dasar)
    e = tulis_e(buku, s, d, dasar)
    f = tulis_f(buku, s, e, dasar)
    tulis_temuan(buku, s)
    tulis_parameter(buku, s)
    tulis_petunjuk(petunjuk, s, LetakJumlah(a, jumlah_ada, d, e, f), VERSI, lain)
    return buku.selesai()
