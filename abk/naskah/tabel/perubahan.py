"""Decisions about the data as rows: old → new, why, and what it does; proposed beside what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from abk.hasil import DIHAPUS, DITAMBAHKAN, Akibat, KataPerubahan, PutusanPos, putusan_pos
from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.bagian import Baris, Sel
from abk.naskah.tabel.jabatan import BarisJabatan, BarisTugas, baris_jabatan, baris_pos, tugas_per_jabatan
from abk.peraturan import Aturan
from abk.tulisan.format import KOSONG

TETAP, UBAH, TAMBAH, HAPUS = "tetap", "diubah", "ditambahkan", "dihapus"


class BarisPutusan(Baris):
    """One decision: where, what, from which value to which, why, and its effect."""

    no: Sel
    kode_unit: Sel
    unit: Sel
    kode_jabatan: Sel
    jabatan: Sel
    nomor: Sel
    uraian: Sel
    tugas: Sel
    kolom: Sel
    lama: Sel
    baru: Sel
    alasan: Sel
    akibat: Sel


class BarisAkibat(Baris):
    """What all decisions about one post together do to its figures."""

    kode: Sel
    jabatan: Sel
    unit: Sel
    beban_lama: Sel
    beban_baru: Sel
    kebutuhan_lama: Sel
    kebutuhan_baru: Sel
    bulat_lama: Sel
    bulat_baru: Sel
    selisih_lama: Sel
    selisih_baru: Sel
    kata_lama: Sel
    kata_baru: Sel
    kalimat: Sel


class PutusanJabatan(Baris):
    """The decisions about one post, and what they come to."""

    kode: Sel
    jabatan: Sel
    unit: Sel
    putusan: tuple[BarisPutusan, ...]
    akibat: BarisAkibat


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
    """One post of the sheet of confirmation, after the meeting: tasks, those gone last, and decisions."""

    pos: BarisJabatan
    tugas: tuple[BarisBanding, ...]
    diubah: bool
    ringkasan: Sel
    perubahan_jabatan: tuple[Sel, ...]


# ── decisions ─────────────────────────────────────────────────────────────────────────────────────────
def putusan_jabatan(k: Kegiatan, perubahan: Sequence[Perubahan]) -> Sequence[PutusanJabatan]:
    """Decisions about proposed data post by post, numbered through (:func:`abk.hasil.putusan_pos`)."""
    return [
        PutusanJabatan(
            kode=satu.akibat.lama.kode,
            jabatan=satu.akibat.lama.nama,
            unit=satu.akibat.lama.nama_unit,
            putusan=tuple(
                BarisPutusan(no=str(p.nomor), tugas=p.kata.tugas, akibat=p.akibat, **asdict(p.kata))
                for p in satu.putusan
            ),
            akibat=_akibat(satu.akibat, k.aturan),
        )
        for satu in putusan_pos(k, perubahan)
    ]


def _akibat(satu: Akibat, aturan: Aturan) -> BarisAkibat:
    lama, baru = baris_pos(satu.lama, aturan), baris_pos(satu.baru, aturan)
    return BarisAkibat(
        kode=lama.kode,
        jabatan=lama.nama,
        unit=lama.unit,
        beban_lama=lama.beban_menit,
        beban_baru=baru.beban_menit,
        kebutuhan_lama=lama.kebutuhan,
        kebutuhan_baru=baru.kebutuhan,
        bulat_lama=lama.kebutuhan_bulat,
        bulat_baru=baru.kebutuhan_bulat,
        selisih_lama=lama.selisih,
        selisih_baru=baru.selisih,
        kata_lama=lama.kata,
        kata_baru=baru.kata,
        kalimat=satu.kalimat,
    )


# ── proposed and decided, side by side ────────────────────────────────────────────────────────────────
def banding_jabatan(k: Kegiatan, perubahan: Sequence[Perubahan]) -> Sequence[BandingJabatan]:
    """Every post as proposed and after the decisions of the meeting.

    Figures of a post are those after the meeting; a deleted task stands at the end, struck from the sums.
    """
    akhir = terapkan(k, perubahan)
    putusan = {satu.akibat.lama.kode: satu for satu in putusan_pos(k, perubahan)}
    lama, baru = tugas_per_jabatan(k), tugas_per_jabatan(akhir)
    return [
        _banding(pos, lama.get(pos.kode, ()), baru.get(pos.kode, ()), putusan.get(pos.kode))
        for pos in baris_jabatan(akhir)
    ]


def _banding(
    pos: BarisJabatan, lama: Sequence[BarisTugas], baru: Sequence[BarisTugas], putusan: PutusanPos | None
) -> BandingJabatan:
    kata = [] if putusan is None else [p.kata for p in putusan.putusan]
    return BandingJabatan(
        pos=pos,
        tugas=_tugas(lama, baru, _rincian(kata)),
        diubah=putusan is not None,
        ringkasan=_tetap(pos) if putusan is None else f"Dampak keputusan rapat: {putusan.akibat.kalimat}",
        perubahan_jabatan=tuple(
            f"Perubahan pada jabatan: {satu.sebutan}. Alasan: {satu.alasan}"
            for satu in kata
            if satu.nomor == KOSONG
        ),
    )


def _tetap(pos: BarisJabatan) -> str:
    return (
        f"Rapat tidak mengubah data jabatan ini. Beban kerja {pos.beban_menit} menit/tahun; kebutuhan "
        f"{pos.kebutuhan} orang, dibulatkan {pos.kebutuhan_bulat} orang; bezetting {pos.bezetting} orang; "
        f"selisih {pos.selisih} ({pos.kata})."
    )


def _rincian(kata: Sequence[KataPerubahan]) -> Mapping[str, str]:
    """What was changed of each task, line by line, and then the reasons, each said once."""
    sebutan: dict[str, list[str]] = {}
    alasan: dict[str, dict[str, None]] = {}
    for satu in kata:
        # a whole task that came or went stands in the columns beside, with all its values
        sel = satu.kolom not in {DITAMBAHKAN, DIHAPUS}
        sebutan.setdefault(satu.nomor, []).extend([satu.sebutan] if sel else [])
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
