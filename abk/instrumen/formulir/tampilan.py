"""What the grid shows: columns, rows and sums as plain JSON, and only what changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from babel.numbers import format_decimal

from abk.errors import Temuan
from abk.instrumen.formulir.bacaan import bacaan_ragu, tulis_sel
from abk.instrumen.formulir.isian import Baris
from abk.instrumen.formulir.nilai import Hasil, Penilaian
from abk.instrumen.pertanyaan import Instrumen, Pertanyaan
from abk.peraturan import Aturan

MENIT, ORANG = "_menit", "_orang"
_SESUDAH = ("satuan_waktu", "satuan_standar", "angka_kredit")
"""Columns after which the row's own result is shown; what follows them is optional."""
_LEBAR_MAKSIMUM = 34


@lru_cache(maxsize=4096)
def angka(nilai: float, desimal: int = 0) -> str:
    """Number with thousands points and a decimal comma, rounded half up."""
    bulat = Decimal(repr(float(nilai))).quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP)
    teks = format_decimal(abs(bulat), format="#,##0" + ("." + "0" * desimal if desimal else ""), locale="id")
    return f"−{teks}" if bulat < 0 else teks


def pertanyaan_tugas(instrumen: Instrumen, pendekatan: str) -> tuple[Pertanyaan, ...]:
    """Columns of the grid that are typed, in the order in which a block is pasted."""
    return instrumen.kolom(pendekatan)


def kolom_petak(instrumen: Instrumen, pendekatan: str) -> list[dict[str, Any]]:
    """Columns of the grid: name, label, head, help, kind, choices, width [huruf]."""
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
                      _hitung(ORANG, "Bagian orang", "Bagian baris ini dari satu orang pegawai")]  # fmt: skip
    return hasil


def _hitung(nama: str, kepala: str, bantuan: str) -> dict[str, Any]:
    return {"n": nama, "l": kepala, "k": kepala, "b": bantuan, "j": "hitung", "p": [], "w": 9}


def baris_petak(
    baris: Iterable[Baris], penilaian: Penilaian, tanya: Iterable[Pertanyaan], asal: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """Rows of the grid by their id, in order.

    Returns
    -------
    dict
        Each row: ``s`` cells (``t`` text, ``g`` echo of a number, ``r`` readings to choose from,
        ``m`` messages as [grade, text]), ``a`` where it was copied from. Empty cells are left out.
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
        temuan = penilaian.per_sel.get((baris.id, p.nama), ())
        if temuan:
            sel["m"] = [[t.tingkat, pesan(t)] for t in temuan]
        if sel:
            hasil[p.nama] = sel
    if baris.id in penilaian.beban:
        menit, orang = penilaian.beban[baris.id]
        hasil[MENIT], hasil[ORANG] = {"t": angka(menit)}, {"t": angka(orang, 4)}
    return hasil


def pesan(t: Temuan) -> str:
    """Finding in one sentence or two."""
    awal = t.pesan[:1].upper() + t.pesan[1:]
    return f"{awal}. {t.saran}" if t.saran else f"{awal}."


def ringkasan(hasil: Hasil, aturan: Aturan, pembulatan: str) -> list[list[str]]:
    """Sums of the sheet as [label, value, note]."""
    selisih = hasil.selisih
    kata = (
        "" if selisih is None else "sesuai" if selisih == 0 else "kekurangan" if selisih < 0 else "kelebihan"
    )
    cara = {
        "terdekat": "dibulatkan ke yang terdekat",
        "ke_atas": "dibulatkan ke atas",
        "ke_bawah": "dibulatkan ke bawah",
    }
    keluar = f"{hasil.keluar} baris belum dihitung" if hasil.keluar else "semua baris dihitung"
    return [
        ["Beban kerja", f"{angka(hasil.beban_kerja_menit)} menit/tahun", keluar],
        ["Kebutuhan", f"{angka(hasil.kebutuhan, 4)} orang", f"menurut {aturan.singkatan}"],
        ["Kebutuhan pegawai", f"{hasil.kebutuhan_bulat} orang", cara.get(pembulatan, pembulatan)],
        [
            "Bezetting",
            "–" if hasil.bezetting is None else f"{angka(hasil.bezetting)} orang",
            "pegawai yang ada",
        ],
        ["Selisih", "–" if selisih is None else f"{'+' if selisih > 0 else ''}{angka(selisih)} orang", kata],
    ]
