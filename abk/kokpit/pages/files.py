"""Files of the case: everything it holds is looked at or taken away, and a file is handed in and signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import ParameterError
from abk.kokpit.content import SEBUTAN, isi_slot, pandangan, periksa_besar
from abk.kokpit.pages.base import Aksi, Host, Page, Pesan, teks
from abk.kokpit.pages.pieces import footer, judul, medan_teks, sidik_ringkas, tabel, to_tasks, tombol
from abk.kokpit.pages.render_step import alat_isi, medan_berkas, render_terunggah
from abk.naskah.lambang import siapkan_lampiran
from abk.sop.slot import LAMPIRAN, USULAN, judul_slot
from abk.tulisan.markup import Html, el, gabung


class Berkas(Page):
    """Documents and data of the case."""

    nama = "berkas"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.lihat = ""

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {"lihat": self._lihat, "unduh": self._unduh}

    def _lihat(self, pesan: Pesan) -> None:
        self.lihat = teks(pesan, "slot")

    def _unduh(self, pesan: Pesan) -> None:
        satu = isi_slot(self.session.alur, teks(pesan, "slot"))
        self.host.unduh(satu.nama_berkas, satu.isi, satu.mime)

    def render(self) -> Html:
        """A table of all content, in the order of the steps; below it what is looked at."""
        alur = self.session.alur
        urut = sorted(alur.keadaan.slot, key=self._urutan)
        baris = [self._baris(slot) for slot in urut]
        dilihat = isi_slot(alur, self.lihat) if self.lihat in alur.keadaan.slot else None
        gambar = None
        if dilihat is not None:
            gambar = el(
                "section",
                el("h3", dilihat.judul),
                pandangan(dilihat),
                id="dilihat",
                tabindex="-1",
                aria_label=dilihat.judul,
            )
        return gabung(
            judul("Naskah dan berkas"),
            gambar,
            tabel(
                ("Isi", "Langkah", "Jenis", "Kode verifikasi (SHA-256)", "Tindakan"),
                baris,
                "Naskah dan berkas",
            ),
        )

    def _urutan(self, slot: str) -> tuple[int, str]:
        asal = self.session.alur.keadaan.asal_slot(slot)
        return (asal[0].urutan if asal else 0, slot)

    def _baris(self, slot: str) -> tuple[object, ...]:
        satu = isi_slot(self.session.alur, slot)
        asal = self.session.alur.keadaan.asal_slot(slot)
        langkah, jenis = asal[0].kode if asal else "–", SEBUTAN.get(satu.jenis, "berkas")
        return (satu.judul, langkah, jenis, sidik_ringkas(satu.sidik), alat_isi(satu, self.lihat))


class Lampir(Page):
    """Attachment of a file: the proposal before step 1 is done, else under a name of its own."""

    nama = "lampir"

    def __init__(self, host: Host, slot: str) -> None:
        super().__init__(host)
        self.slot = slot
        self.isian = {"nama": "", "keterangan": ""}
        self.nama_berkas = ""
        self.baru: bytes | None = None

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds."""
        if jalur not in self.isian:
            super().isi(jalur, nilai)
        self.isian[jalur] = str(nilai)

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {"lampirkan": lambda _: self._lampirkan()}

    def berkas(self, jalur: str, nama: str, isi: bytes) -> None:
        """Take the file."""
        if jalur != "unggahan":
            super().berkas(jalur, nama, isi)
        periksa_besar(nama, isi)
        self.nama_berkas, self.baru = nama, isi

    def _lampirkan(self) -> None:
        nama, keterangan = (self.isian[k].strip() for k in ("nama", "keterangan"))
        if self.baru is None or not keterangan or not (nama or self.slot):
            raise ParameterError("Lampiran belum lengkap.", "Pilih berkasnya, beri nama dan keterangan.")
        slot = self.slot or f"{LAMPIRAN}{nama}"
        self.session.muat()
        self.session.alur = self.session.alur.lampirkan(
            slot, siapkan_lampiran(slot, self.baru), self.session.tanda(), keterangan=keterangan
        )
        self.host.tutup(self)
        self.host.kabar(f"{judul_slot(self.session.alur.prosedur, slot)} dilampirkan.")
        self.host.ke("tugas")

    def render(self) -> Html:
        """The file, its name, and what it is."""
        apa = "usulan atau program kerja" if self.slot == USULAN else "berkas"
        nama = medan_teks(
            "nama",
            "Nama lampiran (wajib)",
            "nama",
            self.isian["nama"],
            "Misalnya: foto-rapat-1. Gambar untuk kop bernama lambang-garuda atau lambang-logo.",
        )
        return gabung(
            to_tasks(),
            judul(f"Lampirkan {apa}"),
            medan_berkas("Berkas (wajib)"),
            render_terunggah(self.nama_berkas, self.baru),
            None if self.slot else nama,
            medan_teks("keterangan", "Keterangan (wajib)", "keterangan", self.isian["keterangan"]),
            footer(tombol("Tanda tangani lampiran", "lampirkan", "utama", id="lampirkan")),
        )
