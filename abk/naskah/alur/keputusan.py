"""Documents of steps 14 to 18: final data, cover note, decree, proof sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from abk.naskah.alur.bahan import Bahan
from abk.naskah.alur.susunan import Susunan
from abk.naskah.isi.dokumen_data import data_dokumen_data
from abk.naskah.isi.kepmenko import data_kepmenko, judul_keputusan
from abk.naskah.isi.nota_dinas import data_nota_dinas
from abk.sop.slot import judul_slot
from abk.tulisan.format import tanggal


def _hari_unit(bahan: Bahan, langkah: str, unit: str) -> dt.date | None:
    """Day on which a unit's step was completed."""
    saat = next((p.waktu for p in bahan.keadaan.berlaku if (p.langkah, p.unit) == (langkah, unit)), None)
    return bahan.keadaan.hari(saat) if saat is not None else None


def _riwayat(bahan: Bahan) -> list[str]:
    """What was done with the data of each unit, with its papers."""
    hasil: list[str] = []
    for unit in bahan.alur.unit:
        notula, acara = (tanggal(_hari_unit(bahan, langkah, unit)) for langkah in ("12", "13"))
        hasil.append(
            f"Data {bahan.nama_unit(unit)} dibahas dalam rapat (notula ditandatangani {notula}) dan "
            f"dikonfirmasi secara teknis dengan berita acara tanggal {acara}"
        )
    return hasil


def _lingkup(bahan: Bahan) -> str:
    nama = [bahan.nama_unit(u) for u in bahan.alur.unit]
    return nama[0] if len(nama) == 1 else f"{bahan.profil.instansi.nama}"


def _dokumen(bahan: Bahan) -> Mapping[str, Any]:
    return {
        "kegiatan": bahan.alur.judul,
        "riwayat": _riwayat(bahan),
        "tanggal": bahan.hari,
        "penanda_tangan": bahan.pemegang("kabag_ortala"),
        **data_dokumen_data(bahan.data("data_akhir")),
    }


def _kepmenko(bahan: Bahan) -> Mapping[str, Any]:
    return {
        **bahan.isian("kepmenko"),
        "tahun": bahan.alur.tahun,
        "lingkup": _lingkup(bahan),
        "memperhatikan": _riwayat(bahan),
        "penanda_tangan": bahan.pemegang("menko"),
        **data_kepmenko(bahan.data("data_akhir")),
    }


def _kepmenko_asli(bahan: Bahan) -> Mapping[str, Any]:
    return {
        **_kepmenko(bahan),
        "tanggal": bahan.hari,
        **bahan.isian("kepmenko_asli"),
        "penanda_tangan": bahan.sendiri,
    }


def _nota_dinas(bahan: Bahan) -> Mapping[str, Any]:
    return {
        **bahan.isian("nota_dinas"),
        "tentang": judul_keputusan(_lingkup(bahan), bahan.alur.tahun),
        "riwayat": _riwayat(bahan),
        "penanda_tangan": bahan.pemegang("karo_po"),
        **data_nota_dinas(bahan.data("data_akhir")),
    }


def _nota_dinas_asli(bahan: Bahan) -> Mapping[str, Any]:
    nomor = {"tanggal": bahan.hari, **bahan.isian("nota_dinas_asli")}
    return {**_nota_dinas(bahan), **nomor, "penanda_tangan": bahan.sendiri}


def _bukti(bahan: Bahan) -> Mapping[str, Any]:
    k = bahan.keadaan
    asli = bahan.isian("kepmenko_asli")
    tetap = next((p.waktu for p in k.berlaku if p.langkah == "17"), None)
    nomor = bahan.profil.nomor(
        "kepmenko", urut=str(asli.get("nomor_urut", "")), tanggal=k.hari(tetap) if tetap else None
    )
    return {
        "kode": bahan.alur.kode,
        "kegiatan": bahan.alur.judul,
        "prosedur": f"{bahan.alur.prosedur.judul} ({bahan.alur.prosedur.identitas.nomor})",
        "keputusan": f"{nomor}, tanggal {tanggal(k.hari(tetap))}" if tetap else "",
        "banyak_peristiwa": k.jumlah,
        "sidik_prosedur": bahan.alur.prosedur.sidik,
        "persetujuan": [
            {
                "urut": p.urut,
                "langkah": p.langkah,
                "kegiatan": satu.ringkas if (satu := k.satu_langkah(p.langkah)) else "",
                "unit": p.unit,
                "makna": ", ".join(p.makna),
                "jabatan": _jabatan(bahan, p.pelaku, p.sebutan),
                "waktu": p.waktu,
                "sidik": bahan.alur.peristiwa[p.urut].sidik,
                "gugur": p.gugur,
            }
            for p in k.persetujuan
        ],
        "berkas": [
            {"nama": judul_slot(bahan.alur.prosedur, s), "sidik": v} for s, v in sorted(k.slot.items())
        ],
        "tanggal": bahan.hari,
        "penanda_tangan": bahan.sendiri,
    }


def _jabatan(bahan: Bahan, pejabat: str, sebutan: str) -> str:
    return f"{sebutan} {bahan.orang(pejabat)['jabatan']}".strip()


SUSUNAN_KEPUTUSAN: Mapping[str, Susunan] = {
    "dokumen_data": Susunan("dokumen_data", _dokumen, ditanya=("-",)),
    "kepmenko": Susunan(
        "kepmenko", _kepmenko, ditanya=("menimbang", "kegunaan", "evaluasi_setahun", "diktum_tambahan")
    ),
    "nota_dinas": Susunan("nota_dinas", _nota_dinas, ditanya=("hal", "lampiran", "permohonan")),
    "nota_dinas_asli": Susunan(
        "nota_dinas", _nota_dinas_asli, "asli", ditanya=("nomor_urut",), asal="nota_dinas", kini=True
    ),
    "kepmenko_terparaf": Susunan("kepmenko", _kepmenko, ditanya=("-",), asal="kepmenko", kini=True),
    "kepmenko_asli": Susunan(
        "kepmenko",
        _kepmenko_asli,
        "asli",
        ditanya=("nomor_urut", "dasar_hukum_diperiksa"),
        asal="kepmenko",
        kini=True,
    ),
    "lembar_bukti": Susunan("lembar_bukti", _bukti, "asli", ditanya=("-",)),
}
"""Documents of steps 14 to 18, by slot."""
