"""What was proposed beside what the meeting made of it: the rows of the sheet of technical confirmation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.bagian import Baris, Sel
from abk.naskah.tabel.jabatan import BarisJabatan, baris_jabatan
from abk.naskah.tabel.nilai import DIHAPUS, DITAMBAHKAN
from abk.naskah.tabel.perubahan import PANAH, BarisPutusan, PutusanJabatan, putusan_jabatan
from abk.naskah.tabel.tugas import BarisTugas, tugas_per_jabatan
from abk.tulisan.format import KOSONG

TETAP, UBAH, TAMBAH, HAPUS = "tetap", "diubah", "ditambahkan", "dihapus"


class BarisBanding(Baris):
    """One task: as proposed, and after the meeting. Loads in menit/tahun."""

    nomor: Sel
    uraian: Sel
    volume_awal: Sel
    norma_awal: Sel
    beban_awal: Sel
    volume: Sel
    norma: Sel
    beban: Sel
    keadaan: Sel
    rincian: Sel


class BandingJabatan(Baris):
    """One post of the sheet: its tasks, the decisions about it, and their effect.

    Attributes
    ----------
    pos : the post after the meeting
    tugas : its tasks, those that are gone last
    diubah : whether the meeting changed anything about it
    ringkasan : its figures and what the meeting did to them, as a sentence
    perubahan_jabatan : decisions about the post itself, each as a sentence
    """

    pos: BarisJabatan
    tugas: tuple[BarisBanding, ...]
    diubah: bool
    ringkasan: Sel
    perubahan_jabatan: tuple[Sel, ...]


def banding_jabatan(kegiatan: Kegiatan, perubahan: Sequence[Perubahan]) -> Sequence[BandingJabatan]:
    """Return every post as proposed and after the decisions of the meeting.

    Parameters
    ----------
    kegiatan : Kegiatan
        The data as proposed (``data_awal``).
    perubahan : sequence of Perubahan
        Decisions of the meeting.

    Returns
    -------
    sequence of BandingJabatan
        Figures of a post are those after the meeting; a deleted task stands at the end, struck from the sums.

    Raises
    ------
    ParameterError
        If a decision does not fit the data.
    """
    akhir = terapkan(kegiatan, perubahan)
    putusan = {satu.kode: satu for satu in putusan_jabatan(kegiatan, perubahan)}
    tugas_lama, tugas_baru = tugas_per_jabatan(kegiatan), tugas_per_jabatan(akhir)
    return [
        _jabatan(pos, tugas_lama.get(pos.kode, ()), tugas_baru.get(pos.kode, ()), putusan.get(pos.kode))
        for pos in baris_jabatan(akhir)
    ]


def _jabatan(
    pos: BarisJabatan, lama: Sequence[BarisTugas], baru: Sequence[BarisTugas], putusan: PutusanJabatan | None
) -> BandingJabatan:
    semua = () if putusan is None else putusan.putusan
    return BandingJabatan(
        pos=pos,
        tugas=_tugas(lama, baru, _rincian(semua)),
        diubah=putusan is not None,
        ringkasan=_tetap(pos) if putusan is None else f"Akibat keputusan rapat: {putusan.akibat.kalimat}",
        perubahan_jabatan=tuple(
            f"Perubahan pada jabatan: {_sebut(satu)}. Alasan: {satu.alasan}"
            for satu in semua
            if satu.nomor == KOSONG
        ),
    )


def _tetap(pos: BarisJabatan) -> str:
    return (
        f"Rapat tidak mengubah data jabatan ini. Beban kerja {pos.beban_menit} menit/tahun; kebutuhan "
        f"{pos.kebutuhan} orang, dibulatkan {pos.kebutuhan_bulat} orang; bezetting {pos.bezetting} orang; "
        f"selisih {pos.selisih} ({pos.kata})."
    )


def _sebut(satu: BarisPutusan) -> str:
    return f"{satu.kolom} {satu.lama}{PANAH}{satu.baru}"


def _rincian(putusan: Sequence[BarisPutusan]) -> Mapping[str, str]:
    """What was changed of each task, line by line, and then the reasons, each said once."""
    sebutan: dict[str, list[str]] = {}
    alasan: dict[str, dict[str, None]] = {}
    for satu in putusan:
        # a whole task that came or went stands in the columns beside, with all its values
        sel = satu.kolom not in {DITAMBAHKAN, DIHAPUS}
        sebutan.setdefault(satu.nomor, []).extend([_sebut(satu)] if sel else [])
        alasan.setdefault(satu.nomor, {})[satu.alasan] = None
    return {n: "\n".join([*baris, f"Alasan: {'; '.join(alasan[n])}"]) for n, baris in sebutan.items()}


def _tugas(
    lama: Sequence[BarisTugas], baru: Sequence[BarisTugas], rincian: Mapping[str, str]
) -> tuple[BarisBanding, ...]:
    awal = {satu.nomor: satu for satu in lama}
    ada = {satu.nomor for satu in baru}
    hilang = [satu for satu in lama if satu.nomor not in ada]
    return (
        *(_baris(satu, awal.get(satu.nomor), satu, rincian.get(satu.nomor, "")) for satu in baru),
        *(_baris(satu, satu, None, rincian.get(satu.nomor, "")) for satu in hilang),
    )


def _baris(asal: BarisTugas, lama: BarisTugas | None, baru: BarisTugas | None, rincian: str) -> BarisBanding:
    keadaan = HAPUS if baru is None else TAMBAH if lama is None else UBAH if rincian else TETAP
    return BarisBanding(
        nomor=asal.nomor,
        uraian=asal.uraian,
        volume_awal=KOSONG if lama is None else lama.volume,
        norma_awal=KOSONG if lama is None else lama.norma,
        beban_awal=KOSONG if lama is None else lama.beban,
        volume=KOSONG if baru is None else baru.volume,
        norma=KOSONG if baru is None else baru.norma,
        beban=KOSONG if baru is None else baru.beban,
        keadaan=keadaan,
        rincian=rincian,
    )
