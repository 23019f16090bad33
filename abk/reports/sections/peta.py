"""Peta jabatan: the tree of units with a box for each post."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from abk.hasil import Pos, UnitHasil
from abk.reports.bagian import Bagian
from abk.reports.bahan import JABATAN_CABANG, Bahan, tanda_belum_lengkap, unit_tampak
from abk.tulisan.format import bertanda, bulat, kata_selisih
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Peta jabatan"
_TIDAK_DICETAK = (
    "Peta jabatan dilipat pada halaman ini dan tidak ikut dicetak. Bagannya selembar tiap unit dicetak dari "
    "perintah abk peta; jabatan dan angkanya ada pada halaman tiap unit."
)


def peta_jabatan(bahan: Bahan, *, dilipat: bool = False) -> Bagian:
    """Return the job map.

    Nested lists: in each box name and class of the post, B = bezetting, K = kebutuhan, +/− [orang]. Posts of
    units below stand there while there are few, else their number and sums; a large unit's are in the table.
    """
    tampak = unit_tampak(bahan.unit)
    anak = _anak(tampak)
    rinci = (
        {satu.kode_unit for satu in bahan.jabatan_tampak}
        if len(bahan.jabatan_tampak) <= JABATAN_CABANG
        else set()
    )
    arti = "B (bezetting, pegawai yang ada), K (kebutuhan setelah dibulatkan)"
    isi = (
        f"Setiap kotak memuat nama jabatan, kelas jabatan, {arti}, dan +/− (B dikurangi K)."
        if rinci
        else f"Di bawah setiap unit tertulis banyaknya jabatan unit itu sendiri, {arti}; petanya ada pada "
        "halaman unit."
    )
    legenda = el("p", f"{isi} Garis menunjukkan kedudukan unit.", kelas="redup")
    daftar = el("ul", *(_unit(bahan, anak, satu, rinci, dilipat=dilipat) for satu in anak.get("", ())))
    kurang = len(bahan.unit) - len(tampak)
    kata = f"{bulat(kurang)} unit lain tidak digambar di sini; petanya ada pada halaman unit di atasnya."
    sisa = el("p", kata, kelas="redup") if kurang else None
    return Bagian("peta", JUDUL, gabung(legenda, el("div", daftar, kelas="abk-peta"), sisa))


def peta_dilipat(bahan: Bahan) -> Bagian:
    """Return the job map with the posts of each unit folded away; paper has it on sheets of its own."""
    satu = peta_jabatan(bahan, dilipat=True)
    isi = el("div", satu.isi, kelas="abk-tak-cetak")
    return replace(satu, isi=gabung(isi, el("p", _TIDAK_DICETAK, kelas="abk-kertas")))


def _anak(unit: Sequence[UnitHasil]) -> Mapping[str, Sequence[UnitHasil]]:
    """Return the units below each unit; under the empty code those at the top."""
    ada = {satu.kode for satu in unit}
    anak: dict[str, list[UnitHasil]] = {}
    for satu in unit:
        anak.setdefault(satu.kode_induk if satu.kode_induk in ada else "", []).append(satu)
    return anak


def _unit(
    bahan: Bahan,
    anak: Mapping[str, Sequence[UnitHasil]],
    unit: UnitHasil,
    rinci: Collection[str],
    *,
    dilipat: bool,
) -> Html:
    nama = unit.nama if unit.kode == bahan.kode_unit else bahan.tautan(unit.kode)
    kotak = el("span", nama, el("small", f" ({unit.kode})"), kelas="kotak-unit")
    jabatan = None
    if unit.pos and unit.kode not in rinci:
        jabatan = el("p", _hitung(unit), kelas="jumlah")
    elif unit.pos:
        jabatan = el("ul", *(_jabatan(satu) for satu in unit.pos), kelas="jabatan")
        if dilipat:
            jabatan = el("details", el("summary", _hitung(unit)), jabatan)
    bawah = anak.get(unit.kode, ())
    sub = el("ul", *(_unit(bahan, anak, satu, rinci, dilipat=dilipat) for satu in bawah)) if bawah else None
    return el("li", kotak, jabatan, sub, kelas="unit")


def _hitung(unit: UnitHasil) -> str:
    j = unit.sendiri
    belum = f", {bulat(j.belum_lengkap)} belum lengkap" if j.belum_lengkap else ""
    ada = bulat(j.bila_diketahui(j.bezetting))
    return f"{bulat(len(unit.pos))} jabatan, B {ada}, K {bulat(j.kebutuhan_bulat)}{belum}"


def _jabatan(satu: Pos) -> Html:
    kelas = "" if not satu.selisih else "kurang" if satu.selisih < 0 else "lebih"
    kata = kata_selisih(satu.selisih) if satu.selisih is not None else "tidak diketahui"
    kelas_jabatan = gabung("Kelas ", el("b", bulat(satu.kelas)), " · ") if satu.kelas is not None else None
    angka = gabung("B ", el("b", bulat(satu.bezetting)), " · K ", el("b", bulat(satu.kebutuhan_bulat)), " · ")
    beda = el("i", el("b", bertanda(satu.selisih)), f" {kata}", kelas=kelas)
    return el("li", el("span", tanda_belum_lengkap(satu)), el("p", kelas_jabatan, angka, beda))
