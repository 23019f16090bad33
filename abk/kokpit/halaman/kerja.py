"""The page on which a step is done: filled in, looked at, signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.kokpit.berkas import Isi, isi_slot
from abk.kokpit.borang import Borang
from abk.kokpit.halaman.borang_gambar import RINGKASAN, gambar_borang, gambar_ringkasan
from abk.kokpit.halaman.borang_halaman import AWALAN, HalamanBorang
from abk.kokpit.halaman.dasar import Aksi, Pengantar, Pesan, teks
from abk.kokpit.halaman.konfirmasi import Konfirmasi
from abk.kokpit.halaman.langkah_gambar import bukan_giliran, gambar_acuan, gambar_tahap
from abk.kokpit.halaman.naskah_gambar import gambar_hasil, gambar_masukan, gambar_tanda
from abk.kokpit.halaman.penerimaan import Penerimaan
from abk.kokpit.halaman.unsur import JUDUL, judul, tombol
from abk.naskah import NaskahError
from abk.naskah.alur import Siap, fakta_langkah, kerjakan, siapkan
from abk.sop import Langkah, LangkahError
from abk.sop.catatan.kanonik import sidik
from abk.sop.keterangan import judul_slot
from abk.tulisan.markup import Html, el, gabung


class Kerja(HalamanBorang):
    """A step of a unit (or of all) while an official does it.

    Parameters
    ----------
    pengantar : the cockpit around it
    langkah, unit : the step
    """

    nama = "kerja"

    def __init__(self, pengantar: Pengantar, langkah: str, unit: str) -> None:
        sesi = pengantar.sesi
        satu = sesi.alur.keadaan.satu_langkah(langkah)
        if satu is None:
            raise ParameterError(f"Langkah {langkah!r} tidak ada dalam alur ini.", "Pilih dari daftar tugas.")
        fakta = fakta_langkah(
            sesi.alur, langkah, pelaku=sesi.pelaku, sumber=sesi.kegiatan, unit=unit, saat=sesi.saat
        )
        super().__init__(pengantar, Borang.susun(fakta))
        self.unit = unit
        self.langkah: Langkah = satu
        self._semula = self._selesai
        self.siap: Siap | None = None
        self.lihat = self.pilih = ""
        self.dibuka: set[str] = set()
        self.setuju = False
        self.konfirmasi = Konfirmasi(self.sesi, unit) if "mengonfirmasi" in satu.makna else None
        self.penerimaan = Penerimaan(self.sesi) if "data_akhir" in satu.keluaran else None

    def buka(self) -> None:
        """Look afresh at the data that the step stands on; what was typed stays."""
        bagian = self.konfirmasi or self.penerimaan
        if bagian is not None and bagian.segarkan():
            self.pengantar.kabar("Dasarnya berubah sejak terakhir dilihat; jawaban diisi dari awal.")
        if self.siap is not None and self.siap.alur.kepala != self.sesi.alur.kepala:
            self.urungkan()

    @property
    def _selesai(self) -> int:
        """How often the step was completed so far."""
        tempat = (self.langkah.kode, self.unit)
        riwayat = self.sesi.alur.keadaan.riwayat_langkah
        return sum((r.langkah, r.unit) == tempat and r.hasil == "selesai" for r in riwayat)

    @property
    def basi(self) -> bool:
        """Whether it is due anew, after somebody else completed it: then the latest facts count."""
        return self.giliran and self._selesai != self._semula

    @property
    def giliran(self) -> bool:
        """Whether the step is due."""
        return (self.langkah.kode, self.unit) in self.sesi.alur.keadaan.posisi_kini

    # ── what buttons do ───────────────────────────────────────────────────────────────────────
    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        sendiri: dict[str, Aksi] = {
            **self.aksi_borang,
            "lihat": self._lihat,
            "unduh": lambda p: self._unduh(isi_slot(self.sesi.alur, teks(p, "slot"))),
            "unduh_siap": lambda p: self._unduh(self._hasil(teks(p, "slot"))),
            "siapkan": lambda _: self._siapkan(),
            "pilih_naskah": self._pilih,
            "ubah_isian": lambda _: self.urungkan(),
            "tanda_tangani": lambda _: self._tanda_tangani(),
            "ke_kembali": lambda _: self.pengantar.ke("kembali", self.langkah.kode, self.unit),
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
            self.borang.isi(jalur, nilai)

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

    def _unduh(self, satu: Isi) -> None:
        self.pengantar.unduh(satu.nama_berkas, satu.isi, satu.mime)

    def _siapkan(self) -> None:
        """Make the documents; every fault goes to its field.

        Raises
        ------
        AbkError
            If anything is missing.
        """
        self.pengantar.kerjakan_lama("Naskah sedang disusun…")
        self.sesi.muat()
        self.urungkan()
        fakta = self.borang.fakta()
        bagian = self.konfirmasi or self.penerimaan
        utuh = bagian is None or bagian.periksa()
        isi = {} if bagian is None else bagian.sebagai_isi() if utuh else bagian.sementara()
        try:
            self.siap = siapkan(
                self.sesi.alur,
                self.langkah.kode,
                pelaku=self.sesi.pelaku,
                sumber=self.sesi.kegiatan,
                unit=self.unit,
                fakta=fakta,
                isi=isi,
                saat=self.sesi.saat,
            )
        except NaskahError as galat:
            if not galat.temuan:
                raise
            self.borang.terima(galat.temuan)
        banyak = self.borang.banyak_salah + (len(bagian.keluhan) if bagian is not None else 0)
        if banyak:
            self.urungkan()
            self.fokus = RINGKASAN
            raise NaskahError(f"Belum dapat disiapkan: {banyak} hal kurang atau keliru.", "Lihat daftarnya.")
        self.fokus = JUDUL
        if self.siap is not None and self.siap.berkas:
            self._pilih({"slot": self._urut_hasil()[0]})

    def _tanda_tangani(self) -> None:
        if self.siap is None or not self.setuju:
            raise LangkahError("Naskah belum disetujui.", "Siapkan, periksa, lalu beri tanda setuju.")
        try:
            baru = kerjakan(self.siap, self.sesi.tanda())
        except AbkError as galat:
            if not self.sesi.muat():
                raise
            self.buka()
            raise LangkahError(
                f"Belum ditandatangani: sementara itu orang lain mencatat sesuatu. {galat.pesan}",
                "Isian Anda tetap ada. Periksa lagi, lalu siapkan ulang.",
            ) from galat
        self.sesi.alur = baru
        self.pengantar.tutup(self)
        untuk = f" unit {self.unit}" if self.unit else ""
        self.pengantar.kabar(f"Langkah {self.langkah.kode}{untuk} selesai dan ditandatangani.")
        self.pengantar.ke("tugas")

    # ── what is shown ─────────────────────────────────────────────────────────────────────────
    def gambar(self) -> Html:
        """The step: what it asks, what is read, and the form or the documents."""
        k, nama = self.sesi.alur.keadaan, self.langkah
        perlu = k.nama_slot(nama, "masukan", self.unit)
        masukan = [isi_slot(self.sesi.alur, s) for s in perlu if s in k.slot]
        kurang = [judul_slot(k.prosedur, s) for s in perlu if s not in k.slot]
        kop = gabung(
            el("p", tombol("← Tugas saya", "buka", "tipis", halaman="tugas"), kelas="remah"),
            judul(f"Langkah {nama.kode}: {nama.ringkas}{f' · {self.unit}' if self.unit else ''}"),
            gambar_tahap(1 if self.siap is None else 2),
            None if self.giliran else bukan_giliran(),
        )
        if self.siap is not None:
            return gabung(kop, gambar_masukan(masukan, kurang, self.lihat), self._periksa(self.siap, masukan))
        return gabung(
            kop, gambar_acuan(nama), gambar_masukan(masukan, kurang, self.lihat), self._isian(kurang)
        )

    def _isian(self, kurang: list[str]) -> Html:
        bagian = self.konfirmasi or self.penerimaan
        kosong = el("p", "Tidak ada yang perlu diisi pada langkah ini.", kelas="redup")
        return gabung(
            gambar_ringkasan(self.borang, AWALAN, bagian.keluhan if bagian is not None else ()),
            bagian.gambar() if bagian is not None else None,
            gambar_borang(self.borang, AWALAN) if self.borang.naskah else None if bagian else kosong,
            el(
                "p",
                tombol(
                    "Siapkan naskah", "siapkan", "utama", mati=bool(kurang) or not self.giliran, id="siapkan"
                ),
                self._tombol_kembali(),
                kelas="deret kaki",
            ),
        )

    def _tombol_kembali(self) -> Html | None:
        boleh = any(
            (t.apa, t.langkah, t.unit) == ("kembali", self.langkah.kode, self.unit)
            for t in self.sesi.alur.boleh(self.sesi.pelaku, self.sesi.saat)
        )
        return tombol("Kembalikan…", "ke_kembali", id="ke-kembali") if boleh else None

    def _periksa(self, siap: Siap, masukan: list[Isi]) -> Html:
        keluaran = [self._hasil(s) for s in self._urut_hasil()]
        pelaku = f"{self.sesi.pelaku} · {self.sesi.sebutan_pelaku}"
        return gabung(
            gambar_hasil(keluaran, siap.naskah, self.pilih, self.dibuka),
            gambar_tanda(
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
            s for s in self.sesi.alur.keadaan.nama_slot(self.langkah, "keluaran", self.unit) if s in berkas
        ]

    def _hasil(self, slot: str) -> Isi:
        if self.siap is None or slot not in self.siap.berkas:
            raise ParameterError("Naskah itu belum disiapkan.", "Siapkan dahulu.")
        isi = self.siap.berkas[slot]
        return Isi(slot, judul_slot(self.sesi.alur.prosedur, slot), sidik(isi), isi)
