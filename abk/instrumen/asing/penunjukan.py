"""The mapping file of a workbook that has none yet: with its questions, or to be pointed out by the user."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from abk.instrumen.asing.peta import Peta, teks_tunjuk
from abk.instrumen.asing.pratinjau import tinjau_buku, tinjau_pratinjau
from abk.instrumen.galat import BerkasError
from abk.instrumen.sandbox import BukuMentah, baca_buku
from abk.peraturan import Aturan
from abk.tulisan.markup import kutip


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
    Path(jalur).write_text(teks_tunjuk(buku.berkas, lembar), encoding="utf-8", newline="\n")
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
