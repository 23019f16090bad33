"""Questions that a table itself does not settle, and the evidence for their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from abk.instrumen.asing.baris import IsiTabel
from abk.instrumen.asing.bentuk import BarisTugas, Tanya
from abk.instrumen.asing.grid import Grid, huruf_kolom, ruas
from abk.instrumen.asing.header import Header
from abk.instrumen.asing.label import periode_dalam, satuan_dalam
from abk.tables.kolom import JENIS_JABATAN, PERIODE, SATUAN_WAKTU

MENURUT_PEMBAGI = "menurut pembagi"
"""Answer: the period of each row is that of its own divisor."""

MENURUT_KOLOM = "menurut kolom"
"""Answer: the unit of each row is the one it states."""

_RENTANG: tuple[tuple[float, float, str, str], ...] = (
    (60_000, 100_000, "menit", "tahun"),
    (1_000, 2_000, "jam", "tahun"),
    (1_400, 1_700, "menit", "minggu"),
    (5_000, 8_400, "menit", "bulan"),
    (240, 480, "menit", "hari"),
    (80, 150, "jam", "bulan"),
    (24, 40, "jam", "minggu"),
    (4, 9, "jam", "hari"),
)
_PEMBAGI = re.compile(r"/\s*\(?\s*(\$?[A-Z]{1,3}\$?\d+|\d+(?:\.\d+)?)")
_ANGKA_LABEL = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{3,}")


@dataclass(frozen=True)
class Pembagi:
    """A divisor and where it stands."""

    nilai: float
    sel: str

    @property
    def arti(self) -> set[tuple[str, str]]:
        """(satuan, periode) that such a divisor can mean."""
        return {(s, p) for awal, akhir, s, p in _RENTANG if awal <= self.nilai <= akhir}


def pembagi_baris(grid: Grid, header: Header, kolom: Mapping[str, int], baris: int) -> Pembagi | None:
    """Divisor of one row: its column, else the formula of its need, else the header."""
    if "waktu_efektif" in kolom:
        angka = grid.angka(baris, kolom["waktu_efektif"], ",")
        if angka.nilai:
            return Pembagi(angka.nilai, grid.sel(baris, kolom["waktu_efektif"]))
    if "kebutuhan" in kolom:
        sel = grid.sel(baris, kolom["kebutuhan"])
        for bagi in reversed(_PEMBAGI.findall(grid.lembar.rumus.get(sel, ""))):
            nilai = _nilai_pembagi(grid, bagi)
            if nilai and Pembagi(nilai, sel).arti:
                return Pembagi(nilai, sel)
    if "waktu_efektif" in kolom:
        cocok = _ANGKA_LABEL.search(header.label.get(kolom["waktu_efektif"], ""))
        if cocok:
            letak = f"{huruf_kolom(kolom['waktu_efektif'])}{header.baris + 1}"
            return Pembagi(float(cocok[0].replace(".", "")), letak)
    return None


def _nilai_pembagi(grid: Grid, teks: str) -> float | None:
    satu = ruas(teks)
    return grid.angka(satu[0], satu[1], ",").nilai if satu else float(teks)


def tanya_satuan(
    header: Header, kolom: Mapping[str, int], baris: Sequence[BarisTugas], pembagi: Sequence[Pembagi]
) -> Tanya | None:
    """Question for the unit of the norm; None where every row states it and no divisor denies it."""
    label = header.label.get(kolom["norma_waktu"], "")
    dari_label = satuan_dalam(label)
    dari_pembagi = _sepakat(pembagi, 0)
    tersebut = {b.satuan for b in baris}
    if baris and "" not in tersebut:
        if not dari_pembagi or tersebut <= dari_pembagi or len(tersebut) > 1:
            return None
        p = _beda(pembagi)[0]
        sebut = ", ".join(sorted(tersebut))
        bukti_kolom = f"tiap baris menyebut {sebut}; pembagi {p.nilai:g} (sel {p.sel}) berarti {_arti(p)}"
        teks = "Satuan di tiap baris bertentangan dengan pembagi; satuan mana yang benar?"
        return Tanya("satuan_kolom", teks, (MENURUT_KOLOM, *SATUAN_WAKTU), "", bukti_kolom)
    semua = [s for s in (dari_label, dari_pembagi, tersebut - {""}) if s]
    irisan = set.intersection(*semua) if semua else set()
    bukti = [f"kepala kolom {huruf_kolom(kolom['norma_waktu'])} {label!r} {_daftar(dari_label)}"]
    bukti += [f"pembagi {p.nilai:g} (sel {p.sel}) berarti {_arti(p)}" for p in _beda(pembagi)]
    if semua and not irisan:
        bukti.append("bukti itu bertentangan")
    usulan = next(iter(irisan)) if len(irisan) == 1 else ""
    sisa = " pada baris yang tidak menyebutkannya" if tersebut - {""} else ""
    teks = f"Apa satuan norma waktu tabel ini{sisa}?"
    return Tanya("satuan_waktu", teks, SATUAN_WAKTU, usulan, "; ".join(bukti))


def tanya_periode(
    header: Header, kolom: Mapping[str, int], baris: Sequence[BarisTugas], pembagi: Sequence[Pembagi]
) -> Tanya | None:
    """Question for the period of the volume; None where every row states it."""
    if baris and all(b.periode for b in baris):
        return None
    label = header.label.get(kolom["volume"], "")
    dari_label = periode_dalam(label)
    dari_pembagi = _sepakat(pembagi, 1)
    semua = [s for s in (dari_label, dari_pembagi) if s]
    irisan = set.intersection(*semua) if semua else set()
    usulan = next(iter(irisan)) if len(irisan) == 1 else ""
    bukti = [f"kepala kolom {huruf_kolom(kolom['volume'])} {label!r} {_daftar(dari_label)}"]
    bukti += [f"pembagi {p.nilai:g} (sel {p.sel}) berarti {_arti(p)}" for p in _beda(pembagi)]
    pilihan: tuple[str, ...] = PERIODE
    if len(_beda(pembagi)) > 1:
        pilihan = (*PERIODE, MENURUT_PEMBAGI)
        jelas = len(pembagi) == len(baris) and all(len({p for _, p in d.arti}) == 1 for d in pembagi)
        usulan = MENURUT_PEMBAGI if jelas and not dari_label else ""
        bukti.append("pembagi tidak sama di semua baris")
    return Tanya("periode", "Apa periode volume tabel ini?", pilihan, usulan, "; ".join(bukti))


def uji_hitungan(
    grid: Grid, kolom: Mapping[str, int], baris: Sequence[BarisTugas], pembagi: Mapping[int, Pembagi]
) -> tuple[int, int]:
    """How many rows can be recomputed, and in how many volume × norma / divisor gives the printed need."""
    cocok = teruji = 0
    for satu in baris:
        volume, norma = (satu.angka[k].nilai if k in satu.angka else None for k in ("volume", "norma_waktu"))
        bagi = pembagi.get(satu.baris)
        hasil = grid.angka(satu.baris, kolom["kebutuhan"], ",").nilai if "kebutuhan" in kolom else None
        if volume is None or norma is None or bagi is None or hasil is None:
            continue
        teruji += 1
        cocok += abs(volume * norma / bagi.nilai - hasil) <= max(0.0006, abs(hasil) * 0.02)
    return cocok, teruji


def _sepakat(pembagi: Iterable[Pembagi], bagian: int) -> set[str]:
    """Meanings that all divisors allow."""
    semua = [{a[bagian] for a in p.arti} for p in pembagi]
    return set.intersection(*semua) if semua else set()


def _beda(pembagi: Iterable[Pembagi]) -> list[Pembagi]:
    return list({p.nilai: p for p in reversed(list(pembagi))}.values())[::-1]


def _arti(pembagi: Pembagi) -> str:
    return " atau ".join(sorted(f"{s} per {p}" for s, p in pembagi.arti)) or "satuan yang tidak dikenal"


def _daftar(kata: set[str]) -> str:
    return f"menyebut {' dan '.join(sorted(kata))}" if kata else "tidak menyebut apa-apa"


_WAJIB = ("volume", "norma_waktu")
_KOMA = re.compile(r"\d{1,3}(\.\d{3})+,\d+|\d+,\d{1,2}|\d+,\d{4,}|0,\d+|\d{1,3}(\.\d{3}){2,}")
_TITIK = re.compile(r"\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d+|\d{1,3}(,\d{3})+\.\d+")
_PECAH = re.compile(r"[.\-/]|(?<=\d)(?=[A-Za-z])")


def tanya_isi(
    grid: Grid,
    header: Header,
    kolom: Mapping[str, int],
    isi: IsiTabel,
    pembagi: Mapping[int, Pembagi],
    jawaban: Mapping[str, str],
) -> list[Tanya]:
    """Questions about units, periods and rows that the table itself does not settle."""
    daftar = list(pembagi.values())
    tanya = [tanya_satuan(header, kolom, isi.baris, daftar), tanya_periode(header, kolom, isi.baris, daftar)]
    tanya += [
        _tanya_desimal(grid, kolom, isi, jawaban),
        _tanya_tersembunyi(isi.baris),
        _tanya_gabungan(isi.baris),
    ]
    tanya += [_tanya_induk(isi.baris), _tanya_isi_ke_bawah(grid, kolom, isi)]
    return [t for t in tanya if t is not None]


def _tanya_desimal(
    grid: Grid, kolom: Mapping[str, int], isi: IsiTabel, jawaban: Mapping[str, str]
) -> Tanya | None:
    teks = [
        (grid.sel(b.baris, kolom[p]), grid.teks(b.baris, kolom[p]))
        for b in isi.baris
        for p in _WAJIB
        if grid.teks(b.baris, kolom[p])
    ]
    ragu = [
        f"{b.sel[p]} {grid.teks(b.baris, kolom[p])!r}" for b in isi.baris for p in _WAJIB if b.angka[p].ragu
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


def _tanya_isi_ke_bawah(grid: Grid, kolom: Mapping[str, int], isi: IsiTabel) -> Tanya | None:
    if "nama_jabatan" not in kolom:
        return None
    kosong = [str(b.baris + 1) for b in isi.baris if not grid.teks(b.baris, kolom["nama_jabatan"])]
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
