"""The data of a case: from the raw answers, through decisions and confirmations, to the final figures.

Nothing here is taken on trust: whatever a step hands over is computed again from what went in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from abk.errors import AbkError
from abk.kegiatan import Kegiatan
from abk.kegiatan.perubahan import Perubahan, terapkan
from abk.kegiatan.rekaman import baca_rekaman, rekam
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import LangkahError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.slot import DATA_AKHIR, DATA_AWAL, DATA_KONSEP, SLOT_DATA
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik as teks_kanonik
from abk.tulisan.sidik import sidik

Ambil = Callable[[str], bytes]
"""Gives the bytes of a fingerprint."""


# The same bytes and the same changes always give the same: whoever computes twice, computes once.
@lru_cache(maxsize=16)
def kegiatan_rekaman(isi: bytes) -> Kegiatan:
    """Recorded data, read once; raises KegiatanError if the bytes are no such record."""
    return baca_rekaman(isi)


@lru_cache(maxsize=16)
def _bagian(awal: bytes, unit: tuple[str, ...], satu: bool) -> Kegiatan:
    k = kegiatan_rekaman(awal)
    return k.cabang(unit[0]) if satu else k.batasi(unit)


def _sesudah(awal: bytes, unit: tuple[str, ...], satu: bool, perubahan: tuple[Perubahan, ...]) -> Kegiatan:
    return terapkan(_bagian(awal, unit, satu), perubahan)


@lru_cache(maxsize=16)
def _rekaman(awal: bytes, unit: tuple[str, ...], satu: bool, perubahan: tuple[Perubahan, ...]) -> bytes:
    return rekam(_sesudah(awal, unit, satu, perubahan))


@lru_cache(maxsize=16)
def hasil_rekaman(isi: bytes) -> str:
    """Fingerprint of the need of every post of recorded data (:func:`sidik_hasil`).

    Raises KegiatanError if the bytes are no such record.
    """
    return sidik_hasil(kegiatan_rekaman(isi))


def kegiatan_slot(keadaan: Keadaan, slot: str, ambil: Ambil) -> Kegiatan:
    """Data that a slot holds; raises LangkahError if there is none yet."""
    return kegiatan_rekaman(_isi(keadaan, slot, ambil))


def _isi(keadaan: Keadaan, slot: str, ambil: Ambil) -> bytes:
    if slot not in keadaan.slot:
        raise LangkahError(
            f"Data {kutip(slot)} belum ada.", "Selesaikan dahulu langkah yang menghasilkannya."
        )
    return ambil(keadaan.slot[slot])


def data_usulan(keadaan: Keadaan, unit: str, ambil: Ambil) -> Kegiatan:
    """Answers of one unit as they came in."""
    return _bagian(_isi(keadaan, DATA_AWAL, ambil), (unit,), True)


def data_unit(keadaan: Keadaan, unit: str, ambil: Ambil) -> Kegiatan:
    """Answers of one unit with every decision about it that stands."""
    return _sesudah(_isi(keadaan, DATA_AWAL, ambil), (unit,), True, keadaan.putusan(unit))


def data_akhir(keadaan: Keadaan, ambil: Ambil) -> Kegiatan:
    """Data of all units with all decisions and all accepted counter-proposals."""
    return _sesudah(_isi(keadaan, DATA_AWAL, ambil), keadaan.unit, False, _semua_perubahan(keadaan))


def rekaman_akhir(keadaan: Keadaan, ambil: Ambil) -> bytes:
    """Record of :func:`data_akhir`: what the step that produces it must hand over."""
    return _rekaman(_isi(keadaan, DATA_AWAL, ambil), keadaan.unit, False, _semua_perubahan(keadaan))


def data_seluruhnya(keadaan: Keadaan, ambil: Ambil, *, diputus: bool = True) -> Kegiatan:
    """Data of all units of the store, those of the case as decided so far, or as they were answered."""
    awal = kegiatan_rekaman(_isi(keadaan, DATA_AWAL, ambil))
    return terapkan(awal, _semua_perubahan(keadaan) if diputus else ())


def _semua_perubahan(keadaan: Keadaan) -> tuple[Perubahan, ...]:
    return tuple(p for u in keadaan.unit for p in (*keadaan.putusan(u), *keadaan.usul(u)))


def sidik_hasil(k: Kegiatan) -> str:
    """Fingerprint of the need of every post, as computed. [64 hexadecimal digits]"""
    hasil = k.hasil
    baris = {
        str(kode): [repr(float(b)), repr(float(n)), None if bulat is None else int(bulat)]
        for kode, b, n, bulat in zip(
            hasil.index,
            hasil["beban_kerja_menit"],
            hasil["kebutuhan"],
            hasil["kebutuhan_bulat"].astype("object").where(hasil["kebutuhan_bulat"].notna(), None),
            strict=True,
        )
    }
    return sidik(teks_kanonik({"peraturan": k.peraturan, "pembulatan": k.pembulatan, "jabatan": baris}))


def turunan(keadaan: Keadaan, langkah: str, unit: str, ambil: Ambil) -> dict[str, bytes]:
    """Content (slot → bytes) that a step must produce and that follows from what is there.

    ``data_konsep:UNIT`` at its step, ``data_akhir`` at its step, else nothing.
    """
    satu = keadaan.satu_langkah(langkah)
    if satu is None:
        return {}
    if DATA_KONSEP in satu.keluaran:
        awal = _isi(keadaan, DATA_AWAL, ambil)
        return {f"{DATA_KONSEP}:{unit}": _rekaman(awal, (unit,), True, keadaan.putusan(unit))}
    if DATA_AKHIR in satu.keluaran:
        return {DATA_AKHIR: rekaman_akhir(keadaan, ambil)}
    return {}


def periksa_data(keadaan: Keadaan, e: Peristiwa, ambil: Ambil) -> None:
    """Compute again what an event says about the data, before it counts.

    Raises LangkahError if data that was handed over is not what the answers and decisions give; AbkError if a
    decision does not fit the data.
    """
    if e.apa in {"selesai", "ubah"}:
        for slot, milik in e.keluaran.items():
            if slot == DATA_AWAL:
                _periksa_awal(keadaan, kegiatan_rekaman(ambil(milik)))
        _periksa_turunan(keadaan, e, ambil)
        _periksa_hasil(e, ambil)
    if e.apa == "selesai" and "jawaban" in e.isi and e.isi["jawaban"] is not None:
        _periksa_jawaban(keadaan, e.unit, e.isi["jawaban"], ambil)
    if e.apa == "kembali":
        _periksa_sebutan(keadaan, e, ambil)
    if e.apa == "putusan":
        baru = [Perubahan.dari_dict(p) for p in e.isi["perubahan"]]
        terapkan(data_unit(keadaan, e.unit, ambil), baru)
    if e.apa == "cabut":
        sisa = [
            p
            for d in keadaan.semua_putusan
            if d.unit == e.unit and d.dicabut is None and d.urut != e.isi.get("urut")
            for p in d.perubahan
        ]
        terapkan(data_usulan(keadaan, e.unit, ambil), sisa)


def _periksa_awal(keadaan: Keadaan, k: Kegiatan) -> None:
    """The data hold every unit of the case, and no unit lies within another."""
    ada = set(k.unit["kode_unit"])
    salah = [f"unit {u} tidak ada dalam data" for u in keadaan.unit if u not in ada]
    for satu in (u for u in keadaan.unit if u in ada):
        di_atas = {kode for kode, _ in k.induk(satu)} & set(keadaan.unit)
        salah += [f"unit {satu} sudah termasuk dalam unit {u}" for u in sorted(di_atas)]
    if salah:
        raise LangkahError(
            f"Data awal tidak cocok: {'; '.join(salah)}.", "Perbaiki data atau mulai alur baru."
        )


def _periksa_turunan(keadaan: Keadaan, e: Peristiwa, ambil: Ambil) -> None:
    if e.apa != "selesai":
        return
    for slot, isi in turunan(keadaan, e.langkah, e.unit, ambil).items():
        if e.keluaran.get(slot) != sidik(isi):
            raise LangkahError(
                f"Data {slot} tidak sama dengan hasil hitung ulang dari isian dan keputusan rapat.",
                "Susun ulang datanya; angka tidak dapat diganti di luar keputusan rapat.",
            )


def _periksa_hasil(e: Peristiwa, ambil: Ambil) -> None:
    """The needs that the event states are those that its data give."""
    data = [v for s, v in e.keluaran.items() if s.partition(":")[0] in SLOT_DATA]
    if e.apa == "selesai" and data and e.isi.get("hasil") != hasil_rekaman(ambil(data[0])):
        raise LangkahError(
            "Kode verifikasi hasil hitung tidak cocok dengan datanya.", "Hitung ulang dari data itu."
        )


def _periksa_sebutan(keadaan: Keadaan, e: Peristiwa, ambil: Ambil) -> None:
    """A return may answer for some posts only, but for posts of that unit."""
    if not (jawaban := e.isi.get("jawaban")):
        return
    milik = set(kegiatan_slot(keadaan, f"{DATA_KONSEP}:{e.unit}", ambil).jabatan["kode_jabatan"])
    if asing := sorted(set(jawaban) - milik):
        pesan = f"Jabatan {', '.join(asing)} bukan milik unit ini."
        raise LangkahError(pesan, "Jawab jabatan unit itu saja.")


def _periksa_jawaban(
    keadaan: Keadaan, unit: str, jawaban: Mapping[str, Mapping[str, object]], ambil: Ambil
) -> None:
    konsep = kegiatan_slot(keadaan, f"{DATA_KONSEP}:{unit}", ambil)
    jabatan = set(konsep.jabatan["kode_jabatan"])
    salah = [f"jabatan {k} belum dijawab" for k in sorted(jabatan - set(jawaban))]
    salah += [f"jabatan {k} bukan milik unit ini" for k in sorted(set(jawaban) - jabatan)]
    usul: list[Perubahan] = []
    for kode, satu in jawaban.items():
        isi = satu.get("usul") or ()
        milik = [Perubahan.dari_dict(u) for u in isi] if isinstance(isi, Sequence) else []
        salah += [f"usul jabatan {kode} menyebut {u.kode_jabatan}" for u in milik if u.kode_jabatan != kode]
        usul += milik
    if salah:
        raise LangkahError(f"Jawaban konfirmasi: {'; '.join(salah)}.", "Lengkapi jawabannya.")
    try:
        terapkan(konsep, usul)
    except AbkError as galat:
        raise LangkahError(f"Usul perbaikan tidak cocok dengan data: {galat.pesan}", galat.saran) from galat
