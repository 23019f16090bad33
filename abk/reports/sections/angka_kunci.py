"""Key figures: what a head of unit reads first."""

from fractions import Fraction

from abk.hasil import tulis_rasio
from abk.peraturan import Aturan
from abk.reports.bagian import Bagian, key_figure
from abk.reports.bahan import Bahan
from abk.tulisan.format import bertanda, bulat, kata_selisih, kebutuhan, persen
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Angka kunci"


def angka_kunci(bahan: Bahan) -> Bagian:
    """Return the key figures of a unit with those below it, or of the whole kegiatan.

    Need, incumbents, shortages and surpluses as two sums with their net, effectiveness with its
    grade, posts, and how many of them are incomplete. [orang]
    """
    j = bahan.jumlah
    bersih = f"{kata_selisih(j.selisih)} (bezetting dikurangi kebutuhan)"
    belum = "angkanya dapat berubah; lihat peringatan" if j.belum_lengkap else "data semua jabatan lengkap"
    mentah = f"sebelum dibulatkan {kebutuhan(j.kebutuhan)}"
    kurang, lebih = "kurang" if j.kekurangan else "", "lebih" if j.kelebihan else ""
    butir = (
        key_figure("Kebutuhan pegawai", bulat(j.kebutuhan_bulat), mentah, "orang"),
        key_figure("Bezetting", bulat(j.bezetting), "pegawai yang ada", "orang"),
        key_figure("Kekurangan", bulat(j.kekurangan), "jumlah dari jabatan yang kurang", "orang", kurang),
        key_figure("Kelebihan", bulat(j.kelebihan), "jumlah dari jabatan yang lebih", "orang", lebih),
        key_figure("Selisih bersih", bertanda(j.selisih), bersih, "orang"),
        _efektivitas(bahan),
        key_figure("Jumlah jabatan", bulat(j.jabatan), _cakupan(bahan)),
        key_figure("Belum lengkap", bulat(j.belum_lengkap), belum, "jabatan"),
    )
    penutup = el(
        "p",
        "Kekurangan dan kelebihan dijumlahkan terpisah: kelebihan pada satu jabatan tidak menutup kekurangan "
        "pada jabatan lain.",
        kelas="redup",
    )
    return Bagian("angka-kunci", JUDUL, gabung(el("dl", *butir, kelas="abk-kunci"), penutup))


def _efektivitas(bahan: Bahan) -> Html:
    jumlah = bahan.jumlah
    if jumlah.efektivitas is None:
        return key_figure("Efektivitas (EU)", "–", "tidak dihitung: tidak ada pegawai")
    aturan = bahan.cabang.aturan
    nilai = tulis_rasio(aturan, jumlah.efektivitas)
    return key_figure("Efektivitas (EU)", nilai, _arti_rasio(aturan, jumlah.efektivitas, jumlah.prestasi))


def _arti_rasio(aturan: Aturan, rasio: Fraction, prestasi: str) -> str:
    """What the ratio says; the scale's word of praise only where nobody carries more than can be carried."""
    if rasio > 1:
        beban = f"beban {persen(rasio - 1, 0)} di atas kapasitas pegawai"
        return f"{beban}; huruf {prestasi} pada skala prestasi, bukan penilaian mutu"
    sebutan = aturan.skala.sebutan(prestasi)
    arti = f"prestasi unit {prestasi}" + (f" ({sebutan.lower()})" if sebutan else "")
    return f"{arti}; beban tidak melebihi kapasitas pegawai"


def _cakupan(bahan: Bahan) -> str:
    sub = len(bahan.unit) - 1
    if not bahan.kode_unit:
        return f"pada {bulat(len(bahan.unit))} unit organisasi"
    if not sub:
        return "semuanya pada unit ini; tidak ada sub-unit"
    sendiri = len(bahan.milik(bahan.kode_unit))
    return f"{bulat(sendiri)} pada unit ini, selebihnya pada {bulat(sub)} sub-unit"
