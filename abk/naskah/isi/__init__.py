"""Content of the documents: one model per kind, and the one table in which the kinds are listed."""

from __future__ import annotations

from dataclasses import dataclass

from abk.naskah.isi.bahan_rapat import BahanRapat
from abk.naskah.isi.berita_acara import BeritaAcara
from abk.naskah.isi.catatan import Catatan
from abk.naskah.isi.daftar_bahan import DaftarBahan
from abk.naskah.isi.daftar_hadir import DaftarHadir
from abk.naskah.isi.dasar import Isi
from abk.naskah.isi.disposisi import Disposisi
from abk.naskah.isi.dokumen_data import DokumenData
from abk.naskah.isi.dokumentasi import Dokumentasi
from abk.naskah.isi.kepmenko import Kepmenko
from abk.naskah.isi.konsep_data import KonsepData
from abk.naskah.isi.laporan import Laporan
from abk.naskah.isi.lembar_bukti import LembarBukti
from abk.naskah.isi.lembar_konfirmasi import LembarKonfirmasi
from abk.naskah.isi.nota_dinas import NotaDinas
from abk.naskah.isi.nota_usulan import NotaUsulan
from abk.naskah.isi.notula import Notula
from abk.naskah.isi.rencana_kegiatan import RencanaKegiatan
from abk.naskah.isi.undangan import Undangan
from abk.naskah.profil.bentuk import Kelompok


@dataclass(frozen=True)
class Jenis:
    """A kind of document.

    Attributes
    ----------
    nama : key; also the name of its template (``templat/<nama>.docx``) and of the module that builds it
        (``abk.naskah.susun.<nama>``, function ``templat``)
    judul : what users call it
    model : its content
    kertas : group of paper and font in the profile
    di_luar_alur : made before a case begins, so that there is no chain head yet
    """

    nama: str
    judul: str
    model: type[Isi]
    kertas: Kelompok = "korespondensi"
    di_luar_alur: bool = False


_SEMUA = (
    Jenis("disposisi", "Lembar Disposisi", Disposisi),
    Jenis("catatan", "Catatan Koordinasi atau Konsultasi", Catatan),
    Jenis("nota_usulan", "Nota Dinas Usulan", NotaUsulan, di_luar_alur=True),
    Jenis("rencana_kegiatan", "Rencana Kegiatan", RencanaKegiatan),
    Jenis("daftar_bahan", "Daftar Bahan", DaftarBahan),
    Jenis("undangan", "Surat Undangan Intern", Undangan),
    Jenis("daftar_hadir", "Daftar Hadir", DaftarHadir),
    Jenis("bahan_rapat", "Bahan Rapat", BahanRapat),
    Jenis("dokumentasi", "Dokumentasi Rapat", Dokumentasi),
    Jenis("notula", "Notula", Notula),
    Jenis("laporan", "Laporan", Laporan),
    Jenis("konsep_data", "Konsep Data Beban Kerja", KonsepData),
    Jenis("lembar_konfirmasi", "Lembar Konfirmasi Teknis", LembarKonfirmasi),
    Jenis("berita_acara", "Berita Acara Konfirmasi Teknis", BeritaAcara),
    Jenis("dokumen_data", "Dokumen Data Beban Kerja", DokumenData),
    Jenis("nota_dinas", "Nota Dinas Pengantar", NotaDinas),
    Jenis("kepmenko", "Keputusan Menteri Koordinator", Kepmenko, kertas="keputusan"),
    Jenis("lembar_bukti", "Lembar Bukti", LembarBukti),
)
JENIS: dict[str, Jenis] = {satu.nama: satu for satu in _SEMUA}
"""All kinds of documents by name, in the order of the procedure."""
