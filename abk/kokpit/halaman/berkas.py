"""Everything that the case holds: looked at, or taken away."""

from __future__ import annotations

from collections.abc import Mapping

from abk.kokpit.berkas import SEBUTAN, isi_slot, pandangan
from abk.kokpit.halaman.dasar import Aksi, Halaman, Pengantar, Pesan, teks
from abk.kokpit.halaman.unsur import judul, sidik_ringkas, tabel, tombol
from abk.tulisan.markup import Html, el, gabung


class Berkas(Halaman):
    """Documents and data of the case."""

    nama = "berkas"

    def __init__(self, pengantar: Pengantar) -> None:
        super().__init__(pengantar)
        self.lihat = ""

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {"lihat": self._lihat, "unduh": self._unduh}

    def _lihat(self, pesan: Pesan) -> None:
        self.lihat = teks(pesan, "slot")

    def _unduh(self, pesan: Pesan) -> None:
        satu = isi_slot(self.sesi.alur, teks(pesan, "slot"))
        self.pengantar.unduh(satu.nama_berkas, satu.isi, satu.mime)

    def gambar(self) -> Html:
        """A table of all content, in the order of the steps; below it what is looked at."""
        alur = self.sesi.alur
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
            tabel(("Isi", "Langkah", "Jenis", "Sidik SHA-256", "Tindakan"), baris, "Naskah dan berkas"),
        )

    def _urutan(self, slot: str) -> tuple[int, str]:
        asal = self.sesi.alur.keadaan.asal_slot(slot)
        return (asal[0].urutan if asal else 0, slot)

    def _baris(self, slot: str) -> tuple[object, ...]:
        satu = isi_slot(self.sesi.alur, slot)
        asal = self.sesi.alur.keadaan.asal_slot(slot)
        buka = slot == self.lihat
        alat = el(
            "span",
            tombol(
                "Tutup" if buka else "Lihat",
                "lihat",
                "tipis",
                slot="" if buka else slot,
                aria_label=f"{'Tutup' if buka else 'Lihat'} {satu.judul}",
            ),
            tombol("Unduh", "unduh", "tipis", slot=slot, aria_label=f"Unduh {satu.judul}"),
            kelas="alat",
        )
        langkah = asal[0].kode if asal else "–"
        return (satu.judul, langkah, SEBUTAN.get(satu.jenis, "berkas"), sidik_ringkas(satu.sidik), alat)
