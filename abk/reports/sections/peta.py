"""Peta jabatan: the tree of units with a box for each post."""

from collections.abc import Mapping, Sequence

import pandas as pd

from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan, JabatanHasil, tanda_belum_lengkap
from abk.tulisan.format import bertanda, bulat, kata_selisih
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Peta jabatan"


def peta_jabatan(bahan: Bahan, *, dilipat: bool = False) -> Bagian:
    """Return the job map.

    Parameters
    ----------
    bahan : Bahan
    dilipat : bool
        Whether the posts of each unit are folded away.

    Returns
    -------
    Bagian
        Nested lists: in each box name and class of the post, B = bezetting, K = kebutuhan, +/− [orang].
    """
    legenda = el(
        "p",
        "Setiap kotak memuat nama jabatan, kelas jabatan, B (bezetting, pegawai yang ada), K (kebutuhan "
        "setelah dibulatkan), dan +/− (B dikurangi K). Garis menunjukkan kedudukan unit.",
        kelas="redup",
    )
    anak = _anak(bahan.rekap)
    akar = [bahan.kode_unit] if bahan.kode_unit else anak.get("", [])
    daftar = el("ul", *(_unit(bahan, anak, kode, dilipat=dilipat) for kode in akar))
    return Bagian("peta", JUDUL, gabung(legenda, el("div", daftar, kelas="abk-peta")))


def _anak(rekap: pd.DataFrame) -> Mapping[str, Sequence[str]]:
    """Return the units below each unit; under the empty code those at the top."""
    ada = set(rekap.index)
    anak: dict[str, list[str]] = {}
    for kode, induk in rekap["kode_induk"].items():
        anak.setdefault(str(induk) if induk in ada else "", []).append(str(kode))
    return anak


def _unit(bahan: Bahan, anak: Mapping[str, Sequence[str]], kode: str, *, dilipat: bool) -> Html:
    milik = bahan.milik(kode)
    nama = bahan.nama_unit[kode] if kode == bahan.kode_unit else bahan.tautan(kode)
    kotak = el("span", nama, el("small", f" ({kode})"), kelas="kotak-unit")
    jabatan = el("ul", *(_jabatan(satu) for satu in milik), kelas="jabatan") if milik else None
    if dilipat and milik:
        jabatan = el("details", el("summary", f"{bulat(len(milik))} jabatan, {_hitung(milik)}"), jabatan)
    bawah = anak.get(kode, ())
    sub = el("ul", *(_unit(bahan, anak, satu, dilipat=dilipat) for satu in bawah)) if bawah else None
    return el("li", kotak, jabatan, sub, kelas="unit")


def _hitung(milik: Sequence[JabatanHasil]) -> str:
    butuh = sum(satu.kebutuhan_bulat for satu in milik)
    ada = sum(satu.bezetting or 0 for satu in milik)
    return f"B {bulat(ada)}, K {bulat(butuh)}"


def _jabatan(satu: JabatanHasil) -> Html:
    kelas = "" if not satu.selisih else "kurang" if satu.selisih < 0 else "lebih"
    kata = kata_selisih(satu.selisih) if satu.selisih is not None else "tidak diketahui"
    kelas_jabatan = gabung("Kelas ", el("b", bulat(satu.kelas)), " · ") if satu.kelas is not None else None
    angka = gabung("B ", el("b", bulat(satu.bezetting)), " · K ", el("b", bulat(satu.kebutuhan_bulat)), " · ")
    beda = el("i", el("b", bertanda(satu.selisih)), f" {kata}", kelas=kelas)
    return el("li", el("span", tanda_belum_lengkap(satu)), el("p", kelas_jabatan, angka, beda))
