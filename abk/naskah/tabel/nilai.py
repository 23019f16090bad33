"""The old and the new value of a decision as a reader writes them: numbers with a comma, units in words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from abk.kegiatan import Kegiatan, Perubahan
from abk.naskah.tabel.tugas import SUMBER, teks_norma, teks_volume
from abk.tables.kolom import JABATAN, URAIAN_TUGAS
from abk.tulisan.format import KOSONG, angka, hampa
from abk.tulisan.istilah import PENDEKATAN

KOLOM = {
    "uraian_tugas": "uraian tugas",
    "hasil_kerja": "hasil kerja",
    "volume": "volume",
    "periode": "periode",
    "norma_waktu": "norma waktu",
    "satuan_waktu": "satuan waktu",
    "norma_min": "norma paling singkat",
    "norma_maks": "norma paling lama",
    "sumber_norma": "sumber norma",
    "jumlah_amatan": "jumlah amatan",
    "keterangan": "keterangan",
    "standar_kemampuan": "standar kemampuan",
    "satuan_standar": "satuan standar",
    "angka_kredit": "angka kredit",
    "nama_jabatan": "nama jabatan",
    "jenis_jabatan": "jenis jabatan",
    "kelas_jabatan": "kelas jabatan",
    "bezetting": "bezetting",
    "pendekatan": "pendekatan",
    "jenjang": "jenjang",
}
"""Columns that a decision may change, in words."""

DITAMBAHKAN, DIHAPUS = "tugas ditambahkan", "tugas dihapus"
"""What a decision about a whole task does."""

_ANGKA = {k.nama for t in (URAIAN_TUGAS, JABATAN) for k in t.kolom if k.jenis in {"angka", "bulat"}}
_KATA: Mapping[str, Mapping[str, str]] = {"sumber_norma": SUMBER, "pendekatan": PENDEKATAN, "jenjang": {}}
_SATUAN = {
    "volume": "periode",
    "norma_waktu": "satuan_waktu",
    "norma_min": "satuan_waktu",
    "norma_maks": "satuan_waktu",
    "standar_kemampuan": "satuan_standar",
}
"""Columns whose number means something only with the unit in another one."""

Satuan = Mapping[tuple[str, str], Mapping[str, str]]
"""For each task (kode_jabatan, nomor) the unit of its columns, as it is written behind the number."""


def satuan_tetap(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> Satuan:
    """Return the units of the tasks, as far as no decision changes them.

    Parameters
    ----------
    kegiatan : Kegiatan
        Before the decisions.
    perubahan : sequence of Perubahan

    Returns
    -------
    mapping
        Where a decision changes the unit itself, a number stands alone: what unit it had in between
        depends on the order, and a wrong one would be worse than none.
    """
    berubah = {(p.kode_jabatan, p.nomor, p.kolom) for p in perubahan}
    hasil: dict[tuple[str, str], dict[str, str]] = {}
    for baris in kegiatan.uraian_tugas.to_dict("records"):
        kunci = (str(baris["kode_jabatan"]), str(baris["nomor"]))
        for kolom, asal in _SATUAN.items():
            nilai = baris[asal]
            if not hampa(nilai) and nilai and (*kunci, asal) not in berubah:
                kata = f"per {nilai}" if kolom == "volume" else str(nilai)
                hasil.setdefault(kunci, {})[kolom] = kata
    return hasil


def teks_kolom(satu: Perubahan) -> str:
    """Return what a decision changes, in words."""
    if satu.jenis == "ubah":
        return KOLOM.get(satu.kolom, satu.kolom.replace("_", " "))
    return DITAMBAHKAN if satu.jenis == "tambah" else DIHAPUS


def teks_lama_baru(satu: Perubahan, satuan: Satuan) -> tuple[str, str]:
    """Return the old and the new value of a decision as a reader writes them.

    Parameters
    ----------
    satu : Perubahan
    satuan : mapping
        Units of the tasks (:func:`satuan_tetap`).

    Returns
    -------
    (str, str)
        Numbers with a decimal comma and their unit, a whole task as volume and norm; a dash for no value.
    """
    if satu.jenis == "tambah":
        return KOSONG, _ringkas_tugas(satu.baru)
    if satu.jenis == "hapus":
        return _ringkas_tugas(satu.lama), KOSONG
    kata = satuan.get((satu.kode_jabatan, satu.nomor), {}).get(satu.kolom, "")
    return teks_sel(satu.kolom, satu.lama, kata), teks_sel(satu.kolom, satu.baru, kata)


def teks_sel(kolom: str, nilai: str, satuan: str = "") -> str:
    """Return the value of a cell as a reader writes it; numbers with as many digits as they have.

    Parameters
    ----------
    kolom : str
    nilai : str
        As a decision names it: a number has a decimal point, no value is empty.
    satuan : str
        Unit to write behind a number.
    """
    if not nilai:
        return KOSONG
    if kolom in _KATA:
        return _KATA[kolom].get(nilai, nilai.replace("_", " "))
    if kolom not in _ANGKA:
        return nilai
    try:
        tepat = Decimal(nilai)
    except InvalidOperation:
        return nilai
    digit = -int(tepat.as_tuple().exponent) if tepat.is_finite() else 0
    return f"{angka(tepat, max(digit, 0), 0)} {satuan}".strip()


def _ringkas_tugas(teks: str) -> str:
    """Return a whole row of ``uraian_tugas``, canonical JSON, as volume and norm."""
    isi = json.loads(teks)
    pilihan = [
        teks_norma(_bilangan(isi.get("norma_waktu")), isi.get("satuan_waktu")),
        teks_norma(_bilangan(isi.get("standar_kemampuan")), isi.get("satuan_standar")),
        teks_norma(_bilangan(isi.get("angka_kredit")), "AK"),
    ]
    norma = next((satu for satu in pilihan if satu != KOSONG), KOSONG)
    return f"{teks_volume(_bilangan(isi.get('volume')), isi.get('periode'))}, {norma}"


def _bilangan(nilai: object) -> object:
    return None if nilai in (None, "") else Decimal(str(nilai))
