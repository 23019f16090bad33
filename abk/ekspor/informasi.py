"""Informasi jabatan of a kegiatan, by the names of SIASN: entries as they are, codes where they are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from abk.kegiatan import Kegiatan

Keterangan = Mapping[str, Mapping[str, Sequence[str]]]
"""kode_jabatan → what (``isi`` of a column, :file:`siasn.yaml`) → values that stand below each other."""


TABEL = "informasi_jabatan"
"""Optional table: ``kode_jabatan``, ``butir``, ``isi``, ``rincian``, ``keterangan``, in order."""
_LANGSUNG = {
    "ikhtisar": "ikhtisar",
    "pendidikan": "pendidikan",
    "pelatihan": "rumpun_diklat",
    "pengalaman": "pengalaman",
    "bahan_kerja": "bahan_kerja",
    "perangkat_kerja": "perangkat_kerja",
    "tanggung_jawab": "tanggung_jawab",
    "wewenang": "wewenang",
}
"""Item → column whose entries stand below each other."""
_BERPASANGAN = {
    "korelasi": ("korelasi_unit", "korelasi_hal"),
    "kondisi_lingkungan": ("kondisi_aspek", "kondisi_faktor"),
    "risiko_bahaya": ("risiko", "risiko_penyebab"),
}
"""Item → two columns whose entries stand beside each other."""
_SYARAT = {
    "keterampilan kerja": "keterampilan",
    "bakat kerja": "bakat",
    "minat kerja": "minat",
    "temperamen kerja": "temperamen",
    "upaya fisik": "upaya_fisik",
    "jenis kelamin": "jenis_kelamin",
    "postur badan": "postur_badan",
    "umur": "umur_maksimal",
    "umur maksimal": "umur_maksimal",
    "penampilan": "penampilan",
    "tinggi badan": "tinggi_badan",
    "berat badan": "berat_badan",
    "hubungan dengan data": "fungsi_data",
    "hubungan dengan benda": "fungsi_benda",
    "hubungan dengan orang": "fungsi_orang",
}
"""What a requirement of the post is called → column."""
BERPASANGAN = frozenset(nama for pasangan in _BERPASANGAN.values() for nama in pasangan)
"""Columns in which an empty cell keeps its place."""


def keterangan_kegiatan(k: Kegiatan) -> Keterangan:
    """Entries of each post from the table of informasi jabatan; nothing where there is none."""
    tabel = k.terperiksa.tabel.get(TABEL)
    if tabel is None:
        return {}
    hasil: dict[str, dict[str, list[str]]] = {}
    for satu in tabel.to_dict("records"):
        milik = hasil.setdefault(str(satu["kode_jabatan"]), {})
        for nama, isi in _isi({str(n): "" if pd.isna(v) else str(v).strip() for n, v in satu.items()}):
            milik.setdefault(nama, []).append(isi)
    return hasil


def gabung(*semua: Keterangan) -> Keterangan:
    """Several sources; what a later one says of a post wins."""
    kode = dict.fromkeys(satu for sumber in semua for satu in sumber)
    return {satu: {n: v for sumber in semua for n, v in sumber.get(satu, {}).items()} for satu in kode}


def _isi(satu: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    butir, isi = satu["butir"], satu["isi"]
    rincian, keterangan = satu.get("rincian", ""), satu.get("keterangan", "")
    if butir in _LANGSUNG:
        yield _LANGSUNG[butir], isi
    elif butir == "korelasi":
        # SIASN asks for the unit; where only a post is named, that is what is known
        yield from zip(_BERPASANGAN[butir], (rincian or isi, keterangan), strict=True)
    elif butir in _BERPASANGAN:
        yield from zip(_BERPASANGAN[butir], (isi, rincian), strict=True)
    elif butir == "syarat_jabatan" and (nama := _SYARAT.get(isi.casefold())) is not None and rincian:
        yield nama, rincian


def kode(
    isi: Iterable[str], boleh: Sequence[str] | frozenset[str], *, tunggal: bool = False
) -> tuple[list[str], list[str]]:
    """Entries as codes of a list, exactly spelled, an empty text for what is none; and what is none.

    An entry that is no code itself may hold several, set apart by a semicolon or a comma, unless `tunggal`.
    """
    tepat = {satu.casefold(): satu for satu in boleh}
    hasil: list[str] = []
    asing: list[str] = []
    for satu in isi:
        pisah = ";" if ";" in satu else ","
        utuh = tunggal or satu.casefold() in tepat
        bagian = [satu] if utuh else [b.strip() for b in satu.split(pisah)]
        for b in bagian:
            hasil.append(tepat.get(b.casefold(), ""))
            if b and not hasil[-1]:
                asing.append(b)
    return hasil, asing
