"""The law: dated, cited values, one YAML a regulation.

``aturan`` gives the working time of a regime; ``ketentuan`` any single value; ``pembulatan`` and
``skala_prestasi`` the named choices. Asking outside the dates or the lingkup of a regulation is a
``PeraturanError``.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.peraturan._aturan import PERATURAN_BAWAAN, Aturan, aturan
    from abk.peraturan._baris import (
        BarisKetentuan,
        RingkasanPeraturan,
        baris_peraturan,
        catatan_peraturan,
        ringkasan_peraturan,
    )
    from abk.peraturan._cari import daftar_peraturan, ketentuan, peraturan
    from abk.peraturan._halaman import halaman_peraturan
    from abk.peraturan._ketentuan import Ketentuan, teks_nilai
    from abk.peraturan._pembulatan import CARA_MEMBULATKAN, Pembulatan, pembulatan
    from abk.peraturan._peraturan import Peraturan
    from abk.peraturan._pernyataan import KonstantaKredit, WaktuSetempat
    from abk.peraturan._setempat import KREDIT_SETEMPAT, SETEMPAT, aturan_setempat, dengan_konstanta
    from abk.peraturan._skala import CARA_MENILAI, SkalaPrestasi, TingkatPrestasi, skala_prestasi
    from abk.peraturan._tanggal import Tanggal, hari_ini, teks_tanggal

__all__ = [
    "CARA_MEMBULATKAN",
    "CARA_MENILAI",
    "KREDIT_SETEMPAT",
    "PERATURAN_BAWAAN",
    "SETEMPAT",
    "Aturan",
    "BarisKetentuan",
    "Ketentuan",
    "KonstantaKredit",
    "Pembulatan",
    "Peraturan",
    "RingkasanPeraturan",
    "SkalaPrestasi",
    "Tanggal",
    "TingkatPrestasi",
    "WaktuSetempat",
    "aturan",
    "aturan_setempat",
    "baris_peraturan",
    "catatan_peraturan",
    "daftar_peraturan",
    "dengan_konstanta",
    "halaman_peraturan",
    "hari_ini",
    "ketentuan",
    "pembulatan",
    "peraturan",
    "ringkasan_peraturan",
    "skala_prestasi",
    "teks_nilai",
    "teks_tanggal",
]

# Who asks for a value needs no tables or pages of the law, nor the rounding.
muka(__name__)
