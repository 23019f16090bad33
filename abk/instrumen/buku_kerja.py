"""One call for each command that takes workbooks: ours and foreign ones alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from abk.errors import ParameterError
from abk.files import write_whole
from abk.instrumen.asing.impor import aturan_tujuan, impor_asing
from abk.instrumen.asing.peta import Peta, baca_peta, teks_tunjuk
from abk.instrumen.asing.pratinjau import tinjau_buku, tinjau_pratinjau
from abk.instrumen.buku.impor import impor
from abk.instrumen.buku.laporan import LaporanImpor
from abk.instrumen.galat import BerkasError, tolakan
from abk.instrumen.sandbox import BukuMentah, baca_buku
from abk.peraturan import Aturan
from abk.store import buka
from abk.tulisan.markup import kutip


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
    of them, to be filled in; `tunjuk` is the table at which the user points then. Of several
    files one that cannot be read as mapped is reported, and keeps out no other. Raises BerkasError if the
    only one cannot, or the mapping was only now written; ParameterError if none is named.
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
    laporan: list[LaporanImpor] = []
    for b in berkas:
        try:
            laporan.append(impor_asing(b, jawaban, gudang, oleh, alasan))
        except BerkasError as salah:
            if len(berkas) == 1:
                raise
            laporan.append(LaporanImpor(ditolak=(tolakan(salah),)))
    return LaporanImpor(
        **{
            f.name: tuple(isi for satu in laporan for isi in getattr(satu, f.name))
            for f in fields(LaporanImpor)
        }
    )


def peta_baru(berkas: Path | str, peta: Path, aturan: Aturan, tunjuk: Peta | None = None) -> BerkasError:
    """Write the mapping file of a workbook, and say what is to be filled in; `tunjuk` points at a table."""
    buku = baca_buku(Path(berkas))
    lagi = "lalu jalankan perintah ini lagi."
    if tunjuk is not None:
        tunjuk = _tunjuk_lembar(buku, tunjuk)
    if not tinjau_buku(buku, tunjuk):
        _tulis_peta_tunjuk(buku, peta)
        pesan = f"Di berkas ini tidak ada tabel yang dikenali; peta kosong ditulis ke {peta.name}."
        return BerkasError(
            pesan, f"Tunjukkan baris kepala dan huruf kolomnya di berkas itu, {lagi}", buku.berkas
        )
    p = tinjau_pratinjau(buku, tunjuk, aturan=aturan)
    p.tulis_peta(peta)
    if not p.terbuka:
        pesan = f"Peta belum ada, jadi ditulis ke {peta.name}; tidak ada yang perlu ditanyakan."
        return BerkasError(pesan, f"Periksa petanya, {lagi}", p.berkas)
    pesan = f"Peta belum ada, jadi ditulis ke {peta.name}: {len(p.terbuka)} pertanyaan menunggu jawaban."
    return BerkasError(pesan, f"Isi jawabannya di berkas itu, {lagi}", p.berkas)


def _tulis_peta_tunjuk(buku: BukuMentah, jalur: Path) -> Path:
    """Mapping file for a workbook in which no table was found, to be filled in by pointing."""
    lembar = [(s.nama, s.baris) for s in buku.lembar if s.tampak]
    write_whole(Path(jalur), teks_tunjuk(buku.berkas, lembar).encode())
    return Path(jalur)


def _tunjuk_lembar(buku: BukuMentah, tunjuk: Peta) -> Peta:
    """Pointing without a sheet means the only one that is shown; BerkasError if there are several."""
    if "" not in tunjuk.tabel:
        return tunjuk
    tampak = [s.nama for s in buku.lembar if s.tampak]
    if len(tampak) != 1:
        pesan = f"Berkas ini berisi {len(tampak)} lembar; sebutkan lembar tabelnya."
        raise BerkasError(pesan, f"Pilih salah satu: {', '.join(map(kutip, tampak))}.", buku.berkas)
    return replace(tunjuk, tabel={tampak[0]: replace(tunjuk.tabel[""], kunci=tampak[0])})
