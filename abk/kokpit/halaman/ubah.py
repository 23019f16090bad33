"""An edit of what was produced: other facts, or an edited file; with a reason, and what it brings down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.kegiatan.rekaman import rekam
from abk.kokpit.akibat import akibat_ubah
from abk.kokpit.berkas import SEBUTAN, Isi, isi_slot, pandangan, periksa_unggahan
from abk.kokpit.borang import Borang
from abk.kokpit.halaman.akibat_gambar import gambar_akibat
from abk.kokpit.halaman.borang_gambar import RINGKASAN, gambar_borang, gambar_ringkasan
from abk.kokpit.halaman.borang_halaman import AWALAN, HalamanBorang
from abk.kokpit.halaman.dasar import Aksi, Pengantar, Pesan, teks
from abk.kokpit.halaman.unggah_gambar import gambar_terunggah, medan_berkas
from abk.kokpit.halaman.unsur import centang, judul, kotak, medan, paragraf, sidik_ringkas, tombol
from abk.naskah import NaskahError
from abk.naskah.alur import Siap, fakta_langkah, kerjakan_ubah, siapkan_ubah
from abk.sop import Alur, LangkahError
from abk.sop.catatan.kanonik import sidik
from abk.sop.kaidah.slot import DATA_AWAL, SLOT_BERANGKA
from abk.sop.keterangan import judul_slot
from abk.tulisan.markup import Html, el, gabung


def borang_ubah(pengantar: Pengantar, slot: str) -> Borang:
    """Form of the facts of one document; empty where nothing is asked for it.

    Raises
    ------
    ParameterError
        If the case has no such content.
    """
    sesi = pengantar.sesi
    asal = sesi.alur.keadaan.asal_slot(slot)
    if asal is None:
        raise ParameterError(f"Isi {slot!r} tidak dikenal.", "Pilih dari daftar tugas.")
    langkah, unit = asal
    fakta = fakta_langkah(
        sesi.alur, langkah.kode, pelaku=sesi.pelaku, sumber=sesi.kegiatan, unit=unit, saat=sesi.saat
    )
    return Borang.susun([f for f in fakta if f.slot == slot.partition(":")[0]])


class Ubah(HalamanBorang):
    """Edit of a content.

    Parameters
    ----------
    pengantar : the cockpit around it
    slot : the content
    """

    nama = "ubah"

    def __init__(self, pengantar: Pengantar, slot: str) -> None:
        super().__init__(pengantar, borang_ubah(pengantar, slot))
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
        if self.siap is not None and self.siap.alur.kepala != self.sesi.alur.kepala:
            self.urungkan()

    # ── what buttons do ───────────────────────────────────────────────────────────────────────
    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {
            **self.aksi_borang,
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
            self.ubah(lambda: self.borang.isi(jalur, nilai))

    def berkas(self, jalur: str, nama: str, isi: bytes) -> None:
        """Take the edited file, if it can stand in for the old one."""
        if jalur != "unggahan" or not self._boleh_berkas:
            super().berkas(jalur, nama, isi)
        self.urungkan()
        periksa_unggahan(self.slot, self.sesi.alur.berkas(self.slot), isi)
        self.nama_berkas, self.baru = nama, isi

    @property
    def _boleh_berkas(self) -> bool:
        """Whether a file may be handed in: what is made from data changes with facts only."""
        return self.slot.partition(":")[0] not in SLOT_BERANGKA

    def _lihat(self, pesan: Pesan) -> None:
        self.lihat = teks(pesan, "slot")

    def _unduh(self) -> None:
        lama = isi_slot(self.sesi.alur, self.slot)
        self.pengantar.unduh(lama.nama_berkas, lama.isi, lama.mime)

    def _dari_gudang(self) -> None:
        self.urungkan()
        self.baru, self.nama_berkas = rekam(self.sesi.kegiatan()), "data gudang sekarang"

    def _siapkan(self) -> None:
        """Make the document anew from the form; every fault goes to its field.

        Raises
        ------
        NaskahError
            If anything is missing.
        """
        self.pengantar.kerjakan_lama("Naskah sedang disusun…")
        self.sesi.muat()
        self.urungkan()
        (fakta,) = self.borang.fakta().values()
        try:
            self.siap = siapkan_ubah(
                self.sesi.alur,
                self.slot,
                fakta,
                pelaku=self.sesi.pelaku,
                sumber=self.sesi.kegiatan,
                saat=self.sesi.saat,
            )
        except NaskahError as galat:
            if not galat.temuan:
                raise
            self.borang.terima(galat.temuan)
        if banyak := self.borang.banyak_salah:
            self.urungkan()
            self.fokus = RINGKASAN
            raise NaskahError(f"Belum dapat disiapkan: {banyak} hal kurang atau keliru.", "Lihat daftarnya.")

    def _simpan(self) -> None:
        alasan = self.alasan.strip()
        if (self.baru is None and self.siap is None) or len(alasan) < 3 or not self.yakin:  # noqa: PLR2004
            raise ParameterError(
                "Perubahan belum lengkap.", "Siapkan isinya, tulis alasan, dan beri tanda setuju."
            )
        if self.sesi.muat():
            self.yakin = False
            self.buka()
            raise LangkahError(
                "Sementara itu orang lain mencatat sesuatu.", "Periksa lagi akibatnya, lalu ulangi."
            )
        self.sesi.alur = self._catat(alasan)
        self.pengantar.tutup(self)
        self.pengantar.kabar(f"{judul_slot(self.sesi.alur.prosedur, self.slot)} diubah.")
        self.pengantar.ke("tugas")

    def _catat(self, alasan: str) -> Alur:
        if self.siap is not None:
            return kerjakan_ubah(self.siap, self.sesi.tanda(), alasan=alasan)
        return self.sesi.alur.ubah(self.slot, self.baru or b"", self.sesi.tanda(), alasan=alasan)

    # ── what is shown ─────────────────────────────────────────────────────────────────────────
    def gambar(self) -> Html:
        """The content as it is, the new one, why, and what will fall."""
        lama = isi_slot(self.sesi.alur, self.slot)
        buka = self.lihat == self.slot
        return gabung(
            el("p", tombol("← Tugas saya", "buka", "tipis", halaman="tugas"), kelas="remah"),
            judul(f"Ubah {lama.judul}"),
            el(
                "p",
                f"Isi sekarang: {SEBUTAN.get(lama.jenis, 'berkas')}, sidik ",
                sidik_ringkas(lama.sidik),
                " ",
                tombol("Tutup" if buka else "Lihat", "lihat", "tipis", slot="" if buka else self.slot),
                tombol("Unduh", "unduh", "tipis"),
            ),
            pandangan(lama) if buka else None,
            self._isian() if self.siap is None else None,
            self._unggahan(lama) if self.siap is None and self._boleh_berkas else None,
            self._pratinjau(),
            medan("alasan", "Alasan (wajib)", paragraf("alasan", "alasan", self.alasan)),
            self._akibat(),
        )

    def _isian(self) -> Html | None:
        if not self.borang.naskah:
            return None
        kata = "Ubah isiannya, lalu naskahnya disusun ulang; angka tetap dari datanya."
        return gabung(
            el("p", kata),
            gambar_ringkasan(self.borang, AWALAN),
            gambar_borang(self.borang, AWALAN),
            el("p", tombol("Susun ulang naskah", "siapkan", "utama", id="siapkan"), kelas="deret"),
        )

    def _unggahan(self, lama: Isi) -> Html:
        atau = (
            "Atau unggah berkas yang sudah disunting" if self.borang.naskah else "Berkas yang sudah disunting"
        )
        gudang = (
            tombol("Pakai data gudang sekarang", "dari_gudang", "tipis") if self.slot == DATA_AWAL else None
        )
        return gabung(medan_berkas(atau, lama.jenis), gudang, gambar_terunggah(self.nama_berkas, self.baru))

    def _pratinjau(self) -> Html | None:
        baru = self.baru if self.siap is None else self.siap.berkas[self.slot]
        if baru is None:
            return None
        isi = Isi(self.slot, f"{judul_slot(self.sesi.alur.prosedur, self.slot)} yang baru", sidik(baru), baru)
        ulang = tombol("Ubah isian lagi", "ubah_isian", "tipis") if self.siap is not None else None
        return el("section", el("h3", isi.judul, " ", sidik_ringkas(isi.sidik)), pandangan(isi), ulang)

    def _akibat(self) -> Html:
        isi = self.baru or (self.siap.berkas[self.slot] if self.siap is not None else b"")
        try:
            akibat = akibat_ubah(
                self.sesi.alur, self.slot, self.sesi.tanda(), isi, fakta=not self._boleh_berkas
            )
        except AbkError as galat:
            return kotak("salah", el("p", f"{galat.pesan} {galat.saran}"))
        kata = "Saya mengerti akibat itu dan mengubah isi ini."
        mati = not self.yakin or (self.baru is None and self.siap is None)
        simpan = tombol("Tanda tangani perubahan", "simpan_ubah", "utama", mati=mati, id="simpan-ubah")
        return gabung(
            gambar_akibat(akibat, self.sesi.alur.keadaan, self.sesi.nama),
            centang("yakin", "yakin", kata, isi=self.yakin, data_hidup=True),
            el("p", simpan, kelas="deret kaki"),
        )
