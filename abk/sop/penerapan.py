"""What the decree decides and what its case answered, into the store: the last it does to the data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from abk.errors import AbkError
from abk.hasil import daftar_tanda
from abk.kegiatan import Kegiatan
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.data import data_seluruhnya
from abk.sop.jawaban_tanda import isian_ditanya, jawaban
from abk.sop.kaidah.keadaan import Keadaan
from abk.store import Gudang, Tetapan
from abk.store.alamat import Sambungan
from abk.store.tanda import FlagAnswer
from abk.tables import pohon_unit, urutan_pohon
from abk.tulisan.format import bulat


@dataclass(frozen=True)
class Penerapan:
    """What became of the decided values: one sheet a post, or why nothing could be done (``galat``).

    ``jawaban``: answers to flags of plausibility that the store did not hold yet.
    """

    lembar: tuple[Tetapan, ...] = ()
    galat: str = ""
    jawaban: int = 0

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
        if self.jawaban:
            satuan.append(f"Jawaban atas pertanyaan kewajaran: {bulat(self.jawaban)} disimpan.")
        lanjut = [] if self.utuh else ["Bereskan itu, lalu ulangi: abk sop terapkan ALAMAT"]
        return (*awal, *satuan, *lanjut)


def terapkan_putusan(
    keadaan: Keadaan, peristiwa: Sequence[Peristiwa], sambungan: Sambungan, ambil: Callable[[str], bytes]
) -> Penerapan:
    """Bring the sheets of the units of a case to what its decree decided; again and again is the same.

    The answers to flags that its documents hold go into the store with them: whoever analyses its data next
    is not asked again what the meeting has answered.
    """
    tetap = keadaan.penetapan
    if tetap is None:
        return Penerapan(galat="Keputusan belum ditetapkan.")
    oleh = keadaan.prosedur.nama_peran(tetap.peran)
    try:
        awal, akhir = (data_seluruhnya(keadaan, ambil, diputus=ya) for ya in (False, True))
        induk = pohon_unit(akhir.unit)
        unit = {bawah for satu in keadaan.unit for bawah, _ in urutan_pohon(induk, satu)}
        alasan = f"Ditetapkan dalam alur {keadaan.kode}, langkah {tetap.langkah}."
        gudang = Gudang(sambungan)
        lembar = gudang.tetapkan(awal, akhir, unit, oleh=oleh, alasan=alasan)
        dijawab = gudang.tanda.simpan_jawaban(_jawaban(keadaan, peristiwa, ambil, awal))
    except AbkError as salah:
        return Penerapan(galat=salah.pesan)
    return Penerapan(tuple(lembar), jawaban=dijawab)


def _jawaban(
    keadaan: Keadaan, peristiwa: Sequence[Peristiwa], ambil: Callable[[str], bytes], awal: Kegiatan
) -> dict[str, FlagAnswer]:
    """Answers of the case by the id of the flag, each with the event that signed it and its place."""
    hasil: dict[str, FlagAnswer] = {}
    for (slot, _), (fakta, e) in isian_ditanya(peristiwa, ambil).items():
        oleh = f"{keadaan.prosedur.nama_peran(e.peran)}, langkah {e.langkah} alur {keadaan.kode}"
        for tanda, alasan in jawaban(slot, fakta):
            hasil[tanda] = FlagAnswer(alasan, oleh, e.waktu, e.sidik)
    tempat = {satu.id: satu.tempat for satu in daftar_tanda(awal)} if hasil else {}
    return {tanda: satu._replace(tempat=tempat.get(tanda, "")) for tanda, satu in hasil.items()}
