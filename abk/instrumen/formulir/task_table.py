"""The table of tasks and the status line as widgets, and what they show as plain JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from abk.errors import Temuan
from abk.instrumen.formulir.bacaan import bacaan_ragu, tulis_sel
from abk.instrumen.formulir.isian import Baris
from abk.instrumen.formulir.nilai import Hasil, Penilaian
from abk.instrumen.pertanyaan import Instrumen, Pertanyaan
from abk.kegiatan.sumber import BERKAS_PENGATURAN
from abk.peraturan import Aturan
from abk.tulisan.format import bertanda, bulat, kata_selisih, kebutuhan

_SINI = Path(__file__).parent
Penerima = Callable[[Mapping[str, Any]], None]


class TaskTable(anywidget.AnyWidget):
    """Task grid.

    The whole picture travels once (:meth:`gambar`); afterwards only what changed (:meth:`tambal`). A
    page that is loaded again asks for the picture, and gets it as it is then.
    """

    _esm = _SINI / "task_table.js"
    _css = _SINI / "formulir.css"
    # The trait only counts pictures; what travels is the picture itself.
    tampilan = traitlets.Int(0).tag(sync=True, to_json=lambda _, w: w.isi)

    def __init__(self, penerima: Penerima, **sisa: Any) -> None:
        self.isi: dict[str, Any] = {"kolom": [], "baris": {}, "urutan": [], "meta": {}}
        super().__init__(**sisa)
        self.on_msg(lambda _, pesan, __: penerima(pesan))

    def gambar(self, kolom: list[dict[str, Any]], baris: dict[str, Any], meta: dict[str, Any]) -> None:
        """Show other columns and rows altogether."""
        self.isi = {"kolom": kolom, "baris": baris, "urutan": list(baris), "meta": meta}
        self.tampilan += 1

    def tambal(self, baris: dict[str, Any], meta: dict[str, Any], paksa: str = "") -> dict[str, Any]:
        """Send the rows and sums that differ from what is shown, and the row `paksa`; what was sent."""
        lama = self.isi
        kirim: dict[str, Any] = {"jenis": "tambal"}
        beda = {i: b for i, b in baris.items() if lama["baris"].get(i) != b or i == paksa}
        urutan = list(baris)
        if beda:
            kirim["baris"] = beda
        if urutan != lama["urutan"]:
            kirim["urutan"] = urutan
        if meta != lama["meta"]:
            kirim["meta"] = meta
        self.isi = {**lama, "baris": baris, "urutan": urutan, "meta": meta}
        if len(kirim) > 1:
            self.send(kirim)
        return kirim

    def fokus(self, id_baris: int, kolom: str = "") -> None:
        """Put the cursor on a cell."""
        self.send({"jenis": "fokus", "id": str(id_baris), "kolom": kolom})


class StatusBar(anywidget.AnyWidget):
    """Status line and error, read out by screen readers."""

    _esm = _SINI / "status_bar.js"
    jenis = traitlets.Unicode("kosong").tag(sync=True)
    teks = traitlets.Unicode("").tag(sync=True)
    galat = traitlets.Unicode("").tag(sync=True)
    kabar = traitlets.Unicode("").tag(sync=True)
    menuju = traitlets.Unicode("").tag(sync=True)  # class of what gets the focus, as soon as it is there


MENIT, ORANG = "_menit", "_orang"
_SESUDAH = ("satuan_waktu", "satuan_standar", "angka_kredit")
"""Columns after which the row's own result is shown; what follows them is optional."""
_LEBAR_MAKSIMUM = 34
_SEBARIS, _TEPI = 120, 5
"""Parts into which the style divides a line of the grid; what a column needs beside its letters. [huruf]"""


def pertanyaan_tugas(instrumen: Instrumen, pendekatan: str) -> tuple[Pertanyaan, ...]:
    """Columns of the grid that are typed, in the order in which a block is pasted."""
    return instrumen.kolom(pendekatan)


def task_columns(instrumen: Instrumen, pendekatan: str) -> list[dict[str, Any]]:
    """Columns of the grid: name, label, head, help, kind, choices, width [huruf], place (:func:`_bagi`)."""
    hasil: list[dict[str, Any]] = []
    tanya = pertanyaan_tugas(instrumen, pendekatan)
    batas = max((n for n, p in enumerate(tanya) if p.nama in _SESUDAH), default=len(tanya) - 1)
    for n, p in enumerate(tanya):
        hasil.append(
            {
                "n": p.nama,
                "l": p.label,
                "k": (p.kepala or p.label).capitalize(),
                "b": p.bantuan + (f" [{p.satuan}]" if p.satuan else ""),
                "j": "angka"
                if p.jenis in {"angka", "bulat"}
                else "pilihan"
                if p.jenis == "pilihan"
                else "teks",
                "p": [[v, p.sebutan(v)] for v in p.pilihan],
                "w": min(p.lebar, _LEBAR_MAKSIMUM),
            }
        )
        if n == batas:
            hasil += [_hitung(MENIT, "Menit per tahun", "Beban kerja baris ini"),
                      _hitung(ORANG, "Kebutuhan pegawai (orang)", "Kebutuhan baris ini")]  # fmt: skip
    return _bagi(hasil)


