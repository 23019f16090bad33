"""What a case teaches about time: real against standard, and a simulation for as many units."""

from __future__ import annotations

from abk.errors import ParameterError
from abk.reports.bagian import Bagian
from abk.reports.charts import lama_menurut_unit, sebaran_lama_sop, waktu_nyata_langkah
from abk.reports.sections.alur_bahan import BahanAlur
from abk.sop.simulasi import Skenario, Variasi, banding_skenario, simulasi
from abk.sop.waktu_nyata import waktu_nyata
from abk.tulisan.format import bulat
from abk.tulisan.markup import el, gabung

JUDUL_NYATA = "Waktu nyata terhadap waktu baku"
JUDUL_SIMULASI = "Simulasi prosedur"
JALAN = 200
BENIH = 2026
_UNIT_BANDING = (1, 2, 3, 5, 8, 12, 20)


def nyata(bahan: BahanAlur) -> Bagian:
    """Return elapsed working time of each completed step against its standard time."""
    tabel = waktu_nyata(
        bahan.alur.keadaan.riwayat_langkah, bahan.alur.prosedur, bahan.jam, bahan.panjang_hari
    )
    return Bagian("nyata", JUDUL_NYATA, waktu_nyata_langkah(tabel).html())


def simulasi_alur(bahan: BahanAlur) -> Bagian:
    """Return how long a round takes with as many units as the case has, and with others."""
    acuan, unit = bahan.alur.prosedur, len(bahan.alur.unit)
    try:
        hasil = simulasi(acuan, Skenario(unit=unit, variasi=Variasi("segitiga")), jalan=JALAN, benih=BENIH)
        banding = banding_skenario(acuan, sorted({*_UNIT_BANDING, unit}))
    except ParameterError as salah:
        kata = f"Prosedur alur ini tidak dapat disimulasikan: {salah.pesan}"
        return Bagian("simulasi", JUDUL_SIMULASI, el("p", kata, kelas="abk-bersih"))
    nama = {p.kode: p.nama for p in acuan.peran}
    leher = hasil.leher_botol
    kata = (
        f"Andaian: {bulat(unit)} unit, satu orang untuk tiap peran, rapat tiap unit. Waktu tiap langkah pada "
        f"gambar pertama tersebar segitiga dari setengah sampai dua kali waktu baku; pada gambar kedua tepat "
        f"waktu baku. Leher botolnya {nama.get(leher.peran, leher.peran)}, pada langkah {leher.langkah}."
    )
    gambar = (
        sebaran_lama_sop(
            hasil.jalan, hasil.pelaku, leher_botol=leher.peran, langkah=leher.langkah, nama=nama
        ),
        lama_menurut_unit(banding),
    )
    return Bagian("simulasi", JUDUL_SIMULASI, gabung(el("p", kata), *(g.html() for g in gambar)))
