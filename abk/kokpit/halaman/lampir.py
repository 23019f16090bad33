"""An attachment: a file is handed in, with a name and a word about it, and signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import ParameterError
from abk.kokpit.berkas import BERKAS_TERBESAR
from abk.kokpit.halaman.dasar import Aksi, Halaman, Pengantar
from abk.kokpit.halaman.unggah_gambar import gambar_terunggah, medan_berkas
from abk.kokpit.halaman.unsur import judul, masukan, medan, tombol
from abk.sop.kaidah.slot import LAMPIRAN, USULAN
from abk.sop.keterangan import judul_slot
from abk.tulisan.markup import Html, el, gabung


class Lampir(Halaman):
    """Attachment of a file: the proposal before step 1 is done, else under a name of its own."""

    nama = "lampir"

    def __init__(self, pengantar: Pengantar, slot: str) -> None:
        super().__init__(pengantar)
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
        if not isi or len(isi) > BERKAS_TERBESAR:
            raise ParameterError(f"Berkas {nama} kosong atau lebih besar dari 8 MB.", "Pilih berkas lain.")
        self.nama_berkas, self.baru = nama, isi

    def _lampirkan(self) -> None:
        nama, keterangan = (self.isian.get(k, "").strip() for k in ("nama", "keterangan"))
        if self.baru is None or not keterangan or not (nama or self.slot):
            raise ParameterError("Lampiran belum lengkap.", "Pilih berkasnya, beri nama dan keterangan.")
        slot = self.slot or f"{LAMPIRAN}{nama}"
        self.sesi.muat()
        self.sesi.alur = self.sesi.alur.lampirkan(slot, self.baru, self.sesi.tanda(), keterangan=keterangan)
        self.pengantar.tutup(self)
        self.pengantar.kabar(f"{judul_slot(self.sesi.alur.prosedur, slot)} dilampirkan.")
        self.pengantar.ke("tugas")

    def gambar(self) -> Html:
        """The file, its name, and what it is."""
        apa = "usulan atau program kerja" if self.slot == USULAN else "berkas"
        nama = medan(
            "nama",
            "Nama lampiran (wajib)",
            masukan("nama", "nama", self.isian.get("nama", "")),
            "Misalnya: foto-rapat-1.",
        )
        kata = self.isian.get("keterangan", "")
        return gabung(
            el("p", tombol("← Tugas saya", "buka", "tipis", halaman="tugas"), kelas="remah"),
            judul(f"Lampirkan {apa}"),
            medan_berkas("Berkas (wajib)"),
            gambar_terunggah(self.nama_berkas, self.baru),
            None if self.slot else nama,
            medan("keterangan", "Keterangan (wajib)", masukan("keterangan", "keterangan", kata)),
            el(
                "p",
                tombol("Tanda tangani lampiran", "lampirkan", "utama", id="lampirkan"),
                kelas="deret kaki",
            ),
        )
