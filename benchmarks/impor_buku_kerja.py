"""Import of 200 workbooks: behind the fence, against openpyxl + pandas as a user would write it.

Usage: python benchmarks/impor_buku_kerja.py [BANYAK] [--json]: CPU seconds, children included

Both ways read the same workbooks, one after the other, in the same run. The user's way opens each file
in its own process, with no limit, and gives one table of whatever stands under the header row; ours opens
it in a child with limits, and gives answers with their cells, every cell checked. The user's table
goes through the same checks, all rows at once, the cheapest way to ask for them. Then the
whole import: read, judged, compared, saved in an SQLite store, each sheet a version of its own; and, where
it is installed, LibreOffice, which only opens, recalculates and saves them.
"""

from __future__ import annotations

import json
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

import abk
from abk.instrumen import ekspor_formulir, impor, instrumen
from abk.instrumen.buku.baca import baca_lembar, identitas_buku, kode_lembar
from abk.instrumen.buku.tata_letak import LEMBAR_DATA, LEMBAR_PETUNJUK, TataLetak
from abk.instrumen.sandbox import Sandbox
from abk.store import buka
from abk.tables import URAIAN_TUGAS, validate_semua

KEPALA = {p.kepala: p.nama for p in instrumen().uraian_tugas}
_HITUNG_ULANG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
JABATAN_PER_UNIT, TUGAS_PER_JABATAN = 3, 9


def sumber(folder: Path, banyak: int) -> Path:
    """Folder of a made-up ministry with that many units."""
    kode = [f"U{n:03}" for n in range(banyak)]
    unit = pd.DataFrame({"kode_unit": kode, "nama_unit": kode, "kode_induk": "", "eselon": ""})
    pos = [(f"{u}-{n}", u) for u in kode for n in range(JABATAN_PER_UNIT)]
    jabatan = pd.DataFrame(pos, columns=["kode_jabatan", "kode_unit"]).assign(
        nama_jabatan="Analis", jenis_jabatan="pelaksana", bezetting=2
    )
    tugas = pd.DataFrame(
        [
            (k, str(n), f"Menyusun laporan {n} {k}", 1 + (7 * m + n) % 60, 15 + (5 * m + n) % 90)
            for m, (k, _) in enumerate(pos)
            for n in range(1, TUGAS_PER_JABATAN + 1)
        ],  # no two posts alike, as in an office: what is remembered of one must not do for the next
        columns=["kode_jabatan", "nomor", "uraian_tugas", "volume", "norma_waktu"],
    ).assign(hasil_kerja="Laporan", periode="bulan", satuan_waktu="menit")
    folder.mkdir()
    for nama, tabel in (("unit", unit), ("jabatan", jabatan), ("uraian_tugas", tugas)):
        tabel.to_csv(folder / f"{nama}.csv", index=False)
    return folder


def cara_pengguna(berkas: list[Path]) -> pd.DataFrame:
    """What a user writes: every sheet with pandas and openpyxl, rows with a task kept."""
    kepala = TataLetak(instrumen()).baris_kepala
    hasil = []
    for satu in berkas:
        with pd.ExcelFile(satu, engine="openpyxl") as buku:
            bukan = {LEMBAR_DATA, LEMBAR_PETUNJUK}
            nama = [n for n in buku.sheet_names if n not in bukan and not n.endswith(" info")]
            for jabatan, lembar in pd.read_excel(buku, sheet_name=nama, header=kepala).items():
                hasil.append(lembar[lembar["HASIL KERJA"].notna()].iloc[1:].assign(jabatan=jabatan))
    semua = pd.concat(hasil)
    semua.columns = [KEPALA.get(str(k), str(k)) for k in semua.columns]
    kode = semua["jabatan"].rename("kode_jabatan")
    tugas = semua[semua.columns.intersection(URAIAN_TUGAS.nama_kolom)].assign(kode_jabatan=kode)
    jabatan = pd.DataFrame({"kode_jabatan": kode.unique(), "kode_unit": "-", "nama_jabatan": "-"})
    jabatan = jabatan.assign(jenis_jabatan="pelaksana", bezetting=2)
    validate_semua({"jabatan": jabatan, "uraian_tugas": tugas}, lembar=True)
    return semua


def cara_kita(berkas: list[Path]) -> int:
    """Read behind the fence, down to answers with cells."""
    baris = 0
    with Sandbox() as sandbox:
        for satu in berkas:
            buku = sandbox.baca(satu)
            versi = identitas_buku(buku).versi
            baris += sum(len(baca_lembar(buku, s, versi).baris) for s in buku.lembar if kode_lembar(s))
    return baris


def libreoffice(berkas: list[Path], folder: Path) -> float | None:
    """CPU seconds that LibreOffice takes to open, recalculate and save them; None where it is missing.

    It has to start once before, so that its profile is there.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        return None
    folder.mkdir()
    profil = folder / "profil"
    perintah = [soffice, f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "xlsx"]
    detik = 0.0
    for satu in (berkas[:1], berkas):
        mulai = cpu()
        subprocess.run([*perintah, "--outdir", str(folder), *map(str, satu)], check=True, capture_output=True)
        detik = cpu() - mulai
        (profil / "user").mkdir(parents=True, exist_ok=True)
        (profil / "user" / "registrymodifications.xcu").write_text(_HITUNG_ULANG, encoding="utf-8")
    return detik


def cpu() -> float:
    """Seconds of this process and of the children that have ended."""
    semua = [resource.getrusage(siapa) for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(satu.ru_utime + satu.ru_stime for satu in semua)


def utama(banyak: int = 200, *, sebagai_json: bool = False) -> None:
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        berkas = ekspor_formulir(abk.open(sumber(folder / "sumber", banyak)), folder / "formulir")
        mulai = cpu()
        pengguna = len(cara_pengguna(berkas))
        t_pengguna = cpu() - mulai
        mulai = cpu()
        kita = cara_kita(berkas)
        t_kita = cpu() - mulai
        mulai = cpu()
        laporan = impor(berkas, buka(f"sqlite:///{folder / 'abk.db'}", buat=True), "tolok ukur")
        t_impor = cpu() - mulai
        t_libreoffice = libreoffice(berkas, folder / "lo")
        if not pengguna == kita == sum(d.baris for d in laporan.dibaca):
            sys.exit(f"bacaan berbeda: {pengguna}, {kita}, {laporan.ringkasan}")
        if sebagai_json:
            print(
                json.dumps(
                    {"pengguna": t_pengguna, "pagar": t_kita, "impor": t_impor, "libreoffice": t_libreoffice}
                )
            )
            return
        lembar = banyak * JABATAN_PER_UNIT
        print(
            f"Python {platform.python_version()}, {banyak} buku kerja, {lembar} lembar, {kita} uraian tugas"
        )
        for cara, detik in (
            ("openpyxl + pandas + pemeriksaan yang sama", t_pengguna),
            ("di balik pagar, sampai jawaban bersel", t_kita),
            ("impor lengkap ke gudang SQLite", t_impor),
            ("LibreOffice: dibuka, dihitung ulang, disimpan", t_libreoffice),
        ):
            if detik is None:
                continue
            print(f"{cara:<52}{detik:7.2f} detik {t_pengguna / detik:5.1f}×")


if __name__ == "__main__":
    angka = [int(a) for a in sys.argv[1:] if a.isdecimal()]
    utama(*angka, sebagai_json="--json" in sys.argv)
