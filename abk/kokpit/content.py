"""Content of a case as a person meets it: a title, a file to take away, a picture to look at."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from abk.errors import AbkError, ParameterError
from abk.hasil import nama_jabatan
from abk.kegiatan import Kegiatan
from abk.kegiatan.rekaman import baca_rekaman
from abk.kokpit.pages.pieces import tabel
from abk.naskah import NaskahError
from abk.naskah.word.guard import check_file
from abk.naskah.word.preview import page, preview
from abk.sop import Alur
from abk.sop.catat import jenis_berkas
from abk.sop.slot import judul_slot
from abk.tulisan.format import bertanda, bulat, kebutuhan
from abk.tulisan.markup import Html, el

MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}
"""Kinds of content by the end of a file's name."""

SEBUTAN = {
    "docx": "naskah Word",
    "zip": "kumpulan berkas",
    "json": "data",
    "pdf": "PDF",
    "xlsx": "buku kerja",
    "png": "gambar",
    "jpg": "gambar",
    "bin": "berkas",
}
"""Kinds of content in words."""

BERKAS_TERBESAR = 8 * 1024 * 1024
"""Largest file that may be handed in. [byte]"""

_ANGKA = (3, 4, 5, 6)


@dataclass(frozen=True)
class Content:
    """A content with its name."""

    slot: str
    judul: str
    sidik: str
    isi: bytes

    @property
    def jenis(self) -> str:
        """End of the file's name: docx, json, zip …"""
        return jenis_berkas(self.isi)

    @property
    def nama_berkas(self) -> str:
        """Name under which it is taken away."""
        return f"{re.sub(r'[^A-Za-z0-9._-]+', '-', self.slot).strip('-')}.{self.jenis}"

    @property
    def mime(self) -> str:
        """Kind for the browser."""
        return MIME.get(self.jenis, "application/octet-stream")


def isi_slot(alur: Alur, slot: str) -> Content:
    """Content that a slot holds now; raises LangkahError if there is none."""
    return Content(slot, judul_slot(alur.prosedur, slot), alur.keadaan.slot.get(slot, ""), alur.berkas(slot))


def pandangan(satu: Content, html: str = "") -> Html:
    """Picture of a content."""
    if satu.jenis == "docx":
        return bingkai(satu.judul, html or str(preview(satu.isi)))
    if satu.jenis == "json" and satu.slot.startswith("data_"):
        return tabel_data(baca_rekaman(satu.isi), satu.judul)
    if satu.jenis == "zip":
        with zipfile.ZipFile(io.BytesIO(satu.isi)) as arsip:
            return el("ul", *[el("li", nama) for nama in arsip.namelist()], kelas="isi-arsip")
    return el("p", f"Isi ini berupa {SEBUTAN.get(satu.jenis, 'berkas')}; unduh untuk melihatnya.")


def bingkai(judul: str, html: str) -> Html:
    """Frame for a document: no script runs in it, nothing is fetched, and the page cannot be reached."""
    return el(
        "iframe",
        kelas="naskah-bingkai",
        sandbox=True,
        title=f"Pratinjau: {judul}",
        srcdoc=page(judul, html),
        tabindex="0",
    )


def tabel_data(k: Kegiatan, judul: str) -> Html:
    """Posts of some data with what they need."""
    nama = nama_jabatan(k)
    baris = [
        (
            str(kode),
            nama.get(str(kode), ""),
            "ya" if r["belum_lengkap"] else "–",
            bulat(r["beban_kerja_menit"]),
            kebutuhan(r["kebutuhan"]),
            bulat(r["kebutuhan_bulat"]),
            bertanda(r["selisih"]),
        )
        for kode, r in k.hasil.iterrows()
    ]
    kepala = (
        "Kode",
        "Jabatan",
        "Belum lengkap",
        "Beban [menit/tahun]",
        "Kebutuhan [orang]",
        "Dibulatkan [orang]",
        "Selisih [orang]",
    )
    return tabel(kepala, baris, judul, _ANGKA, "data")


def periksa_besar(nama: str, isi: bytes) -> None:
    """Refuse a file that is empty or too large to be kept."""
    if not isi or len(isi) > BERKAS_TERBESAR:
        raise ParameterError(f"Berkas {nama} kosong atau lebih besar dari 8 MB.", "Pilih berkas lain.")


def periksa_unggahan(slot: str, lama: bytes, baru: bytes) -> None:
    """Refuse a file that cannot take the place of a content."""
    jenis = jenis_berkas(lama)
    if len(baru) > BERKAS_TERBESAR:
        raise NaskahError("Berkas lebih besar dari 8 MB.", "Kecilkan atau buang gambarnya.")
    if jenis_berkas(baru) != jenis:
        raise NaskahError(
            f"Berkas itu bukan {SEBUTAN.get(jenis, jenis)} (.{jenis}).", f"Unggah berkas .{jenis}."
        )
    try:
        if jenis == "docx":
            check_file(baru)
            preview(baru)
        elif slot.startswith("data_"):
            baca_rekaman(baru)
        elif jenis == "zip":
            zipfile.ZipFile(io.BytesIO(baru)).close()
    except AbkError as galat:
        kata = galat.pesan.replace("Templat", "Naskah").replace("templat", "naskah")
        raise NaskahError(
            f"Berkas yang diunggah ditolak. {kata}", galat.saran.replace("templat", "naskah")
        ) from galat
    except (ValueError, KeyError, zipfile.BadZipFile) as galat:
        raise NaskahError(
            "Berkas yang diunggah rusak atau tidak terbaca.", "Simpan ulang, lalu unggah lagi."
        ) from galat
