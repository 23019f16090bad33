"""The words for a value and for a change of it: the same on page, document, cockpit and command."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from abk.hasil.pos import nama_jabatan, nama_unit
from abk.kegiatan import Kegiatan, Perubahan
from abk.tables.kolom import JABATAN, URAIAN_TUGAS
from abk.tulisan.format import KOSONG, angka, hampa, ringkas
from abk.tulisan.istilah import PENDEKATAN

PANAH = " → "
"""Between an old value and a new one."""

DITAMBAHKAN, DIHAPUS = "tugas ditambahkan", "tugas dihapus"
"""What a change of a whole task does."""

PADA_JABATAN = "(jabatan)"
"""Stands for the task where a change is about the post itself."""

SUMBER_NORMA = {"diukur": "diukur", "diperkirakan": "diperkirakan", "dokumen": "menurut dokumen"}
"""Where a norm comes from."""

_ANGKA = {k.nama for t in (URAIAN_TUGAS, JABATAN) for k in t.kolom if k.jenis in {"angka", "bulat"}}
_KOLOM = {"norma_min": "norma paling singkat", "norma_maks": "norma paling lama"}
_KATA: Mapping[str, Mapping[str, str]] = {
    "sumber_norma": SUMBER_NORMA,
    "pendekatan": PENDEKATAN,
    "jenjang": {},
}
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


@dataclass(frozen=True)
class KataPerubahan:
    """A change as a reader writes it; a dash stands for what is not there.

    Attributes
    ----------
    kode_unit, unit, kode_jabatan, jabatan : whose it is; the code stands for a name that is unknown
    nomor, uraian : the task; a dash and :data:`PADA_JABATAN` where the post itself is changed
    kolom : what is changed: a column, or :data:`DITAMBAHKAN`, :data:`DIHAPUS`
    lama, baru : numbers with a decimal comma and their unit; of a whole task volume and norm
    alasan : why
    """

    kode_unit: str
    unit: str
    kode_jabatan: str
    jabatan: str
    nomor: str
    uraian: str
    kolom: str
    lama: str
    baru: str
    alasan: str

    @property
    def tugas(self) -> str:
        """Number and text of the task in one."""
        return self.uraian if self.nomor == KOSONG else f"{self.nomor}. {self.uraian}"

    @property
    def sebutan(self) -> str:
        """Column, old and new value: ``volume 4 → 6 per minggu``; a whole task by what is done with it."""
        if self.kolom in {DITAMBAHKAN, DIHAPUS}:
            return self.kolom
        return f"{self.kolom} {self.lama}{PANAH}{self.baru}"

    @property
    def kalimat(self) -> str:
        """The change in one line, without a name of a person."""
        tugas = "" if self.nomor == KOSONG else f" tugas {self.nomor}"
        return f"{self.kode_jabatan}{tugas}: {self.sebutan}. {self.alasan}"


def kata_perubahan(perubahan: Sequence[Perubahan], k: Kegiatan | None = None) -> list[KataPerubahan]:
    """Changes in words, in their order.

    Parameters
    ----------
    perubahan : the changes
    k : data from before them, for names, texts of tasks and units of measure; without it codes stand
        for the names, and numbers stand alone

    Returns
    -------
    list of KataPerubahan
        One for each change.
    """
    satuan = {} if k is None else satuan_tetap(k, perubahan)
    pos, unit = ({}, {}) if k is None else (nama_jabatan(k), nama_unit(k))
    milik: dict[str, str] = {}
    uraian: dict[tuple[str, str], str] = {}
    if k is not None:
        milik = {str(p): str(u) for p, u in k.jabatan.set_index("kode_jabatan")["kode_unit"].items()}
        t = k.uraian_tugas
        kunci = zip(t["kode_jabatan"].astype(str), t["nomor"].astype(str), strict=True)
        uraian = {satu: str(isi) for satu, isi in zip(kunci, t["uraian_tugas"], strict=True)}
    for p in (satu for satu in perubahan if satu.jenis == "tambah"):
        isi = json.loads(p.baru).get("uraian_tugas")
        uraian.setdefault((p.kode_jabatan, p.nomor), str(isi or KOSONG))
    hasil = []
    for p in perubahan:
        lama, baru = teks_lama_baru(p, satuan)
        kode_unit = milik.get(p.kode_jabatan, "")
        hasil.append(
            KataPerubahan(
                kode_unit=kode_unit,
                unit=unit.get(kode_unit, kode_unit),
                kode_jabatan=p.kode_jabatan,
                jabatan=pos.get(p.kode_jabatan, p.kode_jabatan),
                nomor=p.nomor or KOSONG,
                uraian=uraian.get((p.kode_jabatan, p.nomor), KOSONG) if p.nomor else PADA_JABATAN,
                kolom=teks_kolom(p),
                lama=lama,
                baru=baru,
                alasan=p.alasan,
            )
        )
    return hasil


def label_kolom(kolom: str) -> str:
    """A ``kolom`` in words: ``norma waktu``."""
    return _KOLOM.get(kolom, kolom.replace("_", " "))


def teks_kolom(satu: Perubahan) -> str:
    """What the change ``satu`` is about, in words: a column, or a whole task that comes or goes."""
    if satu.jenis == "ubah":
        return label_kolom(satu.kolom)
    return DITAMBAHKAN if satu.jenis == "tambah" else DIHAPUS


def teks_lama_baru(satu: Perubahan, satuan: Satuan) -> tuple[str, str]:
    """Old and new value of a change as a reader writes them.

    Parameters
    ----------
    satu : the change
    satuan : units of the tasks (:func:`satuan_tetap`)

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


def satuan_tetap(k: Kegiatan, perubahan: Sequence[Perubahan]) -> Satuan:
    """Units of the tasks of a kegiatan, as far as no change touches them.

    Parameters
    ----------
    k : data from before the changes
    perubahan : the changes

    Returns
    -------
    mapping
        Where a change is about the unit itself, a number stands alone: what unit it had in between
        depends on the order, and a wrong one would be worse than none.
    """
    berubah = {(p.kode_jabatan, p.nomor, p.kolom) for p in perubahan}
    hasil: dict[tuple[str, str], dict[str, str]] = {}
    for baris in k.uraian_tugas.to_dict("records"):
        kunci = (str(baris["kode_jabatan"]), str(baris["nomor"]))
        for kolom, asal in _SATUAN.items():
            nilai = baris[asal]
            if not hampa(nilai) and nilai and (*kunci, asal) not in berubah:
                hasil.setdefault(kunci, {})[kolom] = f"per {nilai}" if kolom == "volume" else str(nilai)
    return hasil


def teks_sel(kolom: str, nilai: str, satuan: str = "") -> str:
    """Value of a cell as a reader writes it; numbers with as many digits as they have.

    Parameters
    ----------
    kolom : its column
    nilai : as a change names it: a number has a decimal point, no value is empty
    satuan : unit to write behind a number
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


def teks_volume(volume: object, periode: object) -> str:
    """A ``volume`` with its ``periode``: ``6 per minggu``; a dash where there is none."""
    if hampa(volume):
        return KOSONG
    return ringkas(volume) if hampa(periode) or not periode else f"{ringkas(volume)} per {periode}"


def teks_norma(norma: object, satuan: object) -> str:
    """A ``norma`` with its ``satuan``: ``45 menit``; a dash where there is none."""
    if hampa(norma):
        return KOSONG
    return ringkas(norma) if hampa(satuan) or not satuan else f"{ringkas(norma)} {satuan}"


def _ringkas_tugas(teks: str) -> str:
    """A whole row of ``uraian_tugas``, canonical JSON, as volume and norm."""
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
