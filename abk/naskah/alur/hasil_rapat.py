"""Documents of steps 11 to 13: draft data, minutes, report, technical confirmation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from abk.kegiatan import Kegiatan
from abk.naskah.alur.bahan import Bahan
from abk.naskah.alur.rapat import waktu_rapat
from abk.naskah.alur.susunan import Susunan
from abk.naskah.isi.berita_acara import data_berita_acara
from abk.naskah.isi.konsep_data import data_konsep_data
from abk.naskah.isi.laporan import data_laporan
from abk.naskah.isi.lembar_konfirmasi import data_lembar_konfirmasi
from abk.naskah.isi.notula import data_notula
from abk.tulisan.format import tanggal


def _rapat(bahan: Bahan) -> dict[str, Any]:
    """The meeting as it was held: what the attendance list says over what the invitation said."""
    hadir = bahan.isian("daftar_hadir_terisi")
    return {**waktu_rapat(bahan), **{k: v for k, v in hadir.items() if v not in (None, "", [])}}


def _hari_rapat(bahan: Bahan) -> Any:
    return _rapat(bahan).get("tanggal_rapat")


def _tanggal_rapat(bahan: Bahan) -> str:
    hari = _hari_rapat(bahan)
    return tanggal(dt.date.fromisoformat(hari) if isinstance(hari, str) else hari)


def _usul(bahan: Bahan) -> Kegiatan:
    """Data of the unit as it was proposed."""
    return bahan.alur.data("data_awal").cabang(bahan.unit)


def _konsep_data(bahan: Bahan) -> Mapping[str, Any]:
    return {
        "unit": bahan.nama_unit(bahan.unit),
        "kegiatan": bahan.alur.judul,
        "tanggal_rapat": _hari_rapat(bahan),
        "tanggal": bahan.hari,
        "penanda_tangan": bahan.pemegang("kabag_ortala"),
        "penyusun": bahan.pemegang("kasubbag_organisasi"),
        **data_konsep_data(bahan.data(f"data_konsep:{bahan.unit}")),
    }


def _notula(bahan: Bahan) -> Mapping[str, Any]:
    rapat = _rapat(bahan)
    selesai = bahan.isian("dokumentasi").get("selesai") or rapat.get("selesai")
    hadir = [p for p in rapat.get("peserta", []) if p.get("hadir")]
    return {
        **{k: rapat[k] for k in ("tanggal_rapat", "mulai", "tempat", "acara") if k in rapat},
        **bahan.isian("notula"),
        "unit": bahan.nama_unit(bahan.unit),
        "selesai": selesai,
        "pimpinan": _tanpa_sebutan(bahan.pemegang("kabag_ortala")),
        "notulis": bahan.pemegang("kasubbag_organisasi"),
        "peserta": [{k: p.get(k, "") for k in ("nama", "jabatan", "unit")} for p in hadir],
        "penanda_tangan": bahan.pemegang("kabag_ortala"),
        **data_notula(_usul(bahan), bahan.keadaan.putusan(bahan.unit)),
    }


def _tanpa_sebutan(orang: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in orang.items() if k != "sebutan"}


def _laporan(bahan: Bahan) -> Mapping[str, Any]:
    rapat = _rapat(bahan)
    return {
        **bahan.isian("laporan"),
        "unit": bahan.nama_unit(bahan.unit),
        "kegiatan": bahan.alur.judul,
        "tanggal_rapat": rapat.get("tanggal_rapat"),
        "tempat_rapat": rapat.get("tempat"),
        "dasar_surat": [
            "Disposisi Kabag Ortala tentang administrasi rapat pembahasan",
            f"Surat undangan intern untuk rapat tanggal {_tanggal_rapat(bahan)}",
        ],
        "tanggal": bahan.hari,
        "penanda_tangan": bahan.sendiri,
        **data_laporan(_usul(bahan), bahan.keadaan.putusan(bahan.unit)),
    }


def _lembar(bahan: Bahan) -> Mapping[str, Any]:
    return {
        **bahan.isian("lembar_konfirmasi"),
        "unit": bahan.nama_unit(bahan.unit),
        "kegiatan": bahan.alur.judul,
        "tanggal_rapat": _hari_rapat(bahan),
        "notula": f"Notula rapat pembahasan {bahan.nama_unit(bahan.unit)} tanggal {_tanggal_rapat(bahan)}",
        "tanggal": bahan.hari,
        "penanda_tangan": bahan.sendiri,
        "penjawab": bahan.pemegang("unit", bahan.unit)["jabatan"],
        **data_lembar_konfirmasi(_usul(bahan), bahan.keadaan.putusan(bahan.unit)),
    }


def _berita_acara(bahan: Bahan) -> Mapping[str, Any]:
    nama = bahan.nama_unit(bahan.unit)
    return {
        **bahan.isian("berita_acara"),
        "unit": nama,
        "kegiatan": bahan.alur.judul,
        "tanggal": bahan.hari,
        "dasar_surat": [
            f"Konsep data beban kerja per jabatan {nama}",
            f"Notula rapat pembahasan {nama} tanggal {_tanggal_rapat(bahan)}",
            f"Lembar konfirmasi teknis {nama}",
        ],
        "pihak_pertama": bahan.sendiri,
        "pihak_kedua": bahan.pemegang("kabag_ortala"),
        **data_berita_acara(bahan.alur.data(f"data_konsep:{bahan.unit}"), bahan.isi.get("jawaban") or {}),
    }


SUSUNAN_HASIL: Mapping[str, Susunan] = {
    "konsep_data": Susunan("konsep_data", _konsep_data, ditanya=("-",)),
    "notula": Susunan(
        "notula", _notula, ditanya=("pembukaan", "pembahasan", "kesimpulan", "tindak_lanjut", "penutup")
    ),
    "laporan": Susunan(
        "laporan",
        _laporan,
        "asli",
        ditanya=("umum", "maksud", "pelaksanaan", "hambatan", "simpulan", "saran", "penutup"),
    ),
    "notula_asli": Susunan("notula", _notula, "asli", ditanya=("-",), asal="notula", kini=True),
    "lembar_konfirmasi": Susunan("lembar_konfirmasi", _lembar, "asli", ditanya=("batas",)),
    "berita_acara": Susunan(
        "berita_acara", _berita_acara, "asli", ditanya=("nomor_urut", "tempat", "saksi", "rangkap")
    ),
}
"""Documents of steps 11 to 13, by slot."""
