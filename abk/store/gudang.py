"""The store as its users hold it: no open connection, no state, safe from any thread."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from abk.errors import Temuan
from abk.kegiatan import Kegiatan, Pengaturan
from abk.kegiatan import open as buka_folder
from abk.store import keluar, masuk, peristiwa, simpan
from abk.store.alamat import TUNGGU_DETIK, Sambungan, baca_alamat
from abk.store.arus import dengan_arus, simpan_arus
from abk.store.case_store import CaseStore
from abk.store.draf import DraftStore, ScenarioStore
from abk.store.galat import GudangError
from abk.store.karantina import karantina
from abk.store.lembar import Lembar
from abk.store.migrasi import naikkan, periksa_skema, versi_skema
from abk.store.periksa import periksa_gudang
from abk.store.peristiwa import Pelaku
from abk.store.skema import JABATAN, UNIT
from abk.store.tanda import FlagAnswers
from abk.store.tetapan import Tetapan, tetapkan
from abk.tulisan.malas import pd


def buka(alamat: str, *, buat: bool = False, tunggu_detik: float = TUNGGU_DETIK) -> Gudang:
    """Open a store at ``sqlite:///folder/abk.db`` or ``postgresql+psycopg://nama:sandi@server/basisdata``.

    `buat` builds it if there is nothing yet (on PostgreSQL the database itself must exist); `tunggu_detik`
    is the patience with other writers [detik]. Raises AlamatError if the address is unknown or cannot be
    reached; SkemaError if there is no store there, or one of an older or newer program.
    """
    dibaca = baca_alamat(alamat)
    tempat = dibaca if buat else dibaca.ditemukan()  # a new store is made where it was asked for
    sambungan = Sambungan(tempat, buat=buat, tunggu_detik=tunggu_detik)
    if buat:
        with sambungan.baca() as c:
            kosong = versi_skema(c) is None
        if kosong:
            naikkan(sambungan)
    periksa_skema(sambungan)
    return Gudang(sambungan)


def open(sumber: str | Path) -> Kegiatan:  # noqa: A001 - the public face reads abk.open(...)
    """Kegiatan of a store (an address with ``://``) or of a folder (:func:`abk.kegiatan.open`)."""
    if "://" in str(sumber):
        return buka(str(sumber)).kegiatan()
    return buka_folder(sumber)


class Gudang:
    """A store; made by :func:`buka`. Every method is one transaction on a connection of its own."""

    def __init__(self, sambungan: Sambungan) -> None:
        self.sambungan = sambungan

    def __repr__(self) -> str:
        """Address without the password."""
        return f"Gudang({self.alamat})"

    @property
    def alamat(self) -> str:
        """Address without the password."""
        return str(self.sambungan.alamat)

    @property
    def alur(self) -> CaseStore:
        """Cases of the procedure (:class:`abk.store.CaseStore`)."""
        return CaseStore(self.sambungan)

    @property
    def draf(self) -> DraftStore:
        """What waits for a signature (:class:`abk.store.draf.DraftStore`)."""
        return DraftStore(self.sambungan)

    @property
    def skenario(self) -> ScenarioStore:
        """Scenarios (:class:`abk.store.draf.ScenarioStore`)."""
        return ScenarioStore(self.sambungan)

    @property
    def tanda(self) -> FlagAnswers:
        """Reasons given to flags of plausibility (:class:`abk.store.tanda.FlagAnswers`)."""
        return FlagAnswers(self.sambungan)

    @contextmanager
    def transaksi(self) -> Iterator[Gudang]:
        """Store within one transaction: all that is saved there is kept at its end, or nothing is."""
        with self.sambungan.terikat() as satu:
            yield Gudang(satu)

    @contextmanager
    def beruntun(self) -> Iterator[Gudang]:
        """Store on one connection, for many transactions of one thread, one after the other."""
        with self.sambungan.beruntun() as satu:
            yield Gudang(satu)

    # ── sheets ────────────────────────────────────────────────────────────────────────────────
    def lembar(self, kode_jabatan: str, versi: int | None = None) -> Lembar:
        """A sheet, latest or older version, empty (versi 0) before a save; ParameterError if unknown."""
        with self.sambungan.baca() as c:
            return simpan.baca_lembar(c, kode_jabatan, versi)

    def simpan_draf(self, lembar: Lembar, *, versi_dasar: int, oleh: str, alasan: str = "") -> Lembar:
        """Save answers as a new version, if they are new; when this returns they are on the disk.

        Of `lembar` its own status, versi, oleh and diubah are not looked at; `versi_dasar` is the version it
        was made from, 0 for the first. Raises KonflikError with both if somebody saved since; StatusError if
        the sheet is submitted.
        """
        pelaku = Pelaku(oleh, alasan)
        with self.sambungan.tulis() as c:
            return simpan.simpan(c, lembar, versi_dasar, pelaku)

    def lembar_banyak(self, kode_jabatan: Sequence[str]) -> dict[str, Lembar]:
        """The latest version of each of these sheets, in one reading; ParameterError as :meth:`lembar`."""
        with self.sambungan.baca() as c:
            return simpan.baca_banyak(c, kode_jabatan)

    def simpan_banyak(
        self,
        semua: Sequence[tuple[Lembar, int]],
        *,
        oleh: str,
        alasan: str = "",
        kini: Mapping[str, Lembar] | None = None,
    ) -> list[Lembar | GudangError]:
        """Save drafts of many posts, each with its `versi_dasar`, or what :meth:`simpan_draf` would raise.

        `kini` is what :meth:`lembar_banyak` gave within the same :meth:`transaksi`, so that it is asked once.
        """
        pelaku = Pelaku(oleh, alasan)
        with self.sambungan.tulis() as c:
            return simpan.simpan_banyak(c, semua, pelaku, kini if self.sambungan.dalam_transaksi else None)

    def ajukan(self, kode_jabatan: str, versi: int, oleh: str, alasan: str = "") -> Lembar:
        """Submit a version, again or not; KonflikError if somebody saved since, StatusError if empty."""
        pelaku = Pelaku(oleh, alasan)
        with self.sambungan.tulis() as c:
            return simpan.ajukan(c, kode_jabatan, versi, pelaku)

    def kembalikan(self, kode_jabatan: str, oleh: str, alasan: str) -> Lembar:
        """Give a submitted sheet back: a new version with the same answers, open for writing.

        Raises StatusError if it is not submitted, ParameterError without a reason.
        """
        pelaku = Pelaku(oleh, alasan)
        with self.sambungan.tulis() as c:
            return simpan.kembalikan(c, kode_jabatan, pelaku)

    def tetapkan(
        self, awal: Kegiatan, akhir: Kegiatan, kode_unit: Collection[str], *, oleh: str, alasan: str
    ) -> list[Tetapan]:
        """Bring sheets from the answers to what was decided (:func:`abk.store.tetapan.tetapkan`)."""
        pelaku = Pelaku(oleh, alasan)
        with self.sambungan.tulis() as c:
            return tetapkan(c, awal, akhir, kode_unit, pelaku)

    def daftar_lembar(self) -> pd.DataFrame:
        """Every post and the state of its sheet (:func:`abk.store.keluar.daftar_lembar`)."""
        with self.sambungan.baca() as c:
            return keluar.daftar_lembar(c)

    def riwayat(self, kode_jabatan: str | None = None) -> pd.DataFrame:
        """Events, oldest first (:func:`abk.store.peristiwa.riwayat`)."""
        with self.sambungan.baca() as c:
            return peristiwa.riwayat(c, kode_jabatan)

    def periksa(self) -> list[Temuan]:
        """What is not as it was written, and not in quarantine (:func:`abk.store.periksa.periksa_gudang`)."""
        with self.sambungan.baca() as c:
            return periksa_gudang(c)[0]

    def karantina(self, jenis: str, kode: str, nomor: int, *, oleh: str, alasan: str) -> int:
        """Set aside what is bad, as the owner of the store (:func:`abk.store.karantina.karantina`)."""
        pelaku = Pelaku(oleh, alasan)
        with self.sambungan.tulis() as c:
            return karantina(c, jenis, kode, nomor, pelaku)

    # ── whole kegiatan, units, posts, settings ────────────────────────────────────────────────
    def impor_kegiatan(
        self, k: Kegiatan, oleh: str, alasan: str = "", *, arus: bool = False
    ) -> dict[str, int]:
        """Bring a whole kegiatan in (:func:`abk.store.masuk.impor_kegiatan`).

        With `arus` also its counts of who leaves and comes (:mod:`abk.store.arus`), for Lampiran IV.
        """
        pelaku = Pelaku(oleh, alasan)
        with self.sambungan.terikat() as satu, satu.tulis() as c:
            jumlah = masuk.impor_kegiatan(c, k, pelaku)
            if arus:
                simpan_arus(satu, k)
            return jumlah

    def kegiatan(self) -> Kegiatan:
        """Kegiatan of the latest versions, judged as a folder is, with the answers to its flags."""
        with self.sambungan.baca() as c:
            k = dengan_arus(c, keluar.kegiatan(c, self.sambungan.alamat.nama))
        dijawab = self.tanda.semua()
        return replace(k, jawaban_tanda=dijawab) if dijawab else k

    def simpan_unit(self, *, oleh: str, alasan: str = "", **isian: Any) -> bool:
        """Save a unit, new or changed: kode_unit, nama_unit, kode_induk, eselon; False if nothing changed."""
        return self.simpan_identitas([isian], [], oleh=oleh, alasan=alasan) > 0

    def simpan_jabatan(self, *, oleh: str, alasan: str = "", **isian: Any) -> bool:
        """Save a post, new or changed, without its sheet; columns as the table ``jabatan``."""
        return self.simpan_identitas([], [isian], oleh=oleh, alasan=alasan) > 0

    def simpan_identitas(
        self,
        unit: Iterable[Mapping[str, Any]],
        jabatan: Iterable[Mapping[str, Any]],
        *,
        oleh: str,
        alasan: str = "",
    ) -> int:
        """Save many units and posts at once, each as :meth:`simpan_unit`; how many were new or changed."""
        pelaku = Pelaku(oleh, alasan)
        semua = [
            (t, [masuk.periksa_identitas(t, b) for b in isi]) for t, isi in ((UNIT, unit), (JABATAN, jabatan))
        ]
        with self.sambungan.tulis() as c:
            return sum(masuk.simpan_identitas(c, tabel, baris, pelaku) for tabel, baris in semua if baris)

    def identitas(self, tabel: Literal["unit", "jabatan"]) -> pd.DataFrame:
        """Units or posts as they were written, not judged (:func:`abk.store.keluar.identitas`)."""
        with self.sambungan.baca() as c:
            return keluar.identitas(c, tabel)

    def daftar(self, tabel: Literal["unit", "jabatan"]) -> list[dict[str, Any]]:
        """Units or posts as :meth:`identitas`, row by row; a post with bezetting and status of its sheet."""
        with self.sambungan.baca() as c:
            baris = keluar.baris_identitas(c, tabel)
            if tabel == "unit":
                return baris
            lembar, rusak = keluar.semua_lembar(c)
        isian = {k: {"bezetting": satu.bezetting, "status": satu.status} for k, satu in lembar.items()}
        isian |= {k: {"status": "rusak"} for k in rusak}
        return [satu | isian.get(satu["kode_jabatan"], {"status": "kosong"}) for satu in baris]

    def pengaturan(self) -> Pengaturan:
        """Settings of the kegiatan."""
        with self.sambungan.baca() as c:
            return keluar.pengaturan(c)

    def simpan_pengaturan(self, pengaturan: Pengaturan, *, oleh: str, alasan: str = "") -> bool:
        """Save the settings of the kegiatan as a new version; False if nothing changed."""
        pelaku = Pelaku(oleh, alasan)
        with self.sambungan.tulis() as c:
            return masuk.simpan_pengaturan(c, pengaturan, pelaku)

    def tutup(self) -> None:
        """Let idle connections go (PostgreSQL); the store can still be used."""
        self.sambungan.tutup()
