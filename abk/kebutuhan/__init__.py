"""The formulas: pure functions from tables to new tables, exact inside.

beban(task) = volume per year × norma waktu; kebutuhan(post) = Σ beban / waktu kerja efektif, rounded
once per post; EJ and EU; roll-up over the tree; the other approaches; WISN; working time.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.kebutuhan.banding import Rezim, banding_pembulatan, hasil_rezim, jumlah_rezim
    from abk.kebutuhan.beban import Beban, beban_tugas, menit_per_satuan
    from abk.kebutuhan.efektivitas import efektivitas, kelas_fte, prestasi
    from abk.kebutuhan.jabatan import hasil_jabatan, kebutuhan_bulat_jabatan
    from abk.kebutuhan.pegawai import beban_kerja, efektivitas_unit, kebutuhan_pegawai, temuan_tabel
    from abk.kebutuhan.pendekatan import menit_angka_kredit, orang_hasil_kerja, orang_peralatan_kerja
    from abk.kebutuhan.rekap import peta_jabatan, rekap_bagian, rekap_unit
    from abk.kebutuhan.waktu_kerja import hari_kerja_efektif, kalender_kerja, turunan_waktu_kerja
    from abk.kebutuhan.wisn import HasilWisn, waktu_kerja_tersedia, wisn

__all__ = [
    "Beban",
    "HasilWisn",
    "Rezim",
    "banding_pembulatan",
    "beban_kerja",
    "beban_tugas",
    "efektivitas",
    "efektivitas_unit",
    "hari_kerja_efektif",
    "hasil_jabatan",
    "hasil_rezim",
    "jumlah_rezim",
    "kalender_kerja",
    "kebutuhan_bulat_jabatan",
    "kebutuhan_pegawai",
    "kelas_fte",
    "menit_angka_kredit",
    "menit_per_satuan",
    "orang_hasil_kerja",
    "orang_peralatan_kerja",
    "peta_jabatan",
    "prestasi",
    "rekap_bagian",
    "rekap_unit",
    "temuan_tabel",
    "turunan_waktu_kerja",
    "waktu_kerja_tersedia",
    "wisn",
]

# Who checks tables computes no need.
muka(__name__)
