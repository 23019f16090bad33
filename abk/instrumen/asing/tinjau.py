"""One task table of a foreign workbook: its columns, rows, posts and open questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from abk.instrumen.asing.baris import IsiTabel, isi_tabel
from abk.instrumen.asing.bentuk import Jabatan, TabelTinjau, Tanya
from abk.instrumen.asing.grid import Grid, huruf_kolom, kolom_dari
from abk.instrumen.asing.header import Header
from abk.instrumen.asing.tanya import Pembagi, pembagi_baris, tanya_isi, tanya_jabatan, uji_hitungan
from abk.instrumen.buku.tata_letak import alamat
from abk.tables.angka import Desimal

_WAJIB = ("volume", "norma_waktu")
_GANTI = {"volume": ("beban", "jumlah"), "norma_waktu": ("beban",)}
_TIDAK_DIBACA = {"kebutuhan", "ada", "selisih", "beban", "golongan", "unit", "efektivitas", "jumlah"}
_RUJUKAN = re.compile(r"[A-Z]{1,3}[0-9]+")


@dataclass(frozen=True)
class TinjauTugas:
    """Review of one table, with what the audit needs beside the preview."""

    tabel: TabelTinjau
    header: Header
    kolom: Mapping[str, int]
    isi: IsiTabel
    pembagi: Mapping[int, Pembagi]


def kunci_tabel(grid: Grid, header: Header) -> str:
    """Name by which a mapping file knows a table: sheet and first cell of its header."""
    return f"{grid.lembar.nama}!{alamat(header.baris, header.awal)}"


def tinjau_tugas(
    grid: Grid,
    header: Header,
    akhir: int,
    jabatan: Jabatan,
    berkas: str,
    jawaban: Mapping[str, str],
    dikenal: Mapping[str, str],
) -> TinjauTugas:
    """Review one task table."""
    kolom, tanya = _kolom(grid, header, akhir, jawaban)
    if set(_WAJIB) <= kolom.keys() and "uraian_tugas" in kolom:
        desimal: Desimal = (
            "," if jawaban.get("desimal") == "," else "." if jawaban.get("desimal") == "." else ""
        )
        isi = isi_tabel(grid, header, akhir, kolom, jabatan, berkas, desimal)
    else:
        isi = IsiTabel([jabatan])
    pembagi = {b.baris: p for b in isi.baris if (p := pembagi_baris(grid, header, kolom, b.baris))}
    if isi.baris:
        tanya += tanya_isi(grid, header, kolom, isi, pembagi, jawaban)
        tanya += tanya_jabatan(isi, dikenal)
    tanya = [replace(t, jawaban=jawaban.get(t.nama, "")) for t in tanya]
    cocok, teruji = uji_hitungan(grid, kolom, isi.baris, pembagi)
    bukti = (
        [f"uji hitungan: {cocok} dari {teruji} baris cocok dengan kebutuhan yang tertulis"] if teruji else []
    )
    dipakai = {p: k for p, k in kolom.items() if p not in _TIDAK_DIBACA}
    bukti += [
        f"kolom {huruf_kolom(k)} ({header.label.get(k, '')}) tersembunyi"
        for k in dipakai.values()
        if k + 1 in grid.lembar.kolom_tersembunyi
    ]
    tabel = TabelTinjau(
        grid.lembar.nama,
        kunci_tabel(grid, header),
        "tugas",
        f"{alamat(header.baris, header.awal)}:{alamat(akhir - 1, header.ujung)}",
        {p: huruf_kolom(k) for p, k in dipakai.items()},
        {p: header.label.get(k, "") for p, k in dipakai.items()},
        tuple(isi.jabatan),
        tuple(isi.baris),
        tuple(isi.dilewati),
        tuple(tanya),
        tuple(isi.ditolak),
        tuple(bukti),
    )
    return TinjauTugas(tabel, header, kolom, isi, pembagi)


def _kolom(
    grid: Grid, header: Header, akhir: int, jawaban: Mapping[str, str]
) -> tuple[dict[str, int], list[Tanya]]:
    """Column of each meaning; questions where several or none would do."""
    hasil: dict[str, int] = {}
    tanya: list[Tanya] = []
    ditetapkan = {n.removeprefix("kolom."): v for n, v in jawaban.items() if n.startswith("kolom.")}
    for peran in dict.fromkeys([*header.kolom, *_WAJIB, *ditetapkan]):
        calon = [k for k in header.kolom.get(peran, ()) if _berisi(grid, header, akhir, k)]
        calon = calon or list(header.kolom.get(peran, ()))[:1]
        ganti = [k for p in _GANTI.get(peran, ()) for k in header.kolom.get(p, ())]
        pasti = len(calon) == 1
        if not calon and ganti:
            pasti = len(ganti) == 1 and _terbukti(grid, header, akhir, peran, ganti[0])
            calon = ganti
        if not calon and peran in _WAJIB:
            calon = [k for k in header.label if _berisi(grid, header, akhir, k)]
        tetap = _ditetapkan(header, ditetapkan.get(peran, ""))
        if pasti or tetap is not None:
            if ditetapkan.get(peran) != "-":
                hasil[peran] = calon[0] if tetap is None else tetap
            if pasti:
                continue
        if not calon:
            continue
        pilihan = tuple(huruf_kolom(k) for k in calon)
        sebut = ", ".join(f"{huruf_kolom(k)} = {header.label.get(k, '')!r}" for k in calon)
        nama = f"kolom.{peran}"
        boleh = pilihan if peran in _WAJIB else (*pilihan, "-")
        tanya.append(Tanya(nama, f"Kolom mana yang berisi {peran}?", boleh, "", sebut))
    return hasil, tanya


def _ditetapkan(header: Header, huruf: str) -> int | None:
    """Column that a mapping names, if the table has it."""
    if not re.fullmatch("[A-Z]{1,3}", huruf):
        return None
    kolom = kolom_dari(huruf)
    return kolom if header.awal <= kolom <= header.ujung else None


def _berisi(grid: Grid, header: Header, akhir: int, kolom: int) -> bool:
    return any(grid.isi(n, kolom) is not None for n in range(header.akhir + 1, akhir))


def _terbukti(grid: Grid, header: Header, akhir: int, peran: str, kolom: int) -> bool:
    """Whether arithmetic proves that a column of another name holds this meaning."""
    calon = {p: k[0] for p, k in header.kolom.items()} | {peran: kolom}
    if not {"volume", "norma_waktu", "kebutuhan"} <= calon.keys():
        return False
    isi = isi_tabel(grid, header, akhir, calon, Jabatan(""), "")
    pembagi = {b.baris: p for b in isi.baris if (p := pembagi_baris(grid, header, calon, b.baris))}
    cocok, teruji = uji_hitungan(grid, calon, isi.baris, pembagi)
    berumus = sum(_dirujuk(grid, b.baris, calon) for b in isi.baris)
    # One wrong row in the office's own arithmetic does not make the column another one.
    return berumus * 2 > len(isi.baris) or (teruji > 0 and cocok * 2 > teruji)


def _dirujuk(grid: Grid, baris: int, kolom: Mapping[str, int]) -> bool:
    """Whether the formula of the need multiplies these very columns."""
    rumus = grid.lembar.rumus.get(grid.sel(baris, kolom["kebutuhan"]), "")
    return all(
        grid.sel(baris, kolom[k]) in _RUJUKAN.findall(rumus.replace("$", ""))
        for k in ("volume", "norma_waktu")
    )
