"""The cockpit put together: a head, a status line, a page; every message is answered under one lock."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import ipywidgets as w

from abk.errors import AbkError, ParameterError
from abk.instrumen.formulir.callback import guarded
from abk.instrumen.formulir.task_table import StatusBar
from abk.kokpit.pages.base import Page, teks
from abk.kokpit.pages.files import Berkas, Lampir
from abk.kokpit.pages.head import Kepala, render_pilihan
from abk.kokpit.pages.kembali import Kembali
from abk.kokpit.pages.kerja import Kerja
from abk.kokpit.pages.kunci import BuatKunci
from abk.kokpit.pages.mulai import Mulai
from abk.kokpit.pages.papan import Papan, Riwayat
from abk.kokpit.pages.pieces import JUDUL, kotak
from abk.kokpit.pages.putusan import PutusanPage
from abk.kokpit.pages.tugas import Tugas
from abk.kokpit.pages.tunjuk import Tunjuk
from abk.kokpit.pages.ubah import Ubah
from abk.kokpit.screen import Screen
from abk.kokpit.session import Session
from abk.sop.buka import daftar_alur
from abk.store import Gudang
from abk.tulisan.markup import Html, el, kutip

_catatan = logging.getLogger(__name__)

ZONA = "Asia/Jakarta"
"""Where the day is told before there is a case."""

Jam = Callable[[], dt.datetime]
"""Gives the moment."""

_TANPA_ALUR = frozenset({"mulai", "kunci"})
"""Pages that need no case."""

_TANPA_PELAKU = _TANPA_ALUR | {"papan", "tugas", "riwayat", "berkas"}
"""Pages that can be seen without a key."""


class Kokpit(w.VBox):  # type: ignore[misc]
    """The cockpit as a widget (:func:`abk.kokpit.kokpit`)."""

    def __init__(self, gudang: Gudang, alur: str = "", pejabat: str = "", jam: Jam | None = None) -> None:
        self._gudang, self._jam = gudang, jam
        self.kunci = threading.RLock()
        self.pita = StatusBar()
        self._sesi: Session | None = None
        self._kepala = Kepala(pejabat)
        self._halaman: Page | None = None
        self._simpanan: dict[tuple[str, ...], Page] = {}
        banyak = len(gudang.alur.daftar())
        if alur or banyak == 1:
            self._pilih_alur(alur)
        elif not banyak:
            self.ke("mulai")
        terima = self._guarded(self._terima)
        self.kepala = Screen(self._render_head, terima)
        self.isi = Screen(self._render_page, terima)
        super().__init__([self.kepala, self.pita, self.isi])
        for kelas in ("abk-formulir", "abk-kokpit"):
            self.add_class(kelas)
        self.pita.teks = "Siap."

    # ── what pages may ask (Host) ────────────────────────────────────────────────────────
    @property
    def gudang(self) -> Gudang:
        """The store."""
        return self._gudang

    @property
    def hari(self) -> dt.date:
        """Today, where the ministry is."""
        kini = self._jam() if self._jam else dt.datetime.now(dt.UTC)
        return self._sesi.hari if self._sesi is not None else kini.astimezone(ZoneInfo(ZONA)).date()

    @property
    def session(self) -> Session:
        """The case, and who acts."""
        if self._sesi is None:
            raise ParameterError("Alur belum dipilih.", "Pilih alurnya lebih dahulu.")
        return self._sesi

    def kabar(self, teks: str) -> None:
        """Say what was done."""
        self.pita.kabar = teks

    def kerjakan_lama(self, teks: str) -> None:
        """Say what is being done, before it takes its time."""
        self._status("menyimpan", teks)

    def unduh(self, nama: str, isi: bytes, jenis: str) -> None:
        """Give a file to whoever looks at the page."""
        self.isi.unduh(nama, isi, jenis)

    def tutup(self, halaman: Page) -> None:
        """Forget a page, and what was typed on it."""
        self._simpanan = {k: v for k, v in self._simpanan.items() if v is not halaman}

    def ke(self, halaman: str, langkah: str = "", unit: str = "", slot: str = "") -> None:
        """Show another page, as it was left."""
        if halaman not in _TANPA_PELAKU and not self.session.terbuka:
            raise ParameterError("Kunci belum dibuka.", "Masuk lebih dahulu.")
        milik = ("", "") if halaman in _TANPA_ALUR else (self.session.alur.kode, self.session.pelaku)
        tanda = (*milik, halaman, langkah, unit, slot)
        if tanda not in self._simpanan or self._simpanan[tanda].basi:
            self._simpanan[tanda] = self._buat(halaman, langkah, unit, slot)
        self._halaman = self._simpanan[tanda]
        self._halaman.buka()

    def _buat(self, halaman: str, langkah: str, unit: str, slot: str) -> Page:
        buat: Mapping[str, Callable[[], Page]] = {
            "papan": lambda: Papan(self),
            "tugas": lambda: Tugas(self),
            "riwayat": lambda: Riwayat(self),
            "berkas": lambda: Berkas(self),
            "kerja": lambda: Kerja(self, langkah, unit),
            "putusan": lambda: PutusanPage(self, unit),
            "kembali": lambda: Kembali(self, langkah, unit, self._jawaban()),
            "ubah": lambda: Ubah(self, slot),
            "lampir": lambda: Lampir(self, slot),
            "mulai": lambda: Mulai(self),
            "kunci": lambda: BuatKunci(self),
            "tunjuk": lambda: Tunjuk(self),
        }
        if halaman not in buat:
            raise ParameterError(f"Halaman {kutip(halaman)} tidak dikenal.", "Muat ulang halaman.")
        return buat[halaman]()

    def _jawaban(self) -> Any:
        """Answers that go with a return, where it begins on the page of a confirmation."""
        kini = self._halaman
        return kini.konfirmasi.jawaban if isinstance(kini, Kerja) and kini.konfirmasi is not None else None

    # ── messages ──────────────────────────────────────────────────────────────────────────────
    def _terima(self, pesan: Mapping[str, Any], bekal: Sequence[bytes]) -> None:
        """Answer a message; the page is drawn anew unless somebody is typing."""
        with self.kunci:
            aksi = str(pesan.get("aksi", ""))
            if self._sesi is not None and self._sesi.sentuh():
                self._segarkan()
                raise ParameterError("Layar dikunci karena lama ditinggalkan.", "Buka kunci Anda lagi.")
            if aksi == "isi":
                self._ketik(str(pesan.get("jalur", "")), pesan.get("nilai", ""))
                return
            lama = self._halaman
            try:
                self._lakukan(aksi, pesan, bekal)
            finally:
                self._status("tersimpan" if self._sesi and self._sesi.terbuka else "kosong", self._keadaan())
                kini = self._halaman
                self._segarkan(JUDUL if kini is not lama else kini.ambil_fokus() if kini is not None else "")

    def _ketik(self, jalur: str, nilai: Any) -> None:
        bagian, _, sisa = jalur.partition("/")
        if bagian == "masuk":
            if sisa == "pejabat":
                self._kepala.pejabat = str(nilai)
            elif sisa == "berkas":
                self._kepala.berkas = str(nilai)
        elif self._halaman is not None:
            self._halaman.isi(jalur, nilai)

    def _lakukan(self, aksi: str, pesan: Mapping[str, Any], bekal: Sequence[bytes]) -> None:
        umum: Mapping[str, Callable[[], None]] = {
            "pilih_alur": lambda: self._pilih_alur(teks(pesan, "kode")),
            "buka": lambda: self._buka(pesan),
            "muat": self._muat,
            "masuk": lambda: self._masuk(teks(pesan, "pejabat"), teks(pesan, "berkas"), teks(pesan, "frasa")),
            "masuk_peragaan": lambda: self._masuk(self._kepala.pejabat),
            "kunci_layar": self._kunci_layar,
            "hidup": lambda: None,
        }
        if aksi in umum:
            umum[aksi]()
            return
        if self._halaman is None:
            raise ParameterError("Alur belum dipilih.", "Pilih alurnya lebih dahulu.")
        if aksi == "berkas":
            if pesan.get("terlalu_besar") or not bekal:
                raise ParameterError(
                    f"Berkas {teks(pesan, 'nama')} lebih besar dari 8 MB.", "Kecilkan berkasnya."
                )
            self._halaman.berkas(teks(pesan, "jalur"), teks(pesan, "nama"), bekal[0])
        else:
            self._halaman.lakukan(pesan)

    def _pilih_alur(self, kode: str) -> None:
        self._sesi = Session(self.gudang, kode, self._jam)
        self.ke("papan")

    def buka_alur(self, kode: str) -> None:
        """Turn to a case; nobody has come in yet."""
        self._pilih_alur(kode)
        self.ke("tugas")

    def _buka(self, pesan: Mapping[str, Any]) -> None:
        if self._sesi is not None:
            self._sesi.muat()
        self.kabar("")
        self.ke(*(teks(pesan, n) for n in ("halaman", "langkah", "unit", "slot")))

    def _muat(self) -> None:
        baru = self.session.muat()
        if self._halaman is not None:
            self._halaman.buka()
        self.kabar("Ada catatan baru; halaman diperbarui." if baru else "Tidak ada catatan baru.")

    def _masuk(self, pejabat: str, berkas: str | None = None, frasa: str = "") -> None:
        self.session.muat()
        if berkas is None:
            self.session.masuk_peragaan(pejabat)
        else:
            self.session.masuk(pejabat, berkas, frasa)
        self.kabar("Kunci terbuka.")
        self.ke("tugas")

    def _kunci_layar(self) -> None:
        self.session.kunci_layar()
        self.kabar("Layar dikunci; kunci dilupakan.")
        self.ke("papan")

    # ── drawing ───────────────────────────────────────────────────────────────────────────────
    def _guarded(self, kerja: Any) -> Any:
        return guarded(self._lapor, kerja)

    def _lapor(self, galat: str) -> None:
        if self.pita.galat != galat:
            self.pita.galat = galat

    def _status(self, jenis: str, kata: str) -> None:
        with self.pita.hold_sync():
            self.pita.jenis, self.pita.teks = jenis, kata

    def _keadaan(self) -> str:
        if self._sesi is None:
            return "Belum ada alur yang dipilih."
        return f"Masuk sebagai {self._sesi.pelaku}." if self._sesi.terbuka else "Belum masuk; hanya melihat."

    def _segarkan(self, fokus: str = "") -> None:
        self.kepala.segarkan()
        self.isi.segarkan(fokus)

    def _render_head(self) -> Html:
        return self._rendered(self._head_now)

    def _render_page(self) -> Html:
        return self._rendered(lambda: self._halaman.render() if self._halaman is not None else Html(""))

    def _rendered(self, gambar: Callable[[], Html]) -> Html:
        """A drawing; a part that cannot be drawn says so, and the rest still works."""
        with self.kunci:
            try:
                return gambar()
            except AbkError as salah:
                return kotak("salah", el("p", f"{salah.pesan} {salah.saran}"), peran="alert")
            except Exception as salah:  # noqa: BLE001 - logged, and told on the page
                _catatan.exception("halaman kokpit tidak dapat digambar")
                kata = f"Bagian ini tidak dapat ditampilkan ({type(salah).__name__})."
                return kotak("salah", el("p", kata, " Muat ulang, atau pilih halaman lain."), peran="alert")

    def _head_now(self) -> Html:
        if self._sesi is None:
            return render_pilihan(daftar_alur(self.gudang), self._halaman.nama if self._halaman else "")
        return self._kepala.render(self._sesi, self._halaman.nama if self._halaman is not None else "")
