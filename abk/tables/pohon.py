"""The tree of units."""

from __future__ import annotations

from collections.abc import Mapping

from abk.errors import Temuan
from abk.tulisan.malas import pd


def pohon_unit(unit: pd.DataFrame) -> dict[str, str]:
    """Parent of each unit, ``""`` for a root; order as given.

    Parameters
    ----------
    unit : typed table

    Returns
    -------
    dict of kode_unit to kode_induk
    """
    induk = unit["kode_induk"].fillna("").astype(str)
    return dict(zip(unit["kode_unit"].astype(str).tolist(), induk.tolist(), strict=True))


def berkode_tunggal(tabel: pd.DataFrame, kolom: str) -> pd.DataFrame:
    """Rows whose code stands once: of two with one code nobody knows which is meant.

    Parameters
    ----------
    tabel : typed table
    kolom : column of its codes

    Returns
    -------
    the same columns, rows as given
    """
    return tabel[~tabel[kolom].duplicated(keep=False)]


def leluhur(induk: Mapping[str, str], kode: str) -> list[str]:
    """Codes above a unit. The tree must be free of cycles.

    Parameters
    ----------
    induk : parent of each unit
    kode : the unit

    Returns
    -------
    list of kode_unit, nearest first, without the unit itself
    """
    atas: list[str] = []
    kini = induk.get(kode, "")
    while kini:
        atas.append(kini)
        kini = induk.get(kini, "")
    return atas


def urutan_pohon(induk: Mapping[str, str], akar: str | None = None) -> list[tuple[str, int]]:
    """Units in pre-order, siblings in the order given.

    Parameters
    ----------
    induk : parent of each unit
    akar : only this unit and those below it

    Returns
    -------
    list of (kode_unit, tingkat); tingkat 0 = the root asked for [tingkat]
    """
    anak: dict[str, list[str]] = {}
    for kode, atas in induk.items():
        anak.setdefault(atas, []).append(kode)
    tumpukan = [(kode, 0) for kode in reversed([akar] if akar is not None else anak.get("", []))]
    urutan: list[tuple[str, int]] = []
    while tumpukan:
        kode, tingkat = tumpukan.pop()
        urutan.append((kode, tingkat))
        tumpukan.extend((bawah, tingkat + 1) for bawah in reversed(anak.get(kode, [])))
    return urutan


def lingkaran(induk: Mapping[str, str]) -> list[list[str]]:
    """Cycles in a parent mapping.

    Parameters
    ----------
    induk : parent of each code

    Returns
    -------
    list of cycles, each as the codes that go round
    """
    selesai: set[str] = set()
    temuan: list[list[str]] = []
    for awal in induk:
        jalan: dict[str, int] = {}
        kini = awal
        while kini and kini in induk and kini not in selesai and kini not in jalan:
            jalan[kini] = len(jalan)
            kini = induk[kini]
        if kini in jalan:
            temuan.append(list(jalan)[jalan[kini] :])
        selesai.update(jalan)
    return temuan


def temuan_lingkaran(induk: Mapping[str, str], tabel: str, kolom: str) -> list[Temuan]:
    """One structural finding for each cycle.

    Parameters
    ----------
    induk : parent of each code
    tabel, kolom : where the parents stand

    Returns
    -------
    list of Temuan
    """
    return [
        Temuan(
            "struktural",
            "tanpa_lingkaran",
            f"lingkaran: {' → '.join([*kode, kode[0]])}",
            f"Putuskan lingkaran: ubah {kolom} salah satu kode itu.",
            tabel=tabel,
            kolom=kolom,
            nilai=kode[0],
        )
        for kode in lingkaran(induk)
    ]
