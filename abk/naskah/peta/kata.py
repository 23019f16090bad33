"""The words around a chart."""

from __future__ import annotations

from collections.abc import Sequence

from abk.kegiatan import Kegiatan
from abk.naskah.peta.sheets import Lembar
from abk.tulisan.markup import polos

JUDUL = "PETA JABATAN"
LEGENDA = (
    "Setiap kotak memuat nama jabatan, kelas jabatan, B (bezetting, pegawai yang ada), K (kebutuhan setelah "
    "dibulatkan), dan +/− (B dikurangi K), dalam orang. Garis menunjukkan garis komando; tanda – berarti "
    "tidak diketahui. Kotak berlatar abu-abu: pimpinan unit; bergaris putus: unit tanpa jabatan pimpinan."
)


def judul(k: Kegiatan, lembar: Sequence[Lembar]) -> str:
    """Title of the document."""
    nama = lembar[0].nama if len({satu.kode for satu in lembar}) == 1 else k.instansi or k.judul
    return polos(f"Peta jabatan {nama}")


def bawah_judul(k: Kegiatan, satu: Lembar) -> str:
    """The line below the name of a unit: where it belongs, and the year."""
    tahun = f"Tahun {k.tahun}" if k.tahun else ""
    isi = [*reversed(satu.atas), k.instansi, tahun]
    return polos(" · ".join(teks for teks in isi if teks))


def kaki(k: Kegiatan, satu: Lembar) -> str:
    """The foot of a sheet: what the figures rest on, and which sheet it is."""
    dasar = f"Dasar penghitungan: {k.aturan.singkatan}; pembulatan {k.pembulatan.replace('_', ' ')}"
    bagian = [f"Lembar {satu.nomor} dari {satu.banyak}", dasar, k.kata_keadaan, k.keterangan]
    return polos(" · ".join(teks.rstrip(".") for teks in bagian if teks))
