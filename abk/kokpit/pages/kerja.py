"""The page on which a step is done: filled in, looked at, signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.kokpit.content import Content, isi_slot
from abk.kokpit.draf import PEMBERITAHUAN, DrafIsian
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
from abk.kokpit.pages.konfirmasi import Konfirmasi, Penerimaan
from abk.kokpit.pages.pieces import JUDUL, footer, judul, redup, to_tasks, tombol
from abk.kokpit.pages.render_step import (
    bukan_giliran,
    render_acuan,
    render_hasil,
    render_masukan,
    render_tahap,
    render_tanda,
)
from abk.naskah import NaskahError
from abk.naskah.alur import Siap, fakta_langkah, kerjakan, siapkan
from abk.sop import Langkah, LangkahError
from abk.sop.slot import DATA_AKHIR, judul_slot
from abk.tulisan.markup import Html, gabung, kutip
from abk.tulisan.sidik import sidik


class Kerja(FormPage):
    """A step of a unit (or of all) while an official does it."""

    nama = "kerja"

    def __init__(self, host: Host, langkah: str, unit: str) -> None:
        session = host.session
        satu = session.alur.keadaan.satu_langkah(langkah)
        if satu is None:
            raise ParameterError(
                f"Langkah {kutip(langkah)} tidak ada dalam alur ini.", "Pilih dari daftar tugas."
            )
        fakta = fakta_langkah(
            session.alur,
            langkah,
            pelaku=session.pelaku,
            sumber=session.kegiatan,
            unit=unit,
            saat=session.saat,
        )
        super().__init__(host, Form.susun(fakta))
        self.unit = unit
        self.langkah: Langkah = satu
        self._semula = self._selesai
        self.siap: Siap | None = None
        self.lihat = self.pilih = ""
        self.dibuka: set[str] = set()
        self.setuju = False
        self.konfirmasi = Konfirmasi(self.session, unit) if satu.mengonfirmasi else None
        self.penerimaan = Penerimaan(self.session) if DATA_AKHIR in satu.keluaran else None
        nama = f"{session.alur.kode}/{langkah}/{unit}/{session.pelaku}"
        self.draf = DrafIsian(host.gudang, nama, f"{langkah} ke-{self._semula}")
        if self.draf.pulihkan(self.form, self.konfirmasi):
            host.kabar("Isian yang belum ditandatangani dipulihkan dari draf.")

    def buka(self) -> None:
        """Look afresh at the data that the step stands on; what was typed stays."""
        bagian = self.konfirmasi or self.penerimaan
        if bagian is not None and bagian.segarkan():
            self.host.kabar("Dasarnya berubah sejak terakhir dilihat; jawaban diisi dari awal.")
        if self.siap is not None and self.siap.alur.kepala != self.session.alur.kepala:
            self.urungkan()

    @property
    def _selesai(self) -> int:
        """How often the step was completed so far."""
        tempat = (self.langkah.kode, self.unit)
        riwayat = self.session.alur.keadaan.riwayat_langkah
        return sum((r.langkah, r.unit) == tempat and r.hasil == "selesai" for r in riwayat)

    @property
    def basi(self) -> bool:
        """Whether it is due anew, after somebody else completed it: then the latest facts count."""
        return self.giliran and self._selesai != self._semula

    @property
    def giliran(self) -> bool:
        """Whether the step is due."""
        return (self.langkah.kode, self.unit) in self.session.alur.keadaan.posisi_kini

    # ── what buttons do ───────────────────────────────────────────────────────────────────────
    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        sendiri: dict[str, Aksi] = {
            **self.form_actions,
            "lihat": self._lihat,
            "unduh": lambda p: self._unduh(isi_slot(self.session.alur, teks(p, "slot"))),
            "unduh_siap": lambda p: self._unduh(self._hasil(teks(p, "slot"))),
            "siapkan": lambda _: self._siapkan(),
            "pilih_naskah": self._pilih,
            "ubah_isian": lambda _: self.urungkan(),
            "tanda_tangani": lambda _: self._tanda_tangani(),
            "ke_kembali": lambda _: self.host.ke("kembali", self.langkah.kode, self.unit),
        }
        bagian = self.konfirmasi or self.penerimaan
        lain = {k: self._berubah(v) for k, v in bagian.aksi.items()} if bagian is not None else {}
        return {**sendiri, **lain}

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds."""
        if jalur == "setuju":
            self.setuju = bool(nilai)
            return
        self.urungkan()
        if self.konfirmasi is not None and jalur.startswith(("jawaban:", "usul:")):
            self.konfirmasi.isi(jalur, str(nilai))
        elif self.penerimaan is not None and jalur.startswith("terima/"):
            self.penerimaan.isi(jalur, nilai=bool(nilai))
        else:
            self.form.isi(jalur, nilai)
        self._simpan_draf()

    def ubah(self, kerja: Callable[[], object]) -> None:
        """Change the form or the answers, and keep the draft."""
        super().ubah(kerja)
        self._simpan_draf()

    def _simpan_draf(self) -> None:
        self.draf.simpan(self.form, self.konfirmasi)
        if self.draf.galat:
            self.host.kabar(self.draf.galat)

    def _berubah(self, kerja: Aksi) -> Aksi:
        return lambda pesan: self.ubah(lambda: kerja(pesan))

    def urungkan(self) -> None:
        """Drop what was made: the form changed."""
        self.siap, self.setuju, self.pilih, self.dibuka = None, False, "", set()

    def _lihat(self, pesan: Pesan) -> None:
        self.lihat = teks(pesan, "slot")

    def _pilih(self, pesan: Pesan) -> None:
        self.pilih = teks(pesan, "slot")
        self.dibuka.add(self.pilih)

    def _unduh(self, satu: Content) -> None:
        self.host.unduh(satu.nama_berkas, satu.isi, satu.mime)

    def _siapkan(self) -> None:
        """Make the documents; every fault goes to its field; raises AbkError if anything is missing."""
        self.host.kerjakan_lama("Naskah sedang disusun…")
        self.session.muat()
        self.urungkan()
        fakta = self.form.fakta()
        bagian = self.konfirmasi or self.penerimaan
        utuh = bagian is None or bagian.periksa()
        isi = {} if bagian is None else bagian.sebagai_isi() if utuh else bagian.sementara()
        try:
            self.siap = siapkan(
                self.session.alur,
                self.langkah.kode,
                pelaku=self.session.pelaku,
                sumber=self.session.kegiatan,
                unit=self.unit,
                fakta=fakta,
                isi=isi,
                saat=self.session.saat,
            )
        except NaskahError as galat:
            if not galat.temuan:
                raise
            self.form.terima(galat.temuan)
        banyak = self.form.banyak_salah + (len(bagian.keluhan) if bagian is not None else 0)
        if banyak:
            self.urungkan()
            self.fokus = RINGKASAN
            raise NaskahError(belum_siap(banyak), "Lihat daftarnya.")
        self.fokus = JUDUL
        if self.siap is not None and self.siap.berkas:
            self._pilih({"slot": self._urut_hasil()[0]})

    def _tanda_tangani(self) -> None:
        if self.siap is None or not self.setuju:
            raise LangkahError("Naskah belum disetujui.", "Siapkan, periksa, lalu beri tanda setuju.")
        try:
            baru = kerjakan(self.siap, self.session.tanda())
        except AbkError as galat:
            if not self.session.muat():
                raise
            self.buka()
            raise LangkahError(
                f"Belum ditandatangani: sementara itu orang lain mencatat sesuatu. {galat.pesan}",
                "Isian Anda tetap ada. Periksa lagi, lalu siapkan ulang.",
            ) from galat
        self.session.alur = baru
        self.draf.hapus()
        self.host.tutup(self)
        untuk = f" unit {self.unit}" if self.unit else ""
        lembar = baru.penerapan.kalimat if baru.penerapan is not None else ()
        kata = (f"Langkah {self.langkah.kode}{untuk} selesai dan ditandatangani.", *lembar)
        self.host.kabar(" ".join(kata))
        self.host.ke("tugas")

    # ── what is shown ─────────────────────────────────────────────────────────────────────────
    def render(self) -> Html:
        """The step: what it asks, what is read, and the form or the documents."""
        k, nama = self.session.alur.keadaan, self.langkah
        perlu = k.nama_slot(nama, "masukan", self.unit)
        masukan = [isi_slot(self.session.alur, s) for s in perlu if s in k.slot]
        kurang = [judul_slot(k.prosedur, s) for s in perlu if s not in k.slot]
        kop = gabung(
            to_tasks(),
            judul(f"Langkah {nama.kode}: {nama.ringkas}{f' · {self.unit}' if self.unit else ''}"),
            render_tahap(1 if self.siap is None else 2),
            None if self.giliran else bukan_giliran(),
        )
        if self.siap is not None:
            return gabung(kop, render_masukan(masukan, kurang, self.lihat), self._periksa(self.siap, masukan))
        return gabung(
            kop, render_acuan(nama), render_masukan(masukan, kurang, self.lihat), self._isian(kurang)
        )

    def _isian(self, kurang: list[str]) -> Html:
        bagian = self.konfirmasi or self.penerimaan
        kosong = redup("Tidak ada yang perlu diisi pada langkah ini.")
        return gabung(
            render_ringkasan(self.form, AWALAN, bagian.keluhan if bagian is not None else ()),
            bagian.render() if bagian is not None else None,
            render_borang(self.form, AWALAN) if self.form.naskah else None if bagian else kosong,
            redup(PEMBERITAHUAN) if self.form.naskah or bagian else None,
            footer(
                tombol(
                    "Siapkan naskah", "siapkan", "utama", mati=bool(kurang) or not self.giliran, id="siapkan"
                ),
                self._tombol_kembali(),
            ),
        )

    def _tombol_kembali(self) -> Html | None:
        boleh = any(
            (t.apa, t.langkah, t.unit) == ("kembali", self.langkah.kode, self.unit)
            for t in self.session.alur.boleh(self.session.pelaku, self.session.saat)
        )
        return tombol("Kembalikan…", "ke_kembali", id="ke-kembali") if boleh else None

    def _periksa(self, siap: Siap, masukan: list[Content]) -> Html:
        keluaran = [self._hasil(s) for s in self._urut_hasil()]
        pelaku = f"{self.session.pelaku} · {self.session.sebutan_pelaku}"
        return gabung(
            render_hasil(keluaran, siap.naskah, self.pilih, self.dibuka),
            render_tanda(
                self.langkah,
                self.unit,
                pelaku,
                masukan,
                keluaran,
                self.dibuka,
                siap.alur.kepala,
                setuju=self.setuju,
            ),
        )

    def _urut_hasil(self) -> list[str]:
        berkas = self.siap.berkas if self.siap is not None else {}
        return [
            s for s in self.session.alur.keadaan.nama_slot(self.langkah, "keluaran", self.unit) if s in berkas
        ]

    def _hasil(self, slot: str) -> Content:
        if self.siap is None or slot not in self.siap.berkas:
            raise ParameterError("Naskah itu belum disiapkan.", "Siapkan dahulu.")
        isi = self.siap.berkas[slot]
        return Content(slot, judul_slot(self.session.alur.prosedur, slot), sidik(isi), isi)
