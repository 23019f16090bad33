"""The mapping file: answers about a foreign workbook, kept as YAML that people edit and use again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.galat import BerkasError
from abk.tulisan.yaml_ketat import periksa_bentuk

VERSI_PETA = 1
_UKURAN_MAKS = 2_000_000
_KUNCI = {"versi", "berkas", "tabel"}
_KUNCI_TABEL = {"tabel", "jenis", "ruas", "baca", "kolom", "jabatan", "dilewati", "bukti", "tanya"}
_PENDAHULUAN = """\
# Peta buku kerja. Isi setiap «jawaban», lalu jalankan: abk impor BERKAS --peta BERKAS INI --ke TUJUAN
# «usulan» adalah saran dari bukti di dalam berkas; tidak dipakai sebelum disalin ke «jawaban».
# «baca: tidak» melewati sebuah tabel. Peta ini dapat dipakai lagi untuk berkas lain yang tata letaknya sama.
"""


@dataclass(frozen=True)
class PetaTabel:
    """Answers about one table (``lembar!B8``): whether to read it, its labels then, the answer to each."""

    kunci: str
    baca: bool = True
    label: Mapping[str, str] = field(default_factory=dict)
    jawaban: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Peta:
    """Answers about a workbook, by table."""

    berkas: str = ""
    tabel: Mapping[str, PetaTabel] = field(default_factory=dict)


def teks_peta(berkas: str, tabel: tuple[TabelTinjau, ...], *, terima_usulan: bool = False) -> str:
    """Mapping file of a preview."""
    isi = {
        "versi": VERSI_PETA,
        "berkas": berkas,
        "tabel": [_tabel(t, terima_usulan) for t in tabel],
    }
    return _PENDAHULUAN + yaml.dump(
        isi, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110
    )


def baca_peta(jalur: Path) -> Peta:
    """Mapping file as edited; BerkasError if it cannot be read, or says what a mapping file cannot say."""
    nama = Path(jalur).name
    try:
        if Path(jalur).stat().st_size > _UKURAN_MAKS:
            raise BerkasError("Peta terlalu besar.", "Buat ulang petanya dengan pratinjau.", nama)
        teks = Path(jalur).read_text(encoding="utf-8")
        periksa_bentuk(teks)
        isi = yaml.load(teks, Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as salah:
        baris = getattr(getattr(salah, "problem_mark", None), "line", None)
        letak = f" (baris {baris + 1})" if baris is not None else ""
        saran = "Periksa tanda kutip dan lekukan barisnya, atau buat ulang petanya."
        raise BerkasError(f"Peta tidak dapat dibaca{letak}.", saran, nama) from salah
    return _peta(isi, nama)


def _peta(isi: Any, nama: str) -> Peta:
    def tolak(pesan: str) -> BerkasError:
        return BerkasError(f"Peta tidak sah: {pesan}.", "Buat ulang petanya dengan pratinjau.", nama)

    if not isinstance(isi, dict) or isi.get("versi") != VERSI_PETA:
        raise tolak(f"versi harus {VERSI_PETA}")
    if asing := sorted(map(str, set(isi) - _KUNCI)):
        raise tolak(f"{asing[0]!r} tidak dikenal")
    tabel: dict[str, PetaTabel] = {}
    for satu in isi.get("tabel") or []:
        if not isinstance(satu, dict) or not isinstance(satu.get("tabel"), str):
            raise tolak("setiap tabel memerlukan kunci «tabel»")
        if asing := sorted(map(str, set(satu) - _KUNCI_TABEL)):
            raise tolak(f"{asing[0]!r} tidak dikenal pada tabel {satu['tabel']}")
        tabel[satu["tabel"]] = PetaTabel(
            satu["tabel"],
            _ya(satu.get("baca", True)),
            {
                str(k): str(v.get("label", ""))
                for k, v in (satu.get("kolom") or {}).items()
                if isinstance(v, dict)
            },
            _kolom(satu.get("kolom")) | _jawaban(satu.get("tanya") or []),
        )
    return Peta(str(isi.get("berkas", "")), tabel)


def _kolom(kolom: Any) -> dict[str, str]:
    """Columns as the file names them: an edited letter is an answer."""
    isi = kolom if isinstance(kolom, dict) else {}
    return {
        f"kolom.{peran}": str(v.get("kolom", "")).strip().upper()
        for peran, v in isi.items()
        if isinstance(v, dict) and v.get("kolom")
    }


def _jawaban(tanya: Any) -> dict[str, str]:
    hasil: dict[str, str] = {}
    for satu in tanya if isinstance(tanya, list) else []:
        if isinstance(satu, dict) and satu.get("jawaban") not in {None, ""}:
            nilai = satu["jawaban"]
            # YAML reads ya and tidak as written, but a user's editor may turn them into true and false.
            teks = (
                {True: "ya", False: "tidak"}.get(nilai, str(nilai)) if isinstance(nilai, bool) else str(nilai)
            )
            hasil[str(satu.get("nama"))] = teks.strip()
    return hasil


def _ya(nilai: Any) -> bool:
    return nilai not in {False, "tidak", "no"}


def _tabel(satu: TabelTinjau, terima_usulan: bool) -> dict[str, Any]:
    tanya = [
        {
            "nama": t.nama,
            "tanya": t.teks,
            **({"pilihan": list(t.pilihan)} if t.pilihan else {}),
            **({"bukti": t.bukti} if t.bukti else {}),
            "usulan": t.usulan,
            "jawaban": t.jawaban or (t.usulan if terima_usulan else ""),
        }
        for t in satu.tanya
    ]
    return {
        "tabel": satu.kunci,
        "jenis": satu.jenis,
        "ruas": satu.ruas,
        "baca": "ya" if satu.jenis != "rekap" else "tidak",
        "kolom": {p: {"kolom": k, "label": satu.label.get(p, "")} for p, k in satu.kolom.items()},
        "jabatan": [j.nama for j in satu.jabatan],
        "dilewati": [f"baris {n + 1}: {sebab}" for n, sebab in satu.dilewati],
        "bukti": list(satu.bukti),
        "tanya": tanya,
    }
