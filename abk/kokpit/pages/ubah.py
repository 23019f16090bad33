"""An edit of what was produced: other facts, or an edited file; with a reason, and what it brings down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.kegiatan.rekaman import rekam
from abk.kokpit.content import SEBUTAN, Content, isi_slot, pandangan, periksa_unggahan
from abk.kokpit.form import Form
from abk.kokpit.pages.base import Aksi, Host, Pesan, teks
from abk.kokpit.pages.form_page import (
    AWALAN,
    RINGKASAN,
    FormPage,
    belum_siap,
    render_borang,
    render_ringkasan,
)
from abk.kokpit.pages.kembali import render_akibat
from abk.kokpit.pages.pieces import (
    centang,
    footer,
    judul,
    medan_teks,
    refusal,
    sidik_ringkas,
    to_tasks,
    tombol,
)
from abk.kokpit.pages.render_step import medan_berkas, render_terunggah
from abk.naskah import NaskahError
from abk.naskah.alur import Siap, fakta_langkah, kerjakan_ubah, siapkan_ubah
from abk.naskah.naskah import EDISI
from abk.sop import Alur, LangkahError
from abk.sop.catat import akibat_ubah
from abk.sop.slot import DATA_AWAL, judul_slot
from abk.tulisan.markup import Html, el, gabung, kutip
from abk.tulisan.sidik import sidik


def form_of(host: Host, slot: str) -> Form:
    """Form of the facts of one document; empty where nothing is asked for it."""
    session = host.session
    asal = session.alur.keadaan.asal_slot(slot)
    if asal is None:
        raise ParameterError(f"Isi {kutip(slot)} tidak dikenal.", "Pilih dari daftar tugas.")
    langkah, unit = asal
    fakta = fakta_langkah(
        session.alur,
        langkah.kode,
        pelaku=session.pelaku,
        sumber=session.kegiatan,
        unit=unit,
        saat=session.saat,
    )
    return Form.susun([f for f in fakta if f.slot == slot.partition(":")[0]])


class Ubah(FormPage):
    """Edit of a content."""

    nama = "ubah"

    def __init__(self, host: Host, slot: str) -> None:
        super().__init__(host, form_of(host, slot))
        self.slot = slot
        self.alasan = self.lihat = self.nama_berkas = ""
        self.yakin = False
        self.baru: bytes | None = None
        self.siap: Siap | None = None

    def urungkan(self) -> None:
        """Drop what was made or handed in."""
        self.siap, self.baru, self.yakin = None, None, False

    def buka(self) -> None:
        """Look afresh: what was made before something else was recorded is made again."""
        if self.siap is not None and self.siap.alur.kepala != self.session.alur.kepala:
            self.urungkan()

    # ── what buttons do ───────────────────────────────────────────────────────────────────────
    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {
            **self.form_actions,
            "unduh": lambda _: self._unduh(),
            "dari_gudang": lambda _: self._dari_gudang(),
            "siapkan": lambda _: self._siapkan(),
            "ubah_isian": lambda _: self.urungkan(),
            "simpan_ubah": lambda _: self._simpan(),
            "lihat": self._lihat,
        }

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds."""
        if jalur == "yakin":
            self.yakin = bool(nilai)
        elif jalur == "alasan":
            self.alasan = str(nilai)
        else:
            self.ubah(lambda: self.form.isi(jalur, nilai))

    def berkas(self, jalur: str, nama: str, isi: bytes) -> None:
        """Take the edited file, if it can stand in for the old one."""
        if jalur != "unggahan" or not self._boleh_berkas:
            super().berkas(jalur, nama, isi)
        self.urungkan()
        periksa_unggahan(self.slot, self.session.alur.berkas(self.slot), isi)
        self.nama_berkas, self.baru = nama, isi

    @property
    def _boleh_berkas(self) -> bool:
        """Whether a file may be handed in: what is made from data changes with facts only."""
        return not self.session.alur.prosedur.berangka(self.slot)

    def _lihat(self, pesan: Pesan) -> None:
        self.lihat = teks(pesan, "slot")

    def _unduh(self) -> None:
        lama = isi_slot(self.session.alur, self.slot)
        self.host.unduh(lama.nama_berkas, lama.isi, lama.mime)

    def _dari_gudang(self) -> None:
        self.urungkan()
        self.baru, self.nama_berkas = rekam(self.session.kegiatan()), "data gudang sekarang"

    def _siapkan(self) -> None:
        """Make the document anew from the form; every fault goes to its field."""
        self.host.kerjakan_lama("Naskah sedang disusun…")
        self.session.muat()
        self.urungkan()
        (fakta,) = self.form.fakta().values()
        try:
            self.siap = siapkan_ubah(
                self.session.alur,
                self.slot,
                fakta,
                pelaku=self.session.pelaku,
                sumber=self.session.kegiatan,
                saat=self.session.saat,
            )
        except NaskahError as galat:
            if not galat.temuan:
                raise
            self.form.terima(galat.temuan)
        if banyak := self.form.banyak_salah:
            self.urungkan()
            self.fokus = RINGKASAN
            raise NaskahError(belum_siap(banyak), "Lihat daftarnya.")

    def _simpan(self) -> None:
        alasan = self.alasan.strip()
        if (self.baru is None and self.siap is None) or len(alasan) < 3 or not self.yakin:  # noqa: PLR2004
            raise ParameterError(
                "Perubahan belum lengkap.", "Siapkan isinya, tulis alasan, dan beri tanda setuju."
            )
        if self.session.muat():
            self.yakin = False
            self.buka()
            raise LangkahError(
                "Sementara itu orang lain mencatat sesuatu.", "Periksa lagi akibatnya, lalu ulangi."
            )
        self.session.alur = self._catat(alasan)
        self.host.tutup(self)
        self.host.kabar(f"{judul_slot(self.session.alur.prosedur, self.slot)} diubah.")
        self.host.ke("tugas")

    def _catat(self, alasan: str) -> Alur:
        if self.siap is not None:
            return kerjakan_ubah(self.siap, self.session.tanda(), alasan=alasan)
        kata = {"edisi": EDISI}
        return self.session.alur.ubah(
            self.slot, self.baru or b"", self.session.tanda(), alasan=alasan, kata=kata
        )

    # ── what is shown ─────────────────────────────────────────────────────────────────────────
    def render(self) -> Html:
        """The content as it is, the new one, why, and what will fall."""
        lama = isi_slot(self.session.alur, self.slot)
        buka = self.lihat == self.slot
        return gabung(
            to_tasks(),
            judul(f"Ubah {lama.judul}"),
            el(
                "p",
                f"Isi sekarang: {SEBUTAN.get(lama.jenis, 'berkas')}, kode verifikasi ",
                sidik_ringkas(lama.sidik),
                " ",
                tombol("Tutup" if buka else "Lihat", "lihat", "tipis", slot="" if buka else self.slot),
                tombol("Unduh", "unduh", "tipis"),
            ),
            pandangan(lama) if buka else None,
            self._isian() if self.siap is None else None,
            self._unggahan(lama) if self.siap is None and self._boleh_berkas else None,
            self._pratinjau(),
            medan_teks("alasan", "Alasan (wajib)", "alasan", self.alasan, baris=3),
            self._akibat(),
        )

    def _isian(self) -> Html | None:
        if not self.form.naskah:
            return None
        kata = "Ubah isiannya, lalu naskahnya disusun ulang; angka tetap dari datanya."
        return gabung(
            el("p", kata),
            render_ringkasan(self.form, AWALAN),
            render_borang(self.form, AWALAN),
            el("p", tombol("Susun ulang naskah", "siapkan", "utama", id="siapkan"), kelas="deret"),
        )

    def _unggahan(self, lama: Content) -> Html:
        atau = (
            "Atau unggah berkas yang sudah disunting" if self.form.naskah else "Berkas yang sudah disunting"
        )
        gudang = (
            tombol("Pakai data gudang sekarang", "dari_gudang", "tipis") if self.slot == DATA_AWAL else None
        )
        return gabung(medan_berkas(atau, lama.jenis), gudang, render_terunggah(self.nama_berkas, self.baru))

    def _pratinjau(self) -> Html | None:
        baru = self.baru if self.siap is None else self.siap.berkas[self.slot]
        if baru is None:
            return None
        isi = Content(
            self.slot, f"{judul_slot(self.session.alur.prosedur, self.slot)} yang baru", sidik(baru), baru
        )
        ulang = tombol("Ubah isian lagi", "ubah_isian", "tipis") if self.siap is not None else None
        return el("section", el("h3", isi.judul, " ", sidik_ringkas(isi.sidik)), pandangan(isi), ulang)

    def _akibat(self) -> Html:
        isi = self.baru or (self.siap.berkas[self.slot] if self.siap is not None else b"")
        try:
            akibat = akibat_ubah(
                self.session.alur.keadaan, self.slot, self.session.tanda(), isi, fakta=not self._boleh_berkas
            )
        except AbkError as galat:
            return refusal(galat)
        kata = "Saya mengerti dampak itu dan mengubah isi ini."
        mati = not self.yakin or (self.baru is None and self.siap is None)
        simpan = tombol("Tanda tangani perubahan", "simpan_ubah", "utama", mati=mati, id="simpan-ubah")
        return gabung(
            render_akibat(akibat, self.session.alur.keadaan, self.session.nama),
            centang("yakin", "yakin", kata, isi=self.yakin, data_hidup=True),
            footer(simpan),
        )
