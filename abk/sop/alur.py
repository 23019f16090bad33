"""A case in a store: read, and carried on by signed events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from abk.kegiatan import Kegiatan
from abk.kegiatan.perubahan import Perubahan
from abk.sop.catat import Bawaan, Tanda, assemble, lengkapi, tulis_isian
from abk.sop.catatan.pejabat import Nama, Pejabat, baca_nama, tulis_nama
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.data import data_usulan, hasil_rekaman, kegiatan_slot, turunan
from abk.sop.galat import AlurError, LangkahError, RantaiError
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.kaidah.tindakan import Tindakan, tindakan
from abk.sop.kaidah.ubah import sejak_di_depan
from abk.sop.penerapan import Penerapan, terapkan_putusan
from abk.sop.prosedur import Langkah, Prosedur
from abk.sop.slot import DAFTAR_PEJABAT
from abk.store.case_store import CaseStore, Rekaman
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik


class Alur:
    """A case as it was when it was read. Every action gives a new one; this one never changes."""

    def __init__(
        self,
        rak: CaseStore,
        peristiwa: Sequence[Peristiwa],
        keadaan: Keadaan,
        penerapan: Penerapan | None = None,
    ) -> None:
        self.rak = rak
        self.penerapan = penerapan
        self.peristiwa = tuple(peristiwa)
        self.keadaan = keadaan

    def __repr__(self) -> str:
        """Code, year and what is due."""
        kini = ", ".join(f"{k}{f' {u}' if u else ''}" for k, u in self.keadaan.posisi_kini) or "selesai"
        return f"Alur({self.kode} {self.tahun}: {kini})"

    # ── what it is ────────────────────────────────────────────────────────────────────────────
    @property
    def kode(self) -> str:
        """Code of the case."""
        return self.keadaan.kode

    @property
    def tahun(self) -> int:
        """Year of the case."""
        return self.keadaan.tahun

    @property
    def judul(self) -> str:
        """Title."""
        return self.keadaan.judul

    @property
    def unit(self) -> tuple[str, ...]:
        """Codes of the units that take part."""
        return self.keadaan.unit

    @property
    def prosedur(self) -> Prosedur:
        """The procedure it follows to its end, whatever is revised meanwhile."""
        return self.keadaan.prosedur

    @property
    def profil(self) -> str:
        """Name of the profile of its documents."""
        return self.keadaan.profil

    @property
    def kepala(self) -> str:
        """Head of the chain: fingerprint of the latest event. [64 hexadecimal digits]"""
        return self.keadaan.kepala

    @property
    def nama(self) -> Mapping[str, Nama]:
        """Names of the officials, by identifier."""
        return baca_nama(self.berkas(DAFTAR_PEJABAT)) if DAFTAR_PEJABAT in self.keadaan.slot else {}

    def berkas(self, slot: str) -> bytes:
        """Current content of a slot; raises LangkahError if there is none yet."""
        if slot not in self.keadaan.slot:
            raise LangkahError(
                f"Isi {kutip(slot)} belum ada.", "Selesaikan dahulu langkah yang menghasilkannya."
            )
        return self.rak.berkas(self.keadaan.slot[slot])

    def data(self, slot: str) -> Kegiatan:
        """Data that a slot holds: data_awal, data_konsep:UNIT, data_akhir."""
        return kegiatan_slot(self.keadaan, slot, self.rak.berkas)

    def usulan(self, unit: str) -> Kegiatan:
        """Data of a unit as they were proposed."""
        return data_usulan(self.keadaan, unit, self.rak.berkas)

    def boleh(self, pelaku: str, waktu: dt.datetime | None = None) -> tuple[Tindakan, ...]:
        """Everything an official can do now."""
        return tindakan(self.keadaan, pelaku, waktu or dt.datetime.now(dt.UTC))

    def muat(self) -> Alur:
        """The case as it is now."""
        return self._dari(self.rak.rekaman(self.kode))

    # ── what is done with it ──────────────────────────────────────────────────────────────────
    def selesaikan(
        self,
        langkah: str,
        tanda: Tanda,
        *,
        unit: str = "",
        isi: Mapping[str, Any] | None = None,
        berkas: Mapping[str, bytes] | None = None,
        fakta: Mapping[str, Any] | None = None,
    ) -> Alur:
        """Complete a step with what it produces (slot → bytes); derived data need not be given.

        Raises AlurError if it is not due, not this official's, or something is missing; nothing is stored
        then.
        """
        satu = self.langkah_menurut(langkah)
        kini = self.keadaan
        masukan = {s: kini.slot[s] for s in kini.nama_slot(satu, "masukan", unit) if s in kini.slot}
        hasil = (
            dict(turunan(kini, langkah, unit, self.rak.berkas)) if (langkah, unit) in kini.posisi_kini else {}
        )
        hasil = {**hasil, **(berkas or {})}
        kata = dict(isi or {})
        if data := next((v for s, v in hasil.items() if s.startswith("data_")), None):
            kata["hasil"] = hasil_rekaman(data)
        lepas = []
        if fakta:
            lepas.append(tulis_isian(fakta))
            kata["fakta"] = sidik(lepas[0])
        bawaan = Bawaan(kata, satu.makna, masukan, hasil, lepas)
        baru = self._catat("selesai", tanda, (satu.pelaksana,), langkah, unit, bawaan)
        return baru.terapkan() if "menetapkan" in satu.makna else baru

    def terapkan(self) -> Alur:
        """Bring the sheets of the store to what the decree decided; :attr:`penerapan` says what became of it.

        The step that makes the decree does it by itself; again and again is the same. A case without a
        store has no sheets.
        """
        if not hasattr(self.rak, "sambungan"):
            return self
        hasil = terapkan_putusan(self.keadaan, self.peristiwa, self.rak.sambungan, self.rak.berkas)
        return Alur(self.rak, self.peristiwa, self.keadaan, hasil)

    def kembalikan(
        self,
        langkah: str,
        ke: str,
        tanda: Tanda,
        *,
        alasan: str,
        unit: str = "",
        jawaban: Mapping[str, Any] | None = None,
    ) -> Alur:
        """Return a step for repair."""
        isi: dict[str, Any] = {"ke": ke, "alasan": alasan}
        if jawaban is not None:
            isi["jawaban"] = dict(jawaban)
        peran = (self.langkah_menurut(langkah).pelaksana,)
        return self._catat("kembali", tanda, peran, langkah, unit, Bawaan(isi))

    def ubah(
        self,
        slot: str,
        isi: bytes,
        tanda: Tanda,
        *,
        alasan: str,
        fakta: Mapping[str, Any] | None = None,
        kata: Mapping[str, Any] | None = None,
    ) -> Alur:
        """Edit what was produced: every later approval falls, and the case goes back.

        ``fakta`` is all that was filled in for the documents of the step, where that changed; ``kata`` what
        the event says more. Raises LangkahError if somebody else edited it, or the facts that are given anew,
        since this case was read, or it cannot be edited any more.
        """
        asal = self.keadaan.asal_slot(slot)
        if asal is None:
            raise LangkahError(f"Isi {kutip(slot)} tidak dikenal.", "Lihat: abk sop status")
        langkah, unit = asal
        lama = {slot: self.keadaan.slot[slot]} if slot in self.keadaan.slot else {}
        lepas = [tulis_isian(fakta)] if fakta is not None else []
        dibaca = _fakta(self.keadaan, langkah.kode, unit)

        def bawaan(kini: Keadaan) -> Bawaan:
            # facts are those of the step as it is now: a colleague may have changed them since it was read
            semula = _fakta(kini, langkah.kode, unit)
            if lepas and semula != dibaca:
                raise LangkahError(
                    f"Isian langkah {langkah.kode} sudah diubah orang lain.", "Muat ulang, lalu ubah lagi."
                )
            pakai = sidik(lepas[0]) if lepas else semula
            disebut = {**(kata or {}), "alasan": alasan, **({"fakta": pakai} if pakai else {})}
            return Bawaan(disebut, langkah.makna, lama, {slot: isi}, lepas)

        return self._catat("ubah", tanda, (langkah.pelaksana,), langkah.kode, unit, bawaan)

    def putuskan(self, unit: str, perubahan: Sequence[Perubahan], tanda: Tanda) -> Alur:
        """Record decisions of the meeting; by being recorded they are applied to the data of the unit."""
        isi = {"perubahan": [p.sebagai_dict() for p in perubahan]}
        peran = self.prosedur.fungsi.memutuskan
        return self._catat("putusan", tanda, peran, self.keadaan.posisi_unit.get(unit, ""), unit, Bawaan(isi))

    def cabut(self, urut: int, tanda: Tanda, *, alasan: str) -> Alur:
        """Withdraw a decision; it stays in the log, and no longer counts."""
        ada = next((d for d in self.keadaan.semua_putusan if d.urut == urut), None)
        unit = ada.unit if ada else ""
        isi = {"urut": urut, "alasan": alasan}
        peran = self.prosedur.fungsi.memutuskan
        return self._catat("cabut", tanda, peran, self.keadaan.posisi_unit.get(unit, ""), unit, Bawaan(isi))

    def tunjuk(
        self, pejabat: Sequence[Pejabat], nama: Mapping[str, Nama], tanda: Tanda, *, alasan: str
    ) -> Alur:
        """Appoint officials: new ones, deputies, or the same with a new key."""
        isi = {"pejabat": [p.sebagai_dict() for p in pejabat], "alasan": alasan}
        semua = {**self.nama, **nama}
        if tanpa := sorted({p.id for p in pejabat} - set(semua)):
            raise AlurError(f"Nama pejabat belum ada: {', '.join(tanpa)}.", "Lengkapi daftar namanya.")
        berkas = {DAFTAR_PEJABAT: tulis_nama(semua)}
        lama = {s: self.keadaan.slot[s] for s in berkas if s in self.keadaan.slot}
        bawaan = Bawaan(isi, masukan=lama, berkas=berkas)
        return self._catat("tunjuk", tanda, self.prosedur.fungsi.menunjuk, "", "", bawaan)

    def luruskan(self, tanda: Tanda, *, alasan: str, dari: int | None = None) -> Alur:
        """Set the clock right: events from ``dari`` on, or all that lie ahead, are declared wrong."""
        kini = tanda.waktu or dt.datetime.now(dt.UTC)
        isi = {"urut": sejak_di_depan(self.keadaan, kini) if dari is None else dari, "alasan": alasan}
        return self._catat("luruskan", tanda, self.prosedur.fungsi.menunjuk, "", "", Bawaan(isi))

    def lampirkan(self, slot: str, isi: bytes, tanda: Tanda, *, keterangan: str) -> Alur:
        """Attach a file: ``usulan_program_kerja`` before step 1 is done, else ``lampiran:NAMA``."""
        bawaan = Bawaan({"keterangan": keterangan}, berkas={slot: isi})
        return self._catat("lampir", tanda, None, "", "", bawaan)

    # ── how it is kept ────────────────────────────────────────────────────────────────────────
    def langkah_menurut(self, kode: str) -> Langkah:
        """The step of that code; raises LangkahError if the case has none."""
        satu = self.keadaan.satu_langkah(kode)
        if satu is None:
            raise LangkahError(f"Langkah {kutip(kode)} tidak ada dalam alur ini.", "Lihat: abk sop status")
        return satu

    def _dari(self, baris: Sequence[str]) -> Alur:
        """The case of these lines; only what is new is read."""
        ada = len(self.peristiwa)
        if [e.baris for e in self.peristiwa] != list(baris[:ada]):
            raise RantaiError(
                "Catatan alur di gudang berubah atau berkurang.", "Jalankan: abk sop verifikasi"
            )
        if len(baris) == ada:
            return self
        peristiwa, keadaan = list(self.peristiwa), self.keadaan
        for nomor, satu in enumerate(baris[ada:], ada + 1):
            peristiwa.append(baca_baris(satu, nomor))
            keadaan = lanjutkan(keadaan, peristiwa[-1])
        return Alur(self.rak, peristiwa, keadaan)

    def _catat(
        self,
        apa: str,
        tanda: Tanda,
        peran: tuple[str, ...] | None,
        langkah: str,
        unit: str,
        bawaan: Bawaan | Callable[[Keadaan], Bawaan],
    ) -> Alur:
        jadi: list[Alur] = []

        def buat(baris: list[str]) -> tuple[Rekaman, dict[str, tuple[str, bytes]]]:
            kini = self._dari(baris)
            isi = bawaan if isinstance(bawaan, Bawaan) else bawaan(kini.keadaan)
            e = assemble(kini.keadaan, apa, tanda, peran, langkah, unit, isi)
            rekaman, berkas, baru = lengkapi(kini.keadaan, e, isi, self.rak)
            jadi.append(Alur(self.rak, (*kini.peristiwa, e), baru))
            return rekaman, berkas

        self.rak.tambah(self.kode, buat)
        return jadi[-1]


def _fakta(keadaan: Keadaan, langkah: str, unit: str) -> str:
    """Fingerprint of what was filled in at a step, by whoever did it; not by those who read it later."""
    setuju = keadaan.persetujuan_langkah(langkah, unit)
    return setuju.fakta if setuju is not None else ""
