"""Informasi jabatan in the store: answers of the sheets, which their unit sees and nobody else's does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from abk.kegiatan import Kegiatan
from abk.kegiatan.informasi import baris_informasi, isi_butir, teks_butir
from abk.store.lembar import Lembar
from abk.tables.kolom import BUTIR_INFORMASI
from abk.tulisan.malas import pd

_JAWABAN = {butir: "ikhtisar_jabatan" if butir == "ikhtisar" else butir for butir in BUTIR_INFORMASI}
"""Item → answer of a sheet."""


def jawaban_informasi(baris: Iterable[Mapping[str, str]]) -> dict[str, dict[str, Any]]:
    """Rows of the table as answers of sheets, by the post; an item without a row is not there."""
    butir: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for satu in baris:
        butir.setdefault((satu["kode_jabatan"], satu["butir"]), []).append(satu)
    hasil: dict[str, dict[str, Any]] = {}
    for (kode, nama), semua in butir.items():
        # the summary is one sentence, whatever stands in it
        teks = " ".join(s["isi"] for s in semua) if nama == "ikhtisar" else teks_butir(semua)
        hasil.setdefault(kode, {})[_JAWABAN[nama]] = teks
    return hasil


def dengan_jawaban(semua: Iterable[Lembar], k: Kegiatan) -> list[Lembar]:
    """Sheets of a kegiatan with what its table of informasi jabatan says of their posts."""
    jawaban = jawaban_informasi(baris_informasi(k) or [])
    return [s.dengan(**jawaban.get(s.kode_jabatan, {})) for s in semua]


def tambah_informasi(kini: Lembar, masuk: Lembar) -> dict[str, str]:
    """Items that a sheet from outside fills; what it leaves empty stays."""
    return {nama: isi for nama in _JAWABAN.values() if (isi := getattr(masuk, nama) or getattr(kini, nama))}


def dari_lembar(semua: Iterable[Lembar]) -> list[dict[str, str]]:
    """What sheets say of their posts, item by item; a tool of a task too, with the tasks it is for."""
    hasil = []
    for lembar in semua:
        for butir, nama in _JAWABAN.items():
            teks = getattr(lembar, nama).strip()
            isi = isi_butir(teks) if butir != "ikhtisar" else [{"isi": teks}] if teks else []
            if butir == "perangkat_kerja":
                disebut = {satu["isi"] for satu in isi}
                isi += [satu for satu in _alat(lembar) if satu["isi"] not in disebut]
            kunci = {"kode_jabatan": lembar.kode_jabatan, "butir": butir}
            hasil += [{**kunci, "nomor": str(n), **satu} for n, satu in enumerate(isi, 1)]
    return hasil


def _alat(lembar: Lembar) -> list[dict[str, str]]:
    alat: dict[str, list[str]] = {}
    for baris in lembar.uraian_tugas:
        if nama := _kata(baris, "peralatan"):
            alat.setdefault(nama, []).append(_kata(baris, "uraian_tugas"))
    guna = {nama: "; ".join(dict.fromkeys(t for t in tugas if t)) for nama, tugas in alat.items()}
    return [{"isi": nama, **({"rincian": teks} if teks else {})} for nama, teks in guna.items()]


def _kata(baris: Mapping[str, Any], kolom: str) -> str:
    nilai = baris.get(kolom)
    return "" if nilai is None or pd.isna(nilai) else str(nilai).strip()
