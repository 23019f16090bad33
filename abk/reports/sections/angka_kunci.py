"""Key figures: what a head of unit reads first."""

import math
from fractions import Fraction

import pandas as pd

from abk.kebutuhan.efektivitas import FTE_FIT, FTE_OVERLOAD
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.tulisan.format import angka, bertanda, bulat, hampa, kata_selisih, kebutuhan
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Angka kunci"


def angka_kunci(bahan: Bahan) -> Bagian:
    """Return the key figures of a unit with those below it, or of the whole kegiatan.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
        Need, incumbents, shortages and surpluses as two sums with their net, effectiveness with its
        grade, posts, and how many of them are incomplete. [orang]
    """
    jumlah = _jumlah(bahan)
    butir = [
        _butir(
            "Kebutuhan pegawai",
            bulat(jumlah["kebutuhan_bulat"]),
            f"sebelum dibulatkan {kebutuhan(jumlah['kebutuhan'])}",
            "orang",
        ),
        _butir("Bezetting", bulat(jumlah["bezetting"]), "pegawai yang ada", "orang"),
        _butir(
            "Kekurangan",
            bulat(jumlah["kekurangan"]),
            "jumlah dari jabatan yang kurang",
            "orang",
            _warna("kurang", jumlah["kekurangan"]),
        ),
        _butir(
            "Kelebihan",
            bulat(jumlah["kelebihan"]),
            "jumlah dari jabatan yang lebih",
            "orang",
            _warna("lebih", jumlah["kelebihan"]),
        ),
        _butir(
            "Selisih bersih",
            bertanda(jumlah["selisih"]),
            f"{kata_selisih(jumlah['selisih'])} (bezetting dikurangi kebutuhan)",
            "orang",
        ),
        _efektivitas(bahan, jumlah),
        _butir("Jumlah jabatan", bulat(jumlah["jumlah_jabatan"]), _cakupan(bahan)),
        _butir(
            "Belum lengkap",
            bulat(jumlah["belum_lengkap"]),
            _kata_belum_lengkap(int(jumlah["belum_lengkap"])),
            "jabatan",
        ),
    ]
    penutup = el(
        "p",
        "Kekurangan dan kelebihan dijumlahkan terpisah: kelebihan pada satu jabatan tidak menutup kekurangan "
        "pada jabatan lain.",
        kelas="redup",
    )
    return Bagian("angka-kunci", JUDUL, gabung(el("dl", *butir, kelas="abk-kunci"), penutup))


def _jumlah(bahan: Bahan) -> pd.Series:
    """Return the figures of the unit, or the sums over all roots of the tree."""
    rekap = bahan.rekap
    if bahan.kode_unit:
        return rekap.loc[[bahan.kode_unit]].iloc[0]
    akar = rekap[rekap["tingkat"] == 0]
    kolom = [
        "jumlah_jabatan",
        "beban_kerja_menit",
        "kebutuhan",
        "kebutuhan_bulat",
        "bezetting",
        "kekurangan",
        "kelebihan",
        "selisih",
        "belum_lengkap",
    ]
    return akar[kolom].sum()


def _efektivitas(bahan: Bahan, jumlah: pd.Series) -> Html:
    waktu = bahan.cabang.aturan.waktu_kerja_efektif_menit
    orang = int(jumlah["bezetting"])
    if not orang:
        return _butir("Efektivitas (EU)", "–", "tidak dihitung: tidak ada pegawai")
    rasio = (
        float(jumlah["efektivitas_unit"])
        if "efektivitas_unit" in jumlah
        else jumlah["beban_kerja_menit"] / (orang * waktu)
    )
    skala = bahan.cabang.aturan.skala
    huruf = str(jumlah["prestasi_unit"]) if "prestasi_unit" in jumlah else skala.nilai(rasio)
    sebutan = skala.sebutan(huruf)
    arti = f"prestasi unit {huruf}" + (f" ({sebutan.lower()})" if sebutan else "")
    return _butir("Efektivitas (EU)", tulis_rasio(bahan, rasio), f"{arti}; {arti_rasio(rasio)}")


def tulis_rasio(bahan: Bahan, rasio: object) -> str:
    """Return EJ or EU with two digits, with four where two would show another grade or FTE class."""
    if hampa(rasio):
        return angka(rasio)
    tepat = Fraction(str(rasio))
    dua = Fraction(math.floor(tepat * 100 + Fraction(1, 2)), 100)
    lain_kelas = (tepat < FTE_FIT) != (dua < FTE_FIT) or (tepat > FTE_OVERLOAD) != (dua > FTE_OVERLOAD)
    return angka(rasio, 4 if lain_kelas or bahan.cabang.aturan.skala.berselisih(tepat) else 2)


def arti_rasio(rasio: float) -> str:
    """Return in words what an effectiveness says of the people: load above, near or below their time."""
    if hampa(rasio):
        return "tidak ada pegawai"
    return "beban di atas kapasitas pegawai" if rasio > 1 else "beban tidak melebihi kapasitas pegawai"


def _butir(nama: str, nilai: str, catatan: str, satuan: str = "", kelas: str = "") -> Html:
    besar = el("span", nilai, el("small", f" {satuan}") if satuan else None, kelas=f"nilai {kelas}".strip())
    return el("div", el("dt", nama), el("dd", besar, el("span", catatan, kelas="catatan")))


def _warna(kelas: str, nilai: object) -> str:
    return kelas if nilai else ""


def _cakupan(bahan: Bahan) -> str:
    sub = len(bahan.rekap) - 1
    if not bahan.kode_unit:
        return f"pada {bulat(len(bahan.rekap))} unit organisasi"
    if not sub:
        return "semuanya pada unit ini; tidak ada sub-unit"
    sendiri = len(bahan.milik(bahan.kode_unit))
    return f"{bulat(sendiri)} pada unit ini, selebihnya pada {bulat(sub)} sub-unit"


def _kata_belum_lengkap(jumlah: int) -> str:
    return "angkanya dapat berubah; lihat peringatan" if jumlah else "data semua jabatan lengkap"
