"""Standard wording: suggestions for what is the same in every case, from data, less what the profile says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from abk.naskah.context import StepContext
from abk.tulisan.format import bulat


@cache
def _semua() -> Mapping[str, Mapping[str, Any]]:
    teks = (files("abk.naskah.isi") / "baku.yaml").read_text(encoding="utf-8")
    isi: Mapping[str, Mapping[str, Any]] = yaml.safe_load(teks)
    return isi


def kata_baku(step: StepContext, jenis: str) -> dict[str, Any]:
    """Fields of a kind of document in standard wording, for this case."""
    profil = step.profil
    tanda = {
        "kegiatan": step.alur.judul,
        "instansi": profil.instansi.nama,
        "kota": profil.alamat.kota,
        "tahun": str(step.alur.tahun),
        "unit": ", ".join(step.semua_nama),
        "banyak_unit": bulat(len(step.alur.unit)),
        "penetap": profil.jabatan["penetap"].lengkap,
        "sop": step.alur.prosedur.judul,
    }
    return {k: _isi(v, tanda) for k, v in {**_semua().get(jenis, {}), **profil.aturan(jenis).isian}.items()}


def _isi(kalimat: Any, tanda: Mapping[str, str]) -> Any:
    if isinstance(kalimat, str):
        for nama, kata in tanda.items():
            kalimat = kalimat.replace(f"{{{nama}}}", kata)
        return kalimat
    return [_isi(satu, tanda) for satu in kalimat]
