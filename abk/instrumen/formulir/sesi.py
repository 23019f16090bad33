"""One person at one sheet: open, edit, save by itself, meet others, submit. Knows no widget."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from abk.errors import AbkError, ParameterError, Temuan
from abk.instrumen.formulir.callback import Debounce
from abk.instrumen.formulir.isian import KOLOM_KEPALA, Isian, RiwayatIsian, isian_dari_lembar
from abk.instrumen.formulir.konflik import Beda, Pihak, gabung, perbedaan
from abk.instrumen.formulir.nilai import Penilai, Penilaian, penilai_lembar
from abk.store import Gudang, KonflikError, Lembar

Jenis = Literal["kosong", "belum", "menyimpan", "tersimpan", "galat", "konflik"]


@dataclass(frozen=True)
class Status:
    """The status line: what kind, and its words."""

    jenis: Jenis
    teks: str


def status_tersimpan(lembar: Lembar | None) -> Status:
    """Status of a sheet of which nothing is unsaved: ``"tersimpan 10.31.05, versi 7"``."""
    if lembar is None or lembar.versi == 0 or lembar.diubah is None:
        return Status("kosong", "belum ada isian yang disimpan")
    kata = "diajukan" if lembar.status == "diajukan" else "tersimpan"
    return Status("tersimpan", f"{kata} {lembar.diubah.astimezone():%H.%M.%S}, versi {lembar.versi}")


def tanpa_jawaban(lembar: Lembar) -> bool:
    """Whether nobody has answered anything in it yet."""
    isi = lembar.isi
    return not isi["uraian_tugas"] and not isi.keys() & set(KOLOM_KEPALA)


def alasan_kembali(gudang: Gudang, lembar: Lembar) -> str:
    """Why a sheet was given back; empty if it was not."""
    if lembar.status != "dikembalikan":
        return ""
    r = gudang.riwayat(lembar.kode_jabatan)
    alasan = r.loc[r["apa"] == "kembalikan", "alasan"]
    return str(alasan.iloc[-1]) if len(alasan) else ""


TUNDA_DETIK = 0.8
PALING_LAMA_DETIK = 5.0


class Sesi:
    """The session of a form; every method may be called from any thread."""

    def __init__(
        self,
        gudang: Gudang,
        saat_berubah: Callable[[], None] = lambda: None,
        *,
        tunda_detik: float = TUNDA_DETIK,
        pustaka: pd.DataFrame | None = None,
    ) -> None:
        self.gudang, self.saat_berubah, self._pustaka = gudang, saat_berubah, pustaka
        self.oleh = ""
        self.kunci = threading.RLock()
        self.status = Status("kosong", "Belum ada lembar yang dibuka.")
        self.tersimpan: Lembar | None = None
        self.konflik: KonflikError | None = None
        self.penilaian = Penilaian()
        self._penilai: Penilai | None = None
        self._riwayat = RiwayatIsian(Isian())
        self._debounce = Debounce(self.simpan_sendiri, tunda_detik, PALING_LAMA_DETIK)

    # ── what is there ─────────────────────────────────────────────────────────────────────────
    @property
    def isian(self) -> Isian:
        """The answers as they stand in the form."""
        return self._riwayat.kini

    @property
    def penilai(self) -> Penilai:
        """Judge of the open sheet; raises ParameterError if no sheet is open."""
        if self._penilai is None:
            raise ParameterError(
                "Belum ada lembar yang dibuka.", "Pilih unit dan jabatan, lalu tekan Buka lembar."
            )
        return self._penilai

    @property
    def dapat(self) -> tuple[bool, bool]:
        """Whether there is an edit to undo, and one to redo."""
        return self._riwayat.dapat_urung and self.terbuka, self._riwayat.dapat_ulang and self.terbuka

    @property
    def terbuka(self) -> bool:
        """Whether the sheet may be written on."""
        return self.tersimpan is not None and self.tersimpan.status != "diajukan" and self.konflik is None

    @property
    def perbedaan(self) -> list[Beda]:
        """Where the two sheets of an unsettled conflict differ."""
        k = self.konflik
        return [] if k is None else perbedaan(k.lama, k.baru, k.milik)

    # ── open and edit ─────────────────────────────────────────────────────────────────────────
    def buka(self, kode_jabatan: str, oleh: str) -> None:
        """Open the sheet of a post; what was typed into the one before is saved first."""
        with self.kunci:
            if not oleh.strip():
                raise ParameterError("Pengisi belum disebut.", "Tulis nama jabatan Anda pada Pengisi.")
            self.simpan()
            if self.konflik is not None:
                raise ParameterError("Perbedaan isian belum diselesaikan.", "Pilih nilai yang benar dahulu.")
            k = self.gudang.kegiatan()
            lembar = self.gudang.lembar(kode_jabatan)
            self._penilai = penilai_lembar(k, lembar, self._pustaka)
            self.oleh, self.tersimpan = oleh.strip(), lembar
            self._riwayat = RiwayatIsian(isian_dari_lembar(lembar))
            self._nilai()
            self.status = status_tersimpan(self.tersimpan)
            self.saat_berubah()

    def ubah(self, baru: Callable[[Isian], Isian], langkah: Hashable = None, *, lanjut: bool = True) -> None:
        """Edit the answers; raises ParameterError if the sheet cannot be written on."""
        with self.kunci:
            self._pastikan_terbuka()
            berubah = self._riwayat.catat(baru(self.isian), langkah)
            if not lanjut:
                self._riwayat.akhiri_langkah()
            if berubah:
                self._sesudah_ubah()

    def batal(self, langkah: Hashable) -> None:
        """Take back a step that is still being typed."""
        with self.kunci:
            if self._riwayat.batal(langkah):
                self._sesudah_ubah()

    def urung(self) -> bool:
        """Undo one edit."""
        with self.kunci:
            self._pastikan_terbuka()
            return self._riwayat.urung() and self._sesudah_ubah()

    def ulang(self) -> bool:
        """Redo one edit."""
        with self.kunci:
            self._pastikan_terbuka()
            return self._riwayat.ulang() and self._sesudah_ubah()

    def salin_dari(self, kode_jabatan: str, asal: str) -> int:
        """Copy the tasks of another post to the end; the number of tasks copied. [tugas]"""
        with self.kunci:
            tugas = self.gudang.lembar(kode_jabatan).uraian_tugas
            if not tugas:
                raise ParameterError("Jabatan itu belum punya uraian tugas.", "Pilih jabatan lain.")
            self.ubah(lambda i: i.salin_dari(tugas, asal))
            return len(tugas)

    # ── save, meet others, submit ─────────────────────────────────────────────────────────────
    def simpan(self) -> None:
        """Save the draft now, if anything was changed; a conflict is kept in :attr:`konflik`."""
        with self.kunci:
            self._debounce.batal()
            lama = self.tersimpan
            if lama is None or not self.terbuka:
                return
            lembar = self.penilai.lembar(self.isian)
            if lembar.isi == lama.isi or (lama.versi == 0 and tanpa_jawaban(lembar)):
                self.status = status_tersimpan(self.tersimpan)
            else:
                self._tulis(lembar, lama.versi)
            self.saat_berubah()

    def selesaikan(self, pilihan: Mapping[str, Pihak]) -> None:
        """Settle a conflict: the choice is saved on top of the other's; ParameterError if one is missing."""
        with self.kunci:
            k = self.konflik
            if k is None:
                return
            hasil = gabung(k.lama, k.baru, k.milik, pilihan)
            self.konflik, self.tersimpan = None, k.baru
            self._riwayat.catat(isian_dari_lembar(hasil, self.isian.berikut))
            self._nilai()
            self.simpan()

    def ajukan(self) -> list[Temuan]:
        """What keeps the sheet from being submitted: missing or doubtful; empty = submitted."""
        with self.kunci:
            self._pastikan_terbuka()
            self.simpan()
            if self.konflik is not None or self.tersimpan is None:
                return []
            if self.status.jenis == "galat":
                raise ParameterError(self.status.teks, "Simpan draf dahulu; lembar belum diajukan.")
            kurang = [t for t in self.penilai.nilai(self.isian, "ajukan").temuan if t.tingkat != "catatan"]
            if kurang:
                return kurang
            try:
                kode, versi = self.tersimpan.kode_jabatan, self.tersimpan.versi
                self.tersimpan = self.gudang.ajukan(kode, versi, self.oleh)
            except KonflikError as salah:
                self._bertemu(salah)
            else:
                self.status = status_tersimpan(self.tersimpan)
            self.saat_berubah()
            return []

    # ── inside ────────────────────────────────────────────────────────────────────────────────
    def _tulis(self, lembar: Lembar, versi_dasar: int) -> None:
        self.status = Status("menyimpan", "menyimpan…")
        self.saat_berubah()
        try:
            self.tersimpan = self.gudang.simpan_draf(lembar, versi_dasar=versi_dasar, oleh=self.oleh)
        except KonflikError as salah:
            self._bertemu(salah)
        except AbkError as salah:
            self.status = Status("galat", f"Belum tersimpan. {salah.pesan} {salah.saran}")
        else:
            self.status = status_tersimpan(self.tersimpan)

    def _bertemu(self, salah: KonflikError) -> None:
        milik = self.penilai.lembar(self.isian)
        self.konflik = KonflikError(salah.lama, salah.baru, milik)
        kata = f"Belum disimpan: lembar ini juga diubah {salah.baru.oleh} (versi {salah.baru.versi})."
        self.status = Status("konflik", f"{kata} Pilih nilai yang berlaku di bawah.")

    def simpan_sendiri(self) -> None:
        """Save where nobody would see an error: it goes to the status line."""
        try:
            self.simpan()
        except Exception as salah:  # noqa: BLE001 - in a timer nobody else would see it
            with self.kunci:
                self.status = Status("galat", f"Belum tersimpan: {type(salah).__name__}. Coba tekan Simpan.")
                self.saat_berubah()

    def _pastikan_terbuka(self) -> None:
        if self.konflik is not None:
            raise ParameterError(
                "Perbedaan isian belum diselesaikan.", "Pilih nilai yang benar, lalu simpan."
            )
        if self.tersimpan is not None and not self.terbuka:
            raise ParameterError(
                "Lembar ini sudah diajukan.", "Minta Ortala mengembalikannya bila perlu diperbaiki."
            )
        _ = self.penilai

    def _nilai(self) -> None:
        self.penilaian = self.penilai.nilai(self.isian)

    def _sesudah_ubah(self) -> bool:
        self._nilai()
        self.status = Status("belum", "ada perubahan, akan disimpan…")
        self._debounce.minta()
        self.saat_berubah()
        return True
