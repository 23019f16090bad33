"""Questions about the rows of a table: decimals, hidden rows, parents, posts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from abk.instrumen.asing.baris import IsiTabel
from abk.instrumen.asing.bentuk import BarisTugas, Tanya
from abk.instrumen.asing.bukti import Pembagi, tanya_periode, tanya_satuan
from abk.instrumen.asing.kepala import Kepala
from abk.instrumen.asing.kisi import Kisi
from abk.tables.kolom import JENIS_JABATAN

_WAJIB = ("volume", "norma_waktu")
_KOMA = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d+,\d{1,2}|\d+,\d{4,}|0,\d+|\d{1,3}(\.\d{3}){2,}")
_TITIK = re.compile(r"\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d+|\d{1,3}(,\d{3})+\.\d+")
_PECAH = re.compile(r"[.\-/]|(?<=\d)(?=[A-Za-z])")


def tanya_isi(
    kisi: Kisi,
    kepala: Kepala,
    kolom: Mapping[str, int],
    isi: IsiTabel,
    pembagi: Mapping[int, Pembagi],
    jawaban: Mapping[str, str],
) -> list[Tanya]:
    """Questions about units, periods and rows that the table itself does not settle."""
    daftar = list(pembagi.values())
    tanya = [tanya_satuan(kepala, kolom, isi.baris, daftar), tanya_periode(kepala, kolom, isi.baris, daftar)]
    tanya += [
        _tanya_desimal(kisi, kolom, isi, jawaban),
        _tanya_tersembunyi(isi.baris),
        _tanya_gabungan(isi.baris),
    ]
    tanya += [_tanya_induk(isi.baris), _tanya_isi_ke_bawah(kisi, kolom, isi)]
    return [t for t in tanya if t is not None]


def _tanya_desimal(
    kisi: Kisi, kolom: Mapping[str, int], isi: IsiTabel, jawaban: Mapping[str, str]
) -> Tanya | None:
    teks = [
        (kisi.sel(b.baris, kolom[p]), kisi.teks(b.baris, kolom[p]))
        for b in isi.baris
        for p in _WAJIB
        if kisi.teks(b.baris, kolom[p])
    ]
    ragu = [
        f"{b.sel[p]} {kisi.teks(b.baris, kolom[p])!r}" for b in isi.baris for p in _WAJIB if b.angka[p].ragu
    ]
    if not ragu and "desimal" not in jawaban:
        return None
    koma = [s for s, t in teks if _KOMA.fullmatch(t)]
    titik = [s for s, t in teks if _TITIK.fullmatch(t)]
    usulan = "," if koma and not titik else "." if titik and not koma else ""
    bukti = f"bermakna ganda: {', '.join(ragu[:5])}"
    bukti += f"; berdesimal koma: {', '.join(koma[:3])}" if koma else ""
    bukti += f"; berdesimal titik: {', '.join(titik[:3])}" if titik else ""
    return Tanya("desimal", "Apa tanda desimal angka teks tabel ini?", (",", "."), usulan, bukti)


def _tanya_tersembunyi(baris: Sequence[BarisTugas]) -> Tanya | None:
    letak = [str(b.baris + 1) for b in baris if b.tersembunyi]
    if not letak:
        return None
    bukti = f"baris tersembunyi yang berisi tugas: {', '.join(letak)}"
    return Tanya("baris_tersembunyi", "Ikutkan baris yang disembunyikan?", ("pakai", "lewati"), "", bukti)


def _tanya_gabungan(baris: Sequence[BarisTugas]) -> Tanya | None:
    sel = sorted({b.sel[k] for b in baris for k in b.gabungan})
    if not sel:
        return None
    bukti = f"angka di sel gabungan yang mencakup beberapa tugas: {', '.join(sel)}"
    teks = "Apakah angka di sel gabungan berlaku untuk tiap baris, atau sekali saja?"
    return Tanya("sel_gabungan", teks, ("tiap_baris", "baris_pertama"), "", bukti)


def induk_beranak(baris: Sequence[BarisTugas]) -> dict[int, list[int]]:
    """Rows that are counted together with their own parts: parent → parts, as rows of the sheet."""
    nomor = {(b.bagian, _bagian(b.nomor)): b.baris for b in baris if b.nomor}
    anak: dict[int, list[int]] = {}
    for satu in baris:
        bagian = _bagian(satu.nomor)
        for panjang in range(1, len(bagian)):
            induk = nomor.get((satu.bagian, bagian[:panjang]))
            if induk is not None and induk != satu.baris:
                anak.setdefault(induk, []).append(satu.baris)
    return anak


def _bagian(nomor: str) -> tuple[str, ...]:
    return tuple(p for p in _PECAH.split(nomor) if p)


def _tanya_induk(baris: Sequence[BarisTugas]) -> Tanya | None:
    anak = induk_beranak(baris)
    if not anak:
        return None
    bukti = "; ".join(
        f"baris {i + 1} dan rinciannya di baris {', '.join(str(n + 1) for n in a)}" for i, a in anak.items()
    )
    return Tanya("induk_dan_anak", "Tugas induk dan rinciannya sama-sama berangka; mana yang dihitung?",
                 ("induk", "anak"), "", bukti)  # fmt: skip


def _tanya_isi_ke_bawah(kisi: Kisi, kolom: Mapping[str, int], isi: IsiTabel) -> Tanya | None:
    if "nama_jabatan" not in kolom:
        return None
    kosong = [str(b.baris + 1) for b in isi.baris if not kisi.teks(b.baris, kolom["nama_jabatan"])]
    if not kosong:
        return None
    bukti = f"nama jabatan kosong di baris {', '.join(kosong[:12])}"
    return Tanya("isi_ke_bawah", "Apakah baris tanpa nama jabatan milik jabatan di atasnya?",
                 ("ya", "tidak"), "", bukti)  # fmt: skip


def tanya_jabatan(isi: IsiTabel, dikenal: Mapping[str, str]) -> list[Tanya]:
    """Questions about each post: its code, unit and kind are never in such a workbook."""
    tanya: list[Tanya] = []
    for n, satu in enumerate(isi.jabatan, 1):
        if not any(b.bagian == n - 1 for b in isi.baris):
            continue
        sebut = f"jabatan {n} ({satu.nama or 'tanpa nama'})"
        bukti = f"sel {satu.sel}: {satu.nama!r}" if satu.sel else ""
        kode = dikenal.get(satu.nama.casefold(), "")
        if not satu.nama:
            tanya.append(Tanya(f"jabatan.{n}.nama_jabatan", f"Apa nama {sebut}?", (), "", bukti))
        tanya.append(Tanya(f"jabatan.{n}.kode_jabatan", f"Apa kode {sebut}?", (), kode, bukti))
        tanya.append(Tanya(f"jabatan.{n}.kode_unit", f"Apa kode unit {sebut}?", (), "", bukti))
        teks = f"Apa jenis {sebut}?"
        tanya.append(Tanya(f"jabatan.{n}.jenis_jabatan", teks, JENIS_JABATAN, "", bukti))
    return tanya
