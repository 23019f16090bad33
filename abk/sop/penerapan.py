"""What the decree decides, into the sheets of the store: the last thing that a case does to the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from abk.errors import AbkError
from abk.sop.data import data_seluruhnya
from abk.sop.kaidah.keadaan import Keadaan
from abk.store import Gudang, Tetapan
from abk.store.alamat import Sambungan
from abk.tables import pohon_unit, urutan_pohon
from abk.tulisan.format import bulat


@dataclass(frozen=True)
class Penerapan:
    """What became of the decided values: one sheet a post, or why nothing could be done (``galat``)."""

    lembar: tuple[Tetapan, ...] = ()
    galat: str = ""

    def banyak(self, hasil: str) -> int:
        """Number of posts of one outcome: disimpan, sama, ditolak."""
        return sum(satu.hasil == hasil for satu in self.lembar)

    @property
    def utuh(self) -> bool:
        """Whether all sheets hold what was decided."""
        return not self.galat and not self.banyak("ditolak")

    @property
    def kalimat(self) -> tuple[str, ...]:
        """What became of it in sentences, each sheet that is out of the ordinary named."""
        if self.galat:
            awal = [f"Nilai keputusan belum disimpan ke lembar isian: {self.galat}"]
        else:
            banyak = ", ".join(f"{bulat(self.banyak(h))} {h}" for h in ("disimpan", "sama", "ditolak"))
            awal = [f"Nilai keputusan ke lembar isian: {banyak}."]
        satuan = [f"{s.kode_jabatan}, {s.hasil}: {s.sebab}." for s in self.lembar if s.sebab]
        lanjut = [] if self.utuh else ["Bereskan itu, lalu ulangi: abk sop terapkan ALAMAT"]
        return (*awal, *satuan, *lanjut)


def terapkan_putusan(keadaan: Keadaan, sambungan: Sambungan, ambil: Callable[[str], bytes]) -> Penerapan:
    """Bring the sheets of the units of a case to what its decree decided; again and again is the same."""
    tetap = keadaan.penetapan
    if tetap is None:
        return Penerapan(galat="Keputusan belum ditetapkan.")
    oleh = keadaan.prosedur.nama_peran(tetap.peran)
    try:
        awal, akhir = (data_seluruhnya(keadaan, ambil, diputus=ya) for ya in (False, True))
        induk = pohon_unit(akhir.unit)
        unit = {bawah for satu in keadaan.unit for bawah, _ in urutan_pohon(induk, satu)}
        alasan = f"Ditetapkan dalam alur {keadaan.kode}, langkah {tetap.langkah}."
        lembar = Gudang(sambungan).tetapkan(awal, akhir, unit, oleh=oleh, alasan=alasan)
    except AbkError as salah:
        return Penerapan(galat=salah.pesan)
    return Penerapan(tuple(lembar))
