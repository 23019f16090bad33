"""The form put together: the session below, the widgets above, one way between them."""

from __future__ import annotations

import atexit
import weakref
from collections.abc import Mapping
from typing import Any

import ipywidgets as w
import pandas as pd

from abk.errors import ParameterError, Temuan
from abk.instrumen.formulir.bacaan import baca_sel, bersih
from abk.instrumen.formulir.callback import guarded
from abk.instrumen.formulir.dialog import DaftarKurang, DialogKonflik
from abk.instrumen.formulir.identitas import Identitas, Pemilih, cari_jabatan
from abk.instrumen.formulir.isian import KOLOM_KEPALA, Baris
from abk.instrumen.formulir.konflik import Pihak
from abk.instrumen.formulir.nilai import Penilai
from abk.instrumen.formulir.perintah import Perintah, jumlah_ragu
from abk.instrumen.formulir.sesi import TUNDA_DETIK, Sesi, Status, alasan_kembali
from abk.instrumen.formulir.task_table import (
    StatusBar,
    TaskTable,
    pertanyaan_tugas,
    ringkasan,
    task_columns,
    task_rows,
)
from abk.instrumen.pustaka import baca_pustaka
from abk.kegiatan import CONTOH
from abk.store import Gudang, buka, gudang_contoh
from abk.tulisan.markup import kutip

TUNGGU_DETIK = 5.0
_DIAJUKAN = (
    "Lembar diajukan; kini hanya dapat dibaca. Bila masih ada yang harus diperbaiki, minta pengelola "
    "kegiatan mengembalikannya. Lembar jabatan lain: pilih di atas, lalu tekan Buka lembar."
)
_LATIHAN = "Data contoh (fiktif), untuk berlatih: isian hilang ketika kernel berhenti."


def formulir(gudang: str | Gudang, oleh: str = "", *, pustaka: str = "") -> Formulir:
    """Form to fill the instrument of a post; shown by being the last line of a cell.

    Parameters
    ----------
    gudang : address of a store (``sqlite:///folder/abk.db``), an open :class:`abk.store.Gudang`, or
        ``"contoh"``: the example ministry, in a store that lasts as long as the kernel
    oleh : who fills it, the name of a post; asked in the form when empty
    pustaka : CSV with norms to offer, besides those of the kegiatan that rest on evidence

    Raises
    ------
    ParameterError
        If there is no address, or it is a folder.
    abk.store.GudangError
        If the store cannot be opened.
    """
    norma = baca_pustaka(pustaka) if pustaka else None
    if gudang == CONTOH:
        satu = Formulir(gudang_contoh(CONTOH, tunggu_detik=TUNGGU_DETIK), oleh, pustaka=norma)
        satu.children = (w.HTML(f"<p><b>{_LATIHAN}</b></p>"), *satu.children)
        return satu
    if isinstance(gudang, str):
        if "://" not in gudang:
            raise ParameterError(
                f"Formulir menulis ke gudang, sedangkan {kutip(gudang)} bukan alamat gudang.",
                'Isi sumber dengan alamat gudang, misalnya "sqlite:///data/abk.db".',
            )
        gudang = buka(gudang, tunggu_detik=TUNGGU_DETIK)
    return Formulir(gudang, oleh, pustaka=norma)


