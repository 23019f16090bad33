"""Which column of a table means what: by its label, by what stands in it, by arithmetic, else by question."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from abk.instrumen.asing.baris import isi_tabel
from abk.instrumen.asing.bentuk import Jabatan, Tanya
from abk.instrumen.asing.grid import Grid, bagian_kolom, huruf_kolom, kolom_dari
from abk.instrumen.asing.header import Header, volume_periode
from abk.instrumen.asing.jumlahan import dengan_kolom_jumlah
from abk.instrumen.asing.label import kata_tunggal, satuan_dalam
from abk.instrumen.asing.pembagi import PEMBAGI_LAZIM, dekat, pembagi_tabel, uji_hitungan
from abk.tables.kata import pisah_kata
from abk.tulisan.markup import kutip

WAJIB = ("uraian_tugas", "volume", "norma_waktu")
_DITANYAKAN = {*WAJIB, "satuan_waktu", "periode", "waktu_efektif", "frekuensi", "nama_jabatan"}
"""Meanings whose choice between several columns changes the need; of the others the best one is shown."""

_BISA_KATA = ("nama_jabatan", "frekuensi", "norma_waktu", "beban", "")
"""Meanings of a label, none included, that the words in the column outweigh."""

_SEJAM = 60
_GANTI = {"volume": ("frekuensi", "beban", "jumlah"), "norma_waktu": ("norma_min", "beban")}
_RUJUKAN = re.compile(r"[A-Z]{1,3}[0-9]+")
SEBUT = {"uraian_tugas": "uraian tugas", "norma_waktu": "norma waktu (waktu penyelesaian satu hasil)"}


def pilih_kolom(
    grid: Grid, header: Header, akhir: int, jawaban: Mapping[str, str]
) -> tuple[dict[str, int], list[Tanya]]:
    """Column of each meaning, the likeliest where it is asked about; and those questions."""
    header = _menurut_isi(grid, header, akhir)
    if per_periode := volume_periode(grid, header, akhir):
        lain = {p: tuple(k for k in semua if k not in per_periode) for p, semua in header.kolom.items()}
        tersisa = {p: semua for p, semua in lain.items() if semua and p != "periode"}
        header = replace(header, kolom={**tersisa, "volume": (min(per_periode),)})
    hasil: dict[str, int] = {}
    tanya: list[Tanya] = []
    ditetapkan = {n.removeprefix("kolom."): v for n, v in jawaban.items() if n.startswith("kolom.")}
    for peran in dict.fromkeys([*header.kolom, *WAJIB, *ditetapkan]):
        tetap, menit = _ditetapkan(grid, ditetapkan.get(peran, ""))
        ditolak = ditetapkan.get(peran) == "-"
        calon, pasti = _calon(grid, header, akhir, peran)
        if tetap is not None:
            hasil |= {peran: tetap} if menit is None else {peran: tetap, "norma_menit": menit}
        elif calon and not ditolak:
            bebas = [k for k in calon if k not in hasil.values()]
            hasil[peran] = calon[0] if pasti or not bebas else bebas[0]
        if (
            peran in _DITANYAKAN
            and not (pasti and not (ditolak and peran in WAJIB))
            and (calon or peran in WAJIB)
        ):
            pasang = _berpasangan(grid, header, akhir, calon) if peran == "norma_waktu" else ""
            satu = _tanya(header, peran, calon, tetap, pasang)
            if peran == "volume":
                satu = dengan_kolom_jumlah(grid, header, satu)
                hasil |= {} if tetap is not None or not satu.usulan else {peran: kolom_dari(satu.usulan)}
            tanya.append(satu)
    if hasil.get("volume") == hasil.get("frekuensi"):
        hasil.pop("frekuensi", None)
    return hasil, tanya


def _tanya(header: Header, peran: str, calon: list[int], tetap: int | None, pasang: str) -> Tanya:
    if tetap is not None and tetap not in calon:
        calon = [*calon, tetap]
    pilihan = tuple(huruf_kolom(k) for k in calon)
    sebut = ", ".join(f"{huruf_kolom(k)} = {kutip(header.label.get(k, ''))}" for k in calon)
    boleh = pilihan if peran in WAJIB or not pilihan else (*pilihan, "-")
    teks = f"Kolom mana yang berisi {SEBUT.get(peran, peran.replace('_', ' '))}?"
    if pasang:
        return Tanya(f"kolom.{peran}", teks, (*boleh, pasang), pasang, f"{sebut}; {pasang} = jam + menit")
    return Tanya(f"kolom.{peran}", teks, boleh, "", sebut)


def _calon(grid: Grid, header: Header, akhir: int, peran: str) -> tuple[list[int], bool]:
    """Columns that may hold a meaning, best first, and whether the first is certain."""
    semua = header.kolom.get(peran, ())
    calon = _sekepala(grid, header, akhir, peran, semua)
    calon = [k for k in calon if _berisi(grid, header, akhir, k)] or list(semua[:1])
    if peran == "volume" and (jumlah := _jumlah_kolom(grid, header, akhir, calon)):
        return jumlah, True
    if peran == "norma_waktu" and (sama := _menit_dan_jam(grid, header, akhir, calon)):
        return sama, True
    if calon or peran not in WAJIB:
        lain = _saingan(grid, header, akhir, peran, calon[0]) if len(calon) == 1 else []
        return [*calon, *lain], len(calon) == 1 and not lain
    for pengganti in _GANTI.get(peran, ()):
        ganti = [k for k in header.kolom.get(pengganti, ()) if _berisi(grid, header, akhir, k)]
        if pengganti == "norma_min" and ganti and header.kolom.get("norma_maks"):
            return ganti[:1], len(ganti) == 1
        if pengganti == "frekuensi" and ganti:
            ganti += [k for k in header.kolom.get("jumlah", ()) if _berangka(grid, header, akhir, k)]
            return ganti, len(ganti) == 1
        if ganti and pengganti != "norma_min":
            if len(ganti) == 1 and _terbukti(grid, header, akhir, peran, ganti[0]):
                return ganti, True
            return [*dict.fromkeys([*_tak_bernama(grid, header, akhir), *ganti])], False
    if peran == "uraian_tugas":
        teks = [k for k in header.label if _berteks(grid, header, akhir, k)]
        return sorted(teks, key=lambda k: -_panjang(grid, header, akhir, k)), False
    return _tak_bernama(grid, header, akhir) or [
        k for k in header.label if _berangka(grid, header, akhir, k)
    ], False


def _saingan(grid: Grid, header: Header, akhir: int, peran: str, kolom: int) -> list[int]:
    """Columns that may hold a meaning though one alone is named so: that one is hidden, or not multiplied."""
    ganti = [k for p in _GANTI.get(peran, ()) for k in header.kolom.get(p, ())]
    ganti = [k for k in ganti if k != kolom and _berangka(grid, header, akhir, k)]
    tersembunyi = kolom + 1 in grid.lembar.kolom_tersembunyi and peran == "volume"
    if tersembunyi and not _terbukti(grid, header, akhir, peran, kolom):
        return [*dict.fromkeys([*ganti, *_tak_bernama(grid, header, akhir)])]
    bukti = {k: _bukti(grid, header, akhir, peran, k)[:2] for k in (kolom, *ganti)} if ganti else {}
    return [k for k in ganti if bukti[k] > bukti[kolom]]


def _jumlah_kolom(grid: Grid, header: Header, akhir: int, calon: Sequence[int]) -> list[int]:
    """Column that adds up the other ones in every row: that of the year beside those of its months."""
    semua = [*calon, *header.kolom.get("jumlah", ())]
    baris = range(header.akhir + 1, akhir)
    isi = {k: [grid.angka(n, k, ",").nilai or 0 for n in baris] for k in semua}
    cocok = [
        k
        for k in semua
        if (lain := [isi[m] for m in calon if m != k])
        and all(dekat(v, sum(m)) for v, *m in zip(isi[k], *lain, strict=True))
        and any(sum(map(bool, m)) > 1 for m in zip(*lain, strict=True))
    ]
    return cocok if len(cocok) == 1 else []


def _menit_dan_jam(grid: Grid, header: Header, akhir: int, calon: Sequence[int]) -> list[int]:
    """Column of minutes, where a second one tells the same time in hours."""
    satuan, pasang = _jam_menit(grid, header, akhir, calon)
    sama = all(m and j and dekat(m, j * 60) for m, j in pasang if m or j)
    return [satuan["menit"]] if sama and any(m for m, _ in pasang) else []


def _berpasangan(grid: Grid, header: Header, akhir: int, calon: Sequence[int]) -> str:
    """Columns that tell one time together, as an answer: ``D+E``, whole hours in D and what remains in E."""
    satuan, pasang = _jam_menit(grid, header, akhir, calon)
    utuh = all((m or 0) < _SEJAM and float(j or 0).is_integer() for m, j in pasang)
    return f"{huruf_kolom(satuan['jam'])}+{huruf_kolom(satuan['menit'])}" if pasang and utuh else ""


def _jam_menit(
    grid: Grid, header: Header, akhir: int, calon: Sequence[int]
) -> tuple[dict[str, int], list[tuple[float | None, float | None]]]:
    """The one column of minutes and the one of hours, and what they hold row by row; nothing without both."""
    satuan = {s.pop(): k for k in calon if len(s := satuan_dalam(header.label.get(k, ""))) == 1}
    if len(calon) != len(satuan) or satuan.keys() != {"menit", "jam"}:
        return {}, []
    baris = range(header.akhir + 1, akhir)
    return satuan, [
        (grid.angka(n, satuan["menit"], ",").nilai, grid.angka(n, satuan["jam"], ",").nilai) for n in baris
    ]


def _tak_bernama(grid: Grid, header: Header, akhir: int) -> list[int]:
    """Columns of numbers whose labels say nothing that is known."""
    dikenal = {k for p, semua in header.kolom.items() if p not in {"beban", "jumlah"} for k in semua}
    return [k for k in header.label if k not in dikenal and _berangka(grid, header, akhir, k)]


def _sekepala(grid: Grid, header: Header, akhir: int, peran: str, semua: Sequence[int]) -> list[int]:
    """One column of those under one merged header: the first, of numbers those that hold some."""
    kelompok: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for k in semua:
        asal = tuple(grid.asal(n, k) for n in range(header.baris, header.akhir + 1) if grid.teks(n, k))
        kelompok.setdefault(asal, []).append(k)
    hasil: list[int] = []
    for daftar in kelompok.values():
        berangka = [k for k in sorted(daftar) if _berangka(grid, header, akhir, k)]
        hasil += [min(daftar)] if peran == "uraian_tugas" or not berangka else berangka
    return hasil


def _menurut_isi(grid: Grid, header: Header, akhir: int) -> Header:
    """What a column holds tells what it is: units of time or periods, a count from 1, known divisors."""
    kolom = {p: list(k) for p, k in header.kolom.items()}
    for asal in ("hasil_kerja", *_BISA_KATA):
        for k in header.kolom.get(asal, ()) if asal else _tak_dikenal(header):
            peran = _peran_kata(grid, header, akhir, k, asal)
            if peran and peran not in kolom:
                if asal:
                    kolom[asal].remove(k)
                kolom[peran] = [k]
    for k in _tak_bernama(grid, header, akhir):
        angka = [a for n in range(header.akhir + 1, akhir) if (a := grid.angka(n, k, ",").nilai) is not None]
        if "nomor" not in kolom and k == header.awal and _menghitung(angka):
            kolom["nomor"] = [k]
        elif "waktu_efektif" not in kolom and len(angka) > 1 and PEMBAGI_LAZIM.issuperset(angka):
            kolom["waktu_efektif"] = [k]
    return replace(header, kolom={p: tuple(k) for p, k in kolom.items() if k})


def _tak_dikenal(header: Header) -> list[int]:
    """Columns whose label says nothing that is known."""
    dikenal = {k for semua in header.kolom.values() for k in semua}
    return [k for k in header.label if k not in dikenal]


def _peran_kata(grid: Grid, header: Header, akhir: int, k: int, asal: str) -> str:
    """What a column is that holds only units of time, only periods, or only counts a period; else empty."""
    lebar = range(header.awal, header.ujung + 1)
    # Signatures under the table are no part of it: a row counts that holds a number.
    semua = [
        n
        for n in range(header.akhir + 1, akhir)
        if any(grid.angka(n, c, ",").nilai is not None for c in lebar)
    ]
    isi = {grid.teks(n, k) for n in semua} - {""}
    satuan = {kata_tunggal(t, "satuan_waktu") for t in isi}
    if isi and None not in satuan and satuan & {"menit", "jam"}:
        return "satuan_waktu"
    berkata = [pisah_kata(t, "volume") for t in isi]
    if asal == "beban" and isi and all(satu and satu[1] for satu in berkata):
        return "volume"
    # A column of results may hold "tahun" for what comes out once a year: its place decides.
    di_tempat = asal != "hasil_kerja" or k - 1 in header.kolom.get("volume", ())
    angka = any(grid.angka(n, k, ",").nilai is not None for n in semua)
    periode = {kata_tunggal(t, "periode") for t in isi}
    return "periode" if isi and None not in periode and di_tempat and not angka else ""


def _menghitung(angka: Sequence[float]) -> bool:
    """Whether numbers count from 1, once or again for each part."""
    return (
        len(angka) > 1 and all(b in {1, a + 1} for a, b in itertools.pairwise([0, *angka])) and max(angka) > 1
    )


def _ditetapkan(grid: Grid, huruf: str) -> tuple[int | None, int | None]:
    """Column that a mapping names, if the sheet has it; and that of minutes beside hours: ``D+E``."""
    if not re.fullmatch(r"[A-Z]{1,3}([+:][A-Z]{1,3})?", huruf):
        return None, None
    if ":" in huruf:
        bagian = bagian_kolom(kolom_dari(huruf))
        return (kolom_dari(huruf) if len(bagian) > 1 and bagian[-1] < grid.lebar else None), None
    kolom = [kolom_dari(h) for h in huruf.split("+")]
    if max(kolom) >= grid.lebar:
        return None, None
    return kolom[0], kolom[1] if len(kolom) > 1 else None


def _ada(header: Header, akhir: int, uji: Callable[[int], bool]) -> bool:
    return any(uji(n) for n in range(header.akhir + 1, akhir))


def _berisi(grid: Grid, header: Header, akhir: int, kolom: int) -> bool:
    return _ada(header, akhir, lambda n: grid.isi(n, kolom) is not None)


def _berteks(grid: Grid, header: Header, akhir: int, kolom: int) -> bool:
    return _ada(header, akhir, lambda n: bool(grid.teks(n, kolom)))


def _berangka(grid: Grid, header: Header, akhir: int, kolom: int) -> bool:
    return _ada(header, akhir, lambda n: grid.angka(n, kolom, ",").nilai is not None)


def _panjang(grid: Grid, header: Header, akhir: int, kolom: int) -> int:
    return sum(len(grid.teks(n, kolom)) for n in range(header.akhir + 1, akhir))


def _terbukti(grid: Grid, header: Header, akhir: int, peran: str, kolom: int) -> bool:
    """Whether arithmetic proves that a column of another name holds this meaning."""
    berumus, cocok, teruji, semua = _bukti(grid, header, akhir, peran, kolom)
    # One wrong row in the office's own arithmetic does not make the column another one.
    return berumus * 2 > semua or (teruji > 0 and cocok * 2 > teruji)


def _bukti(grid: Grid, header: Header, akhir: int, peran: str, kolom: int) -> tuple[int, int, int, int]:
    """Rows whose formula multiplies a column, whose need is its product, of those tried, of all."""
    calon = {p: k[0] for p, k in header.kolom.items()} | {peran: kolom}
    if "norma_waktu" not in calon and {"norma_min", "norma_maks"} <= calon.keys():
        calon["norma_waktu"] = calon["norma_min"]
    if not {"volume", "norma_waktu", "kebutuhan"} <= calon.keys():
        return 0, 0, 0, 0
    isi = isi_tabel(grid, header, akhir, calon, Jabatan(""), "")
    pembagi = pembagi_tabel(grid, header, calon, isi.baris, header.baris)
    cocok, teruji = uji_hitungan(grid, calon, isi.baris, pembagi)
    return sum(_dirujuk(grid, b.baris, calon) for b in isi.baris), cocok, teruji, len(isi.baris)


def _dirujuk(grid: Grid, baris: int, kolom: Mapping[str, int]) -> bool:
    """Whether the formula of the need multiplies these very columns."""
    rumus = grid.lembar.rumus.get(grid.sel(baris, kolom["kebutuhan"]), "")
    return all(
        grid.sel(baris, kolom[k]) in _RUJUKAN.findall(rumus.replace("$", ""))
        for k in ("volume", "norma_waktu")
    )
