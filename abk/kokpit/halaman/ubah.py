"""An edit of what was produced, and an attachment: a file is handed in, with a reason, and signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.kegiatan.rekaman import rekam
from abk.kokpit.akibat import akibat_ubah
from abk.kokpit.berkas import BERKAS_TERBESAR, SEBUTAN, Isi, isi_slot, pandangan, periksa_unggahan
from abk.kokpit.halaman.akibat_gambar import gambar_akibat
from abk.kokpit.halaman.dasar import Aksi, Halaman, Pengantar, teks
from abk.kokpit.halaman.unsur import centang, judul, kotak, masukan, medan, paragraf, sidik_ringkas, tombol
from abk.sop import LangkahError
from abk.sop.catatan.kanonik import sidik
from abk.sop.kaidah.slot import DATA_AWAL, LAMPIRAN, USULAN
from abk.sop.keterangan import judul_slot
from abk.tulisan.markup import Html, el, gabung


class _Unggahan(Halaman):
    """A page on which a file is handed in with some words."""

    def __init__(self, pengantar: Pengantar, slot: str) -> None:
        super().__init__(pengantar)
        self.slot = slot
        self.isian: dict[str, str] = {}
        self.yakin = False
        self.nama_berkas = ""
        self.baru: bytes | None = None

    def isi(self, jalur: str, nilai: Any) -> None:
        """Note what a field holds."""
        if jalur == "yakin":
            self.yakin = bool(nilai)
        elif jalur in {"alasan", "nama", "keterangan"}:
            self.isian[jalur] = str(nilai)
        else:
            super().isi(jalur, nilai)

    def _medan_berkas(self, label: str, jenis: str = "") -> Html:
        kendali = el(
            "input", type="file", id="unggahan", data_berkas="unggahan", accept=f".{jenis}" if jenis else None
        )
        return medan("unggahan", label, kendali, "Paling besar 8 MB.")

    def _baru(self) -> Html | None:
        if self.baru is None:
            return None
        return el(
            "p",
            f"Berkas yang diunggah: {self.nama_berkas} ({len(self.baru)} byte), sidik ",
            sidik_ringkas(sidik(self.baru)),
            ".",
        )


class Ubah(_Unggahan):
    """Edit of a content."""

    nama = "ubah"

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {
            "unduh": lambda _: self._unduh(),
            "dari_gudang": lambda _: self._dari_gudang(),
            "simpan_ubah": lambda _: self._simpan(),
            "lihat": lambda p: self.isian.__setitem__("lihat", teks(p, "slot")),
        }

    def _unduh(self) -> None:
        lama = isi_slot(self.sesi.alur, self.slot)
        self.pengantar.unduh(lama.nama_berkas, lama.isi, lama.mime)

    def berkas(self, jalur: str, nama: str, isi: bytes) -> None:
        """Take the edited file, if it can stand in for the old one."""
        if jalur != "unggahan":
            super().berkas(jalur, nama, isi)
        self.baru, self.yakin = None, False
        periksa_unggahan(self.slot, self.sesi.alur.berkas(self.slot), isi)
        self.nama_berkas, self.baru = nama, isi

    def _dari_gudang(self) -> None:
        self.baru, self.nama_berkas, self.yakin = rekam(self.sesi.kegiatan()), "data gudang sekarang", False

    def _simpan(self) -> None:
        alasan = self.isian.get("alasan", "").strip()
        if self.baru is None or len(alasan) < 3 or not self.yakin:  # noqa: PLR2004 - the rules want a word at least
            raise ParameterError(
                "Perubahan belum lengkap.", "Unggah berkasnya, tulis alasan, dan beri tanda setuju."
            )
        lama = self.sesi.alur
        if self.sesi.muat() and lama is not self.sesi.alur:
            self.yakin = False
            raise LangkahError(
                "Sementara itu orang lain mencatat sesuatu.", "Periksa lagi akibatnya, lalu ulangi."
            )
        self.sesi.alur = self.sesi.alur.ubah(self.slot, self.baru, self.sesi.tanda(), alasan=alasan)
        self.pengantar.tutup(self)
        self.pengantar.kabar(f"{judul_slot(self.sesi.alur.prosedur, self.slot)} diubah.")
        self.pengantar.ke("tugas")

    def gambar(self) -> Html:
        """The content as it is, the new one, why, and what will fall."""
        lama = isi_slot(self.sesi.alur, self.slot)
        alasan = self.isian.get("alasan", "")
        buka = self.isian.get("lihat") == self.slot
        return gabung(
            el("p", tombol("← Tugas saya", "buka", "tipis", halaman="tugas"), kelas="remah"),
            judul(f"Ubah {lama.judul}"),
            el(
                "p",
                f"Isi sekarang: {SEBUTAN.get(lama.jenis, 'berkas')}, sidik ",
                sidik_ringkas(lama.sidik),
                " ",
                tombol("Tutup" if buka else "Lihat", "lihat", "tipis", slot="" if buka else self.slot),
                tombol("Unduh untuk disunting", "unduh", "tipis"),
            ),
            pandangan(lama) if buka else None,
            self._medan_berkas("Berkas yang sudah disunting (wajib)", lama.jenis),
            tombol("Pakai data gudang sekarang", "dari_gudang", "tipis") if self.slot == DATA_AWAL else None,
            self._baru(),
            self._pratinjau(),
            medan("alasan", "Alasan (wajib)", paragraf("alasan", "alasan", alasan)),
            self._akibat(),
        )

    def _pratinjau(self) -> Html | None:
        if self.baru is None:
            return None
        isi = Isi(
            self.slot,
            f"{judul_slot(self.sesi.alur.prosedur, self.slot)} yang baru",
            sidik(self.baru),
            self.baru,
        )
        return pandangan(isi)

    def _akibat(self) -> Html:
        try:
            akibat = akibat_ubah(self.sesi.alur, self.slot, self.sesi.tanda(), self.baru or b"")
        except AbkError as galat:
            return kotak("salah", el("p", f"{galat.pesan} {galat.saran}"))
        kata = "Saya mengerti akibat itu dan mengubah isi ini."
        return gabung(
            gambar_akibat(akibat, self.sesi.alur.keadaan, self.sesi.nama),
            centang("yakin", "yakin", kata, isi=self.yakin, data_hidup=True),
            el(
                "p",
                tombol(
                    "Tanda tangani perubahan",
                    "simpan_ubah",
                    "utama",
                    mati=not self.yakin or self.baru is None,
                    id="simpan-ubah",
                ),
                kelas="deret kaki",
            ),
        )


class Lampir(_Unggahan):
    """Attachment of a file: the proposal before step 1 is done, else under a name of its own."""

    nama = "lampir"

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
            self._medan_berkas("Berkas (wajib)"),
            self._baru(),
            None if self.slot else nama,
            medan("keterangan", "Keterangan (wajib)", masukan("keterangan", "keterangan", kata)),
            el(
                "p",
                tombol("Tanda tangani lampiran", "lampirkan", "utama", id="lampirkan"),
                kelas="deret kaki",
            ),
        )