class Formulir(w.VBox):  # type: ignore[misc]
    """The form as a widget (:func:`formulir`); `sesi` is what is open, and how it stands."""

    def __init__(
        self,
        gudang: Gudang,
        oleh: str = "",
        *,
        tunda_detik: float = TUNDA_DETIK,
        pustaka: pd.DataFrame | None = None,
    ) -> None:
        self.sesi = Sesi(gudang, self._segarkan, tunda_detik=tunda_detik, pustaka=pustaka)
        self.status_bar = StatusBar()
        perintah = Perintah(self.sesi, self._kabar, self._fokus)
        self.tasks = TaskTable(self._guarded(self._terkunci(perintah)))
        self.pemilih = Pemilih(oleh, self._guarded(self._buka))
        self.identitas = Identitas(self._guarded(self._isi_kepala))
        self.konflik = DialogKonflik(self._guarded(self._selesaikan))
        self.kurang = DaftarKurang(self._guarded(self._ke_sel))
        self._unit: dict[str, str] = {}
        self._nama: dict[str, str] = {}
        self._susunan: tuple[str, ...] = ()
        self._tampak: tuple[tuple[object, ...], tuple[Any, ...]] = ((), ())
        self._keadaan: tuple[str, str] = ("", "")
        self._kepala: object = None
        self._mengetik = False
        self._tombol()
        super().__init__(
            [
                w.HTML("<h2>Pilih jabatan</h2>"),
                self.pemilih,
                self.status_bar,
                self.konflik,
                self.kurang,
                self.isi,
            ]
        )
        self.add_class("abk-formulir")
        self.isi.layout.display = "none"
        self._guarded(self._muat_daftar)()
        self._segarkan()
        # A page that closes ends its kernel: what was typed in the last moment is saved on the way out.
        atexit.register(_simpan_terakhir, weakref.ref(self.sesi))

    # ── the parts ─────────────────────────────────────────────────────────────────────────────
    def _tombol(self) -> None:
        def tombol(teks: str, kerja: Any, gaya: str = "") -> Any:
            satu = w.Button(description=teks, button_style=gaya)
            satu.on_click(self._guarded(lambda _: kerja()))
            return satu

        self.tombol_simpan = tombol("Simpan draf", self._simpan)
        self.tombol_ajukan = tombol("Ajukan", self._ajukan, "primary")
        self.asal = w.Combobox(
            description="Salin tugas dari jabatan lain", placeholder="nama atau kode jabatan"
        )
        self.tombol_salin = tombol("Salin tugas", self._salin)
        kaki = w.HBox([self.tombol_simpan, self.tombol_ajukan])
        salin = w.VBox([self.asal, w.HBox([self.tombol_salin])])
        self.isi = w.VBox([self.identitas, w.HTML("<h3>Uraian tugas</h3>"), self.tasks, kaki, salin])

    def _guarded(self, kerja: Any) -> Any:
        return guarded(self._lapor, kerja)

    def _terkunci(self, kerja: Any) -> Any:
        """Callback that has the form to itself: others come from other threads at any time."""

        def jalan(*isi: Any) -> None:
            with self.sesi.kunci:
                try:
                    kerja(*isi)
                finally:  # also after an error: the grid shows what stands, not what was typed
                    self._segarkan(
                        paksa=str(isi[0].get("id", "")) if isi and not isi[0].get("lanjut") else ""
                    )

        return jalan

    def _lapor(self, teks: str) -> None:
        if self.status_bar.galat != teks:
            self.status_bar.galat = teks

    def _fokus(self, id_baris: int, kolom: str = "") -> None:
        self.tasks.fokus(id_baris, kolom)

    def _kabar(self, teks: str) -> None:
        self.status_bar.kabar = teks

    # ── what the buttons do ───────────────────────────────────────────────────────────────────
    def _muat_daftar(self) -> None:
        unit = self.sesi.gudang.identitas("unit")
        self._unit = dict(zip(unit["kode_unit"], unit["nama_unit"], strict=True))
        self.pemilih.muat(unit, self.sesi.gudang.daftar_lembar())
        d = self.pemilih.daftar
        self._nama = dict(zip(d["kode_jabatan"], d["nama_jabatan"], strict=True))
        self.asal.options = self.pemilih.teks

    def _buka(self) -> None:
        with self.sesi.kunci:
            kode = self.pemilih.pilihan()
            self.sesi.buka(kode, self.pemilih.pengisi.value)
            self.kurang.children = ()
            self._kabar(f"Lembar {kode} dibuka.")
            self._muat_daftar()

    def _isi_kepala(self, nama: str, teks: str) -> None:
        with self.sesi.kunci:
            tanya = self.sesi.penilai.instrumen[nama]
            nilai = baca_sel(teks, tanya)[0] if tanya.satuan else (bersih(teks) and teks) or None
            self._mengetik = True
            try:
                self.sesi.ubah(lambda i: i.ubah_kepala(nama, nilai), ("kepala", nama))
            finally:
                self._mengetik = False

    def _simpan(self) -> None:
        self.sesi.simpan()

    def _ajukan(self) -> None:
        with self.sesi.kunci:
            kurang = self.sesi.ajukan()
            nomor = {n: str(b.sel.get("nomor", n)) for n, b in enumerate(self._terisi, 1)}
            pertama = self.kurang.tampilkan(kurang, nomor, self.sesi.penilai.instrumen)
            if kurang:
                self._kabar(f"Belum dapat diajukan: {len(kurang)} hal pada daftar.")
                self.status_bar.menuju = pertama
            elif self.sesi.tersimpan is not None and self.sesi.tersimpan.status == "diajukan":
                self._kabar(_DIAJUKAN)
                self._muat_daftar()

    @property
    def _terisi(self) -> list[Baris]:
        """Rows with answers: a finding counts them from 1."""
        return [b for b in self.sesi.isian.baris if not b.kosong]

    def _ke_sel(self, t: Temuan) -> None:
        """Put the cursor where a finding is to be mended."""
        if t.baris and t.baris <= len(self._terisi):
            self.tasks.fokus(self._terisi[t.baris - 1].id, t.kolom)
        elif t.kolom in self.identitas.medan:
            self.identitas.fokus(t.kolom)
        else:
            self.tasks.fokus(self.sesi.isian.baris[0].id)

    def _salin(self) -> None:
        with self.sesi.kunci:
            kode = cari_jabatan(self.pemilih.daftar, self.asal.value)
            jumlah = self.sesi.salin_dari(kode, kode)
            self._kabar(f"{jumlah} tugas disalin dari {self._nama.get(kode, kode)}; periksa dan sesuaikan.")

    def _selesaikan(self, pilihan: Mapping[str, Pihak]) -> None:
        self.sesi.selesaikan(pilihan)

    # ── from the session to the widgets ───────────────────────────────────────────────────────
    def _segarkan(self, *, paksa: str = "") -> None:
        """Show how the session stands; `paksa` is a row to be sent again whatever it shows."""
        s = self.sesi
        self._tampilkan_status(s.status)
        if s.tersimpan is None:
            return
        penilai = s.penilai
        baris, hasil, ragu = self._isi_tampak(penilai)
        meta = {
            "judul": f"Uraian tugas {penilai.jabatan['nama_jabatan']}",
            "hasil": hasil,
            "terkunci": not s.terbuka,
            "urung": s.dapat[0],
            "ulang": s.dapat[1],
            "ragu": ragu,
        }
        susunan = (s.tersimpan.kode_jabatan, penilai.instrumen.versi, penilai.pendekatan)
        if susunan != self._susunan:
            self._susunan = susunan
            self.identitas.susun(penilai.instrumen)
            self.tasks.gambar(task_columns(penilai.instrumen, penilai.pendekatan), baris, meta)
            self.isi.layout.display = ""
        else:
            self.tasks.tambal(baris, meta, paksa)
        self._tampilkan_kepala()
        self.konflik.tampilkan(s.konflik, s.perbedaan, penilai.instrumen)

    def _isi_tampak(self, penilai: Penilai) -> tuple[Any, ...]:
        """Rows, sums and doubts as shown; a key asks for them twice, when it is judged and when it ends."""
        s = self.sesi
        bahan = (s.isian, s.penilaian, penilai, self._nama)
        if len(self._tampak[0]) != len(bahan) or any(
            a is not b for a, b in zip(self._tampak[0], bahan, strict=True)
        ):
            tanya = pertanyaan_tugas(penilai.instrumen, penilai.pendekatan)
            hasil = ringkasan(s.penilaian.hasil, penilai.aturan, penilai.pengaturan.pembulatan)
            baris = task_rows(s.isian.baris, s.penilaian, tanya, self._nama)
            self._tampak = bahan, (baris, hasil, jumlah_ragu(s.isian, tanya))
        return self._tampak[1]

    def _tampilkan_kepala(self) -> None:
        s = self.sesi
        lembar = s.tersimpan
        if lembar is None:
            return
        keadaan = (lembar.kode_jabatan, lembar.status)
        if keadaan != self._keadaan:
            self._keadaan = keadaan
            jabatan = s.penilai.jabatan
            unit = str(jabatan["kode_unit"])
            self.identitas.tampilkan_kop(
                jabatan, self._unit.get(unit, unit), lembar, alasan_kembali(s.gudang, lembar)
            )
        if s.isian.kepala is not self._kepala:
            self._kepala = s.isian.kepala
            if not self._mengetik:  # what is being typed is not typed back
                self.identitas.muat(s.isian)
        temuan = {n: s.penilaian.per_sel.get((None, n), ()) for n in KOLOM_KEPALA}
        self.identitas.nilai(s.penilai.instrumen, temuan, not s.terbuka)
        for tombol in (self.tombol_simpan, self.tombol_ajukan, self.tombol_salin):
            tombol.disabled = not s.terbuka

    def _tampilkan_status(self, status: Status) -> None:
        with self.status_bar.hold_sync():
            self.status_bar.jenis, self.status_bar.teks = status.jenis, status.teks


def _simpan_terakhir(ref: weakref.ref[Sesi]) -> None:
    sesi = ref()
    if sesi is not None:
        sesi.simpan_sendiri()