def _bagi(kolom: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Columns with their place where the page is too narrow for all in one line.

    ``x`` says that a column is optional and stands in a second line, ``r`` its share of its line.
    """
    utama = next(n for n, k in enumerate(kolom) if k["n"] == ORANG) + 1
    for baris, x in ((kolom[:utama], ""), (kolom[utama:], "lagi")):
        lebar = sum(k["w"] + _TEPI for k in baris)
        for k in baris:
            k |= {"x": x, "r": _SEBARIS * (k["w"] + _TEPI) // lebar}
        if baris:  # the rest to the widest
            max(baris, key=lambda k: int(k["w"]))["r"] += _SEBARIS - sum(k["r"] for k in baris)
    return kolom


def _hitung(nama: str, kepala: str, bantuan: str) -> dict[str, Any]:
    return {"n": nama, "l": kepala, "k": kepala, "b": bantuan, "j": "hitung", "p": [], "w": 9}


def task_rows(
    baris: Iterable[Baris], penilaian: Penilaian, tanya: Iterable[Pertanyaan], asal: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """Rows of the grid by their id, in order.

    Each row: ``s`` cells (``t`` text, ``g`` echo of a number, ``r`` readings to choose from,
    ``u`` norms that are offered, ``m`` messages as [grade, text]), ``a`` where it was copied from. Empty
    cells are left out.
    """
    tanya = tuple(tanya)
    return {str(b.id): {"s": _sel_baris(b, penilaian, tanya), "a": _asal(b, asal)} for b in baris}


def _asal(baris: Baris, asal: Mapping[str, str]) -> str:
    kode = str(baris.sel.get("disalin_dari", ""))
    return asal.get(kode, kode)


def _sel_baris(
    baris: Baris, penilaian: Penilaian, tanya: tuple[Pertanyaan, ...]
) -> dict[str, dict[str, Any]]:
    hasil: dict[str, dict[str, Any]] = {}
    for p in tanya:
        nilai = baris.sel.get(p.nama)
        sel: dict[str, Any] = {}
        if nilai is not None:
            teks = tulis_sel(nilai)
            sel["t"] = p.sebutan(teks) if p.pilihan else teks
            ragu = bacaan_ragu(nilai, p) if isinstance(nilai, str) else ()
            if ragu:
                sel["r"] = list(ragu)
            elif p.nama in baris.ketikan and not isinstance(nilai, str):
                sel["g"] = f"dibaca {teks}"
        if p.nama == "norma_waktu" and baris.id in penilaian.tawaran:
            sel["u"] = [satu.sebutan for satu in penilaian.tawaran[baris.id]]
        temuan = penilaian.per_sel.get((baris.id, p.nama), ())
        if temuan:
            sel["m"] = [[t.tingkat, pesan(t)] for t in temuan]
        if sel:
            hasil[p.nama] = sel
    if baris.id in penilaian.beban:
        menit, orang = penilaian.beban[baris.id]
        hasil[MENIT], hasil[ORANG] = {"t": bulat(menit)}, {"t": kebutuhan(orang)}
    return hasil


_SARAN = {
    "angka_bermakna_ganda": "Pilih maksudnya, atau tulis tanpa pemisah ribuan.",
    "satuan_norma_panjang": "Pastikan lamanya benar, atau tulis norma dalam menit atau jam.",
}
"""Advice for who fills a form: they have neither the files nor the settings of the kegiatan."""


def pesan(t: Temuan) -> str:
    """Finding in one sentence or two, without advice on files that only the analyst has."""
    awal = t.pesan[:1].upper() + t.pesan[1:]
    kalimat = _SARAN.get(t.aturan, t.saran).split(". ")
    saran = ". ".join(satu for satu in kalimat if BERKAS_PENGATURAN not in satu).rstrip(".")
    titik = "" if awal.endswith("?") else "."
    return f"{awal}{titik} {saran}." if saran else f"{awal}{titik}"


def ringkasan(hasil: Hasil, aturan: Aturan, pembulatan: str) -> list[list[str]]:
    """Sums of the sheet as [label, value, note]."""
    selisih = hasil.selisih
    kata = "" if selisih is None else kata_selisih(selisih)
    cara = {
        "terdekat": "dibulatkan ke yang terdekat",
        "ke_atas": "dibulatkan ke atas",
        "ke_bawah": "dibulatkan ke bawah",
    }
    keluar = f"{hasil.keluar} baris belum dihitung" if hasil.keluar else "semua baris dihitung"
    return [
        ["Beban kerja", f"{bulat(hasil.beban_kerja_menit)} menit/tahun", keluar],
        ["Kebutuhan", f"{kebutuhan(hasil.kebutuhan)} orang", f"menurut {aturan.singkatan}"],
        ["Kebutuhan pegawai", f"{hasil.kebutuhan_bulat} orang", cara.get(pembulatan, pembulatan)],
        [
            "Bezetting",
            "–" if hasil.bezetting is None else f"{bulat(hasil.bezetting)} orang",
            "pegawai yang ada",
        ],
        ["Selisih", "–" if selisih is None else f"{bertanda(selisih)} orang", kata],
    ]
