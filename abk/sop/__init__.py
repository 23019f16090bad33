"""The procedure: the steps of the SOP as data, and a case that runs through them.

``prosedur`` reads the SOP, ``kaidah`` holds the rules by which a case goes from event to event,
``alur`` carries a case on, ``verifikasi`` checks it without the store; ``simulasi``, ``beban_sop`` and
``waktu_nyata`` tell what the procedure says about itself.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.sop.alur import Alur
    from abk.sop.buka import buka_alur, mulai
    from abk.sop.bundel import ekspor
    from abk.sop.catat import Tanda
    from abk.sop.catatan.kunci import Kunci, buat_kunci, buka_kunci, kunci_dari_benih
    from abk.sop.catatan.pejabat import Nama, Pejabat, Penugasan
    from abk.sop.galat import AlurError, KunciError, LangkahError, RantaiError, WewenangError
    from abk.sop.kaidah.keadaan import Keadaan, Persetujuan, RiwayatLangkah
    from abk.sop.prosedur import Langkah, Prosedur, prosedur
    from abk.sop.verifikasi import verifikasi
    from abk.sop.vonis import HasilVerifikasi

__all__ = [
    "Alur",
    "AlurError",
    "HasilVerifikasi",
    "Keadaan",
    "Kunci",
    "KunciError",
    "Langkah",
    "LangkahError",
    "Nama",
    "Pejabat",
    "Penugasan",
    "Persetujuan",
    "Prosedur",
    "RantaiError",
    "RiwayatLangkah",
    "Tanda",
    "WewenangError",
    "buat_kunci",
    "buka_alur",
    "buka_kunci",
    "ekspor",
    "kunci_dari_benih",
    "mulai",
    "prosedur",
    "verifikasi",
]

# What one part needs is slow to load, and who names another has no need of it.
muka(__name__)
