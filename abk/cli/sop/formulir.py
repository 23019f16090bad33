"""YAML forms of a step: facts for its documents, and the answers of a technical confirmation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from abk.cli.isian import IsianError, baca_yaml, formulir, peta
from abk.hasil import kata_perubahan
from abk.kegiatan import Kegiatan
from abk.naskah.alur import fakta_langkah
from abk.sop import Alur, LangkahError, WewenangError
from abk.sop.papan import pemegang
from abk.sop.slot import DATA_AWAL, DATA_KONSEP
from abk.tulisan.format import KOSONG, bulat
from abk.tulisan.markup import kutip, polos
from abk.tulisan.sidik import json_kanonik

_CONTOH_USUL = """\
  #   - nomor: "2"                  # nomor tugas; kosong untuk bezetting
  #     kolom: volume               # volume, periode, norma_waktu, satuan_waktu, uraian_tugas, hasil_kerja, …
  #     lama: "6"                   # nilai sekarang
  #     baru: "5"
  #     alasan: Mengapa"""
_PERUBAHAN = ("kode_jabatan", "nomor", "jenis", "kolom", "lama", "baru", "alasan")


def formulir_fakta(alur: Alur, langkah: str, unit: str, pelaku: str, sumber: Callable[[], Kegiatan]) -> str:
    """Form of a step: every question of every document, with suggestions."""
    satu = alur.keadaan.satu_langkah(langkah)
    if satu is None:
        raise LangkahError(f"Langkah {kutip(langkah)} tidak ada dalam alur ini.", "Lihat: abk sop status")
    if satu.lingkup == "unit" and unit not in alur.unit:
        raise LangkahError(
            f"Langkah {langkah} dikerjakan tiap unit.", f"Sebut unitnya: --unit {' atau '.join(alur.unit)}"
        )
    siapa = pelaku or _pemegang(alur, satu.pelaksana, unit)
    semua = fakta_langkah(alur, langkah, pelaku=siapa, sumber=sumber, unit=unit)
    return "\n".join([*_kepala(alur, langkah, satu.ringkas, unit, banyak=len(semua)), *_isi(semua)]) + "\n"


def _kepala(alur: Alur, langkah: str, ringkas: str, unit: str, *, banyak: int) -> Iterator[str]:
    yield f"# Isian langkah {langkah}{f' unit {unit}' if unit else ''}: {ringkas} (alur {alur.kode})."
    if not banyak:
        yield "# Langkah ini tidak menanyakan apa pun; jalankan abk sop maju tanpa --fakta."
        return
    yield "# Isi, simpan, lalu pakai: abk sop maju … --fakta BERKAS. Yang dikosongkan memakai bawaannya."
    yield "# Yang sudah terisi adalah usul, atau isian ketika langkah ini dikerjakan sebelumnya."


def _isi(semua: list[Any]) -> Iterator[str]:
    for satu in semua:
        yield ""
        yield f"# ── {satu.judul} ──"
        yield f"{satu.slot}:"
        yield from formulir(satu.fakta, satu.terisi)


def _pemegang(alur: Alur, peran: str, unit: str) -> str:
    import datetime as dt  # noqa: PLC0415

    ada = pemegang(alur.keadaan, peran, unit, alur.keadaan.hari(dt.datetime.now(dt.UTC)))
    if not ada:
        raise WewenangError(
            f"Tidak ada {alur.prosedur.nama_peran(peran)} hari ini.", "Sebut pejabatnya dengan --pelaku."
        )
    return ada[0][0]


# ── answers of the confirmation ───────────────────────────────────────────────────────────────────
def formulir_jawaban(alur: Alur, langkah: str, unit: str) -> str:
    """Form of a technical confirmation: every post of the unit, what it needs, what the meeting changed."""
    satu = alur.keadaan.satu_langkah(langkah)
    if satu is None or not satu.mengonfirmasi:
        ada = " atau ".join(k.kode for k in alur.keadaan.langkah if k.mengonfirmasi)
        raise LangkahError(
            f"Langkah {langkah} bukan konfirmasi teknis.", f"Formulir jawaban ada pada langkah {ada or '–'}."
        )
    konsep = alur.data(f"{DATA_KONSEP}:{unit}")
    hasil = konsep.hasil
    ubah: dict[str, list[str]] = {}
    for p in kata_perubahan(alur.keadaan.putusan(unit), alur.data(DATA_AWAL)):
        tugas = "" if p.nomor == KOSONG else f"tugas {p.nomor} "
        ubah.setdefault(p.kode_jabatan, []).append(f"{tugas}{p.sebutan}")
    baris = [
        f"# Konfirmasi teknis {unit} (alur {alur.kode}). Jawab tiap jabatan.",
        "# status: sesuai, sesuai_dengan_perbaikan (dengan usul), atau tidak_sesuai (dikembalikan).",
        "# Usul ditulis begini, di bawah usul:",
        *_CONTOH_USUL.split("\n"),
    ]
    for kode, nama in zip(konsep.jabatan["kode_jabatan"], konsep.jabatan["nama_jabatan"], strict=True):
        angka = hasil.loc[kode]
        butuh = f"kebutuhan {bulat(angka['kebutuhan_bulat'])}, bezetting {bulat(angka['bezetting'])}"
        putusan = f"; keputusan rapat: {'; '.join(ubah[str(kode)])}" if str(kode) in ubah else ""
        baris += ["", _komentar(f"{nama}: {butuh}{putusan}")]
        baris += [f"{json.dumps(str(kode), ensure_ascii=False)}:", "  status:", "  catatan:", "  usul:"]
    return "\n".join(baris) + "\n"


def _komentar(teks: str) -> str:
    return "# " + " ".join(polos(teks).split())


def baca_jawaban(berkas: Path) -> dict[str, Any]:
    """Answers of a confirmation, post → answer, as the case takes them."""
    isi = peta(baca_yaml(berkas), berkas)
    hasil: dict[str, Any] = {}
    for kode, satu in isi.items():
        if not isinstance(satu, Mapping):
            raise IsianError(f"Jawaban jabatan {kode} tidak terbaca.", "Tulis status, catatan, dan usul.")
        usul = satu.get("usul", [])
        if not isinstance(usul, list):
            raise IsianError(f"Usul jabatan {kode} bukan daftar.", "Awali tiap usul dengan tanda hubung.")
        hasil[kode] = {**satu, "usul": [perubahan(u, kode) for u in usul]}
    return hasil


def perubahan(isi: Any, kode: str = "") -> dict[str, Any]:
    """A change as a file states it, with what goes without saying filled in; rows as canonical JSON."""
    if not isinstance(isi, Mapping):
        raise IsianError(f"Perubahan {kutip(isi)} tidak terbaca.", f"Tulis {', '.join(_PERUBAHAN)}.")
    bawaan = {"jenis": "ubah", "nomor": "", "kolom": "", "lama": "", "baru": ""}
    satu = {**bawaan, **({"kode_jabatan": kode} if kode else {}), **isi}
    return {k: json_kanonik(v) if isinstance(v, Mapping) else v for k, v in satu.items()}
