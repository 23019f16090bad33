"""From the YAML files of the package to :class:`Peraturan`; numbers never pass through a float."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

import yaml

from abk.peraturan._bentuk import (
    lingkup_sah,
    nilai_sah,
    peta_sah,
    salah,
    satu_dari,
    tanda_sah,
    tanggal_atau_kosong,
    tanggal_wajib,
)
from abk.peraturan._ketentuan import POLA, Ketentuan
from abk.peraturan._peraturan import Jenis, Peraturan, Tanggal
from abk.peraturan._tanggal import Ketelitian
from abk.tulisan.yaml_ketat import pemuat

_WAJIB_BERKAS = {"nama", "judul", "singkatan", "jenis", "lingkup", "diperiksa", "berlaku", "ketentuan"}
_BOLEH_BERKAS = _WAJIB_BERKAS | {"berakhir", "catatan"}
_WAJIB_NILAI = {"nilai", "satuan", "sumber", "diperiksa"}
_BOLEH_NILAI = _WAJIB_NILAI | {
    *("letak", "belum_diverifikasi", "turunan", "sejak", "sampai", "lingkup", "pola"),
    *("kutipan", "catatan", "batas", "sebutan"),
}
_WAJIB_KETENTUAN = {
    "rezim": {
        *("waktu_kerja_efektif", "hari_kerja_efektif", "skala_prestasi"),
        *("menit_per_hari", "menit_per_minggu", "menit_per_bulan"),
    },
    "skala": {"a", "b", "c", "d", "e"},
    "pembulatan": {"terdekat", "ke_atas", "ke_bawah", "minimum_satu"},
}
_WAJIB_TANGGAL = {"ketelitian", "sumber"}
_BOLEH_TANGGAL = _WAJIB_TANGGAL | {"sejak", "sampai", "digantikan_oleh", "belum_diverifikasi"}


_Teks = pemuat("bool", "null", "merge")


def _berlaku(isi: object, kunci: str, tempat: str) -> Tanggal:
    peta = peta_sah(isi, tempat, _WAJIB_TANGGAL | {kunci}, _BOLEH_TANGGAL)
    ketelitian = satu_dari(peta["ketelitian"], get_args(Ketelitian), tempat)
    tanggal = tanggal_atau_kosong(peta[kunci], tempat)
    if (tanggal is None) != (ketelitian == "tidak_diketahui"):
        raise salah(tempat, "ketelitian tidak sesuai dengan tanggalnya")
    return Tanggal(
        tanggal,
        cast("Ketelitian", ketelitian),
        str(peta["sumber"]),
        peta.get("belum_diverifikasi") is True,
    )


def _nilai(isi: object, kunci: str, induk: dict[str, Any], tempat: str) -> Ketentuan:
    peta = peta_sah(isi, tempat, _WAJIB_NILAI, _BOLEH_NILAI)
    if kosong := [k for k in sorted(_WAJIB_NILAI) if not peta[k] or isinstance(peta[k], bool)]:
        raise salah(tempat, f"{', '.join(kosong)} kosong")
    teks = {k: str(peta.get(k) or "") for k in ("letak", "kutipan", "catatan", "batas", "sebutan")}
    return Ketentuan(
        nama=kunci,
        peraturan=induk["nama"],
        nilai=nilai_sah(peta["nilai"], tempat),
        satuan=str(peta["satuan"]),
        sumber=str(peta["sumber"]),
        diperiksa=tanggal_wajib(peta["diperiksa"], tempat),
        belum_diverifikasi=tanda_sah(peta, tempat),
        turunan=peta.get("turunan"),
        sejak=tanggal_atau_kosong(peta["sejak"], tempat) if "sejak" in peta else induk["sejak"],
        sampai=tanggal_atau_kosong(peta["sampai"], tempat) if "sampai" in peta else induk["sampai"],
        lingkup=lingkup_sah(peta["lingkup"], tempat) if "lingkup" in peta else induk["lingkup"],
        pola=cast("Any", satu_dari(peta["pola"], POLA, tempat)) if "pola" in peta else None,
        **teks,
    )


def baca(teks: str, berkas: str) -> Peraturan:
    """The regulation that a YAML text states.

    Parameters
    ----------
    teks : str, one YAML document (:file:`abk/peraturan/skema.json`)
    berkas : str, its name without the ending, for messages; must equal ``nama``

    Returns
    -------
    Peraturan

    Raises
    ------
    PeraturanError
        The text is not a regulation as the schema wants it.
    """
    try:
        isi = yaml.load(teks, Loader=_Teks)  # noqa: S506  (a SafeLoader without number resolvers)
    except yaml.YAMLError as galat:
        raise salah(berkas, "bukan YAML yang sah") from galat
    peta = peta_sah(isi, berkas, _WAJIB_BERKAS, _BOLEH_BERKAS)
    if peta["nama"] != berkas:
        raise salah(berkas, f'nama "{peta["nama"]}" tidak sama dengan nama berkas')
    berlaku = _berlaku(peta["berlaku"], "sejak", f"{berkas}, berlaku")
    akhir = peta.get("berakhir")
    berakhir = _berlaku(akhir, "sampai", f"{berkas}, berakhir") if akhir is not None else None
    induk: dict[str, Any] = {
        "nama": berkas,
        "sejak": berlaku.tanggal,
        "sampai": berakhir.tanggal if berakhir else None,
        "lingkup": lingkup_sah(peta["lingkup"], berkas),
    }
    jenis = satu_dari(peta["jenis"], get_args(Jenis), berkas)
    wajib = _WAJIB_KETENTUAN.get(jenis, set())
    isi_ketentuan = peta_sah(peta["ketentuan"], berkas, wajib, set(peta["ketentuan"] or ()))
    if not isi_ketentuan:
        raise salah(berkas, "ketentuan kosong")
    return Peraturan(
        nama=berkas,
        judul=str(peta["judul"]),
        singkatan=str(peta["singkatan"]),
        jenis=cast("Jenis", jenis),
        lingkup=induk["lingkup"],
        berlaku=berlaku,
        berakhir=berakhir,
        digantikan_oleh=str((akhir or {}).get("digantikan_oleh") or ""),
        diperiksa=tanggal_wajib(peta["diperiksa"], berkas),
        ketentuan=tuple(
            _nilai(satu, kunci, induk, f"{berkas}, {kunci}")
            for kunci, isi in isi_ketentuan.items()
            for satu in (isi if isinstance(isi, list) else [isi])
        ),
        catatan=str(peta.get("catatan") or ""),
    )


@cache
def semua() -> Mapping[str, Peraturan]:
    """Every regulation of the package, by name, in alphabetical order; read once."""
    berkas = sorted(
        (b for b in files("abk.peraturan").iterdir() if b.name.endswith(".yaml")), key=lambda b: b.name
    )
    return {(nama := b.name.removesuffix(".yaml")): baca(b.read_text(encoding="utf-8"), nama) for b in berkas}
