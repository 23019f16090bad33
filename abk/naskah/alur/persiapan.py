"""Documents of steps 1 to 6: instructions, notes, the plan, the list of material."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from abk.naskah.alur.bahan import Bahan
from abk.naskah.alur.susunan import Susunan
from abk.naskah.jadwal import LangkahWaktu, jadwal_langkah
from abk.sop.jam import JamKerja

_HARI_TERBANYAK = 400


def _disposisi(bahan: Bahan) -> Mapping[str, Any]:
    tujuan = bahan.pemegang(bahan.langkah.serah_ke)
    return {
        **bahan.isian(bahan.langkah.keluaran[-1]),
        "kepada": [{"jabatan": tujuan["jabatan"], "utama": True}],
        "tanggal": bahan.hari,
        "pemberi": bahan.sendiri,
    }


def _awal_disposisi(perihal: str) -> Callable[[Bahan], Mapping[str, Any]]:
    def awal(bahan: Bahan) -> Mapping[str, Any]:
        dari = next((k for k in bahan.keadaan.langkah if k.serah_ke == bahan.langkah.pelaksana), None)
        asal = bahan.alur.prosedur.nama_peran(dari.pelaksana) if dari is not None else ""
        return {
            "perihal": f"{perihal}: {bahan.alur.judul}",
            "perintah": ["Selesaikan/tindak lanjuti", "Koordinasikan"],
            "asal_naskah": "Usulan unit dan program kerja" if bahan.langkah.urutan <= 1 else asal,
        }

    return awal


def _susunan_disposisi(perihal: str) -> Susunan:
    tahu = frozenset({"kode", "kepada", "tanggal", "pemberi"})
    return Susunan("disposisi", _disposisi, "asli", tahu, awal=_awal_disposisi(perihal))


def _catatan(jenis: str) -> Susunan:
    def isi(bahan: Bahan) -> Mapping[str, Any]:
        slot = next(s for s in bahan.langkah.keluaran if s.startswith("catatan"))
        return {
            **bahan.isian(slot),
            "jenis_catatan": jenis,
            "tanggal": bahan.hari,
            "pembuat": bahan.sendiri,
        }

    def awal(bahan: Bahan) -> Mapping[str, Any]:
        pihak = [
            {"nama": orang["nama"], "jabatan": orang["jabatan"], "unit": bahan.nama_unit(u)}
            for u in bahan.alur.unit
            for orang in (bahan.pemegang("unit", u),)
        ]
        kata = "Koordinasi" if jenis == "koordinasi" else "Konsultasi teknis"
        return {"hal": f"{kata} {bahan.alur.judul}", "pihak": pihak}

    return Susunan("catatan", isi, "asli", frozenset({"jenis_catatan", "tanggal", "pembuat"}), awal=awal)


def _rencana(bahan: Bahan) -> Mapping[str, Any]:
    hari = _hari_kerja(bahan)
    return {
        **bahan.isian("rencana_kegiatan"),
        "nama_kegiatan": bahan.alur.judul,
        "unit": [bahan.nama_unit(u) for u in bahan.alur.unit],
        "jadwal": jadwal_langkah(_langkah_waktu(bahan), hari, bahan.profil.jam_kerja.menit_per_hari),
        "hari_kerja": hari,
        "tanggal": bahan.hari,
        "penyusun": bahan.sendiri,
        "pemeriksa": bahan.pemegang("kabag_ortala"),
        "mengetahui": bahan.pemegang("karo_po"),
    }


def _langkah_waktu(bahan: Bahan) -> list[LangkahWaktu]:
    """Steps of the SOP with its times; those of the units once for each unit, in the order of the units."""
    panjang = bahan.profil.jam_kerja.menit_per_hari
    hasil: list[LangkahWaktu] = []
    per_unit = [k for k in bahan.keadaan.langkah if k.lingkup == "unit"]
    for satu in bahan.keadaan.langkah:
        if satu.waktu is None or (satu.lingkup == "unit" and satu is not per_unit[0]):
            continue
        if satu.lingkup == "umum":
            hasil.append(_satu(bahan, satu, panjang, ""))
            continue
        hasil += [
            _satu(bahan, k, panjang, u) for u in bahan.alur.unit for k in per_unit if k.waktu is not None
        ]
    return hasil


def _satu(bahan: Bahan, langkah: Any, panjang: int, unit: str) -> LangkahWaktu:
    peran = bahan.alur.prosedur.nama_peran(langkah.pelaksana)
    siapa = f"{peran} {unit}" if langkah.pelaksana == "unit" else peran
    return LangkahWaktu(langkah.kode, langkah.ringkas, siapa, langkah.waktu.menit(panjang), unit)


def _hari_kerja(bahan: Bahan) -> list[dt.date]:
    """Working days from today on, as many as the steps can take one after the other."""
    panjang = bahan.profil.jam_kerja.menit_per_hari
    perlu = sum(s.menit for s in _langkah_waktu(bahan)) // panjang + 2
    jam, hari, hasil = JamKerja(zona=bahan.keadaan.zona), bahan.hari, list[dt.date]()
    for _ in range(_HARI_TERBANYAK):
        if jam.rentang(hari):
            hasil.append(hari)
        if len(hasil) >= perlu:
            break
        hari += dt.timedelta(days=1)
    return hasil


def _daftar_bahan(bahan: Bahan) -> Mapping[str, Any]:
    return {
        **bahan.isian("daftar_bahan"),
        "nama_kegiatan": bahan.alur.judul,
        "unit": [bahan.nama_unit(u) for u in bahan.alur.unit],
        "tanggal": bahan.hari,
        "penyusun": bahan.sendiri,
    }


def _awal_bahan(bahan: Bahan) -> Mapping[str, Any]:
    belum = {u: int(bahan.kegiatan.cabang(u).hasil["belum_lengkap"].sum()) for u in bahan.alur.unit}
    baris = [
        {
            "nama": f"Data jabatan dan uraian tugas {bahan.nama_unit(u)}",
            "asal": bahan.nama_unit(u),
            "bentuk": "instrumen ABK",
            "keadaan": "perlu dilengkapi" if n else "lengkap",
            "keterangan": f"{n} jabatan belum lengkap" if n else "",
        }
        for u, n in belum.items()
    ]
    return {"bahan": baris}


SUSUNAN_PERSIAPAN: Mapping[str, Susunan] = {
    "disposisi_karo_1": _susunan_disposisi("Penyusunan"),
    "catatan_koordinasi": _catatan("koordinasi"),
    "disposisi_kabag_2": _susunan_disposisi("Rencana kegiatan dan instrumen"),
    "rencana_kegiatan": Susunan(
        "rencana_kegiatan",
        _rencana,
        "asli",
        frozenset(
            {
                "nama_kegiatan",
                "unit",
                "jadwal",
                "hari_kerja",
                "tanggal",
                "penyusun",
                "pemeriksa",
                "mengetahui",
            }
        ),
    ),
    "daftar_bahan": Susunan(
        "daftar_bahan",
        _daftar_bahan,
        "asli",
        frozenset({"nama_kegiatan", "unit", "tanggal", "penyusun"}),
        awal=_awal_bahan,
    ),
    "disposisi_karo_5": _susunan_disposisi("Rencana rapat pembahasan"),
    "catatan_konsultasi": _catatan("konsultasi"),
    "disposisi_kabag_6": _susunan_disposisi("Administrasi rapat pembahasan"),
}
"""Documents of steps 1 to 6, by slot."""
