"""Every command with each of its inputs wrong in every way: the lines, and what may stand in them."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from .conftest import Meja

# Command → the rest of a line that works; what stands in braces is wrong in turn, an option in brackets is
# left out unless it is the one that is wrong.
BARIS: dict[str, str] = {
    "mulai": "{BARU} --instansi {TEKS} --tahun {TAHUN} [--peraturan {PERATURAN}] [--pola {POLA}] "
    "[--lingkup {LINGKUP}] [--unit {DAFTAR}] [--jabatan {DAFTAR_JABATAN}]",
    "contoh": "--keluar {FOLDER} --jangan-buka",
    "demo": "--keluar {FOLDER_LAMA} [--pekerja {SEDIKITNYA_SATU}] [--paksa]",
    "formulir": "{GUDANG} [--port {PORT}] [--oleh kata] [--pustaka {CSV}]",
    "ekspor": "{SUMBER} --keluar {FOLDER} [--format {FORMAT}] [--alur {ALUR}] [--unit {UNIT}] "
    "[--templat {XLSX}] [--pensiun-lengkap]",
    "impor": "{IMPOR} --ke {GUDANG_BARU} [--peta {YAML_PETA}] [--kepala {TEKS}] [--kolom {TEKS}] "
    "[--lembar {TEKS}] [--jawab {JAWAB}] [--jabatan {DAFTAR}] --terima-usulan --ya [--oleh {TEKS}] "
    "[--alasan {TEKS}]",
    "periksa": "{SUMBER} [--rinci]",
    "peraturan": "{PERATURAN} [--tanggal {TANGGAL}]",
    "tanda": "{GUDANG} [--unit {UNIT}] [--jawab {TANDA}] [--alasan {TEKS}] [--oleh {TEKS}] [--semua]",
    "laporan": "{SUMBER} --keluar {FOLDER} [--unit {UNIT}] [--pekerja {CACAH}] [--klaster {KLASTER}] "
    "[--paksa] [--peraturan {PERATURAN}] [--pembulatan {PEMBULATAN}] [--alur {ALUR}] [--saat {SAAT}]",
    "ringkasan": "{SUMBER} --keluar {HTML} [--alur {ALUR}] [--unit {UNIT}]",
    "analisis": "{SUMBER} --keluar {FOLDER} [--sebelumnya {SUMBER}] [--skenario {YAML_SKENARIO}] "
    "[--koefisien {PECAHAN}] [--risiko {PECAHAN}]",
    "peta": "{SUMBER} [--unit {UNIT}] --keluar {DOCX} [--alur {ALUR}] [--saat {SAAT}]",
    "informasi": "{SUMBER} [--unit {UNIT}] [--jabatan {JABATAN}] --keluar {DOCX} [--profil {PROFIL}] "
    "[--berkas-profil {YAML}] [--dari {DOCX_ASAL}] [--asli] [--alur {ALUR}] [--saat {SAAT}]",
    "kokpit": "{GUDANG} [--alur {ALUR}] [--pejabat {PEJABAT}] [--port {PORT}]",
    "naskah": "{NASKAH} [--kosong] [--isi {YAML}] --keluar {DOCX} [--sumber {SUMBER}] [--alur {ALUR}] "
    "[--unit {UNIT}] [--profil {PROFIL}] [--berkas-profil {YAML}] [--asli] [--kepala {TEKS}] [--templat "
    "{FOLDER_ADA}] [--salin-templat {FOLDER}] [--salin-profil {BERKAS_BARU}]",
    "gabung": "{SUMBER} --ke {FOLDER} [--ganti] [--wilayah {CSV}]",
    "cadangkan": "{GUDANG} {BERKAS_BARU}",
    "pulihkan": "{CADANGAN} --ke {GUDANG_BARU}",
    "migrasi": "{GUDANG} [--cadangan {BERKAS_BARU}] [--tanpa-cadangan]",
    "karantina": "{GUDANG} {JENIS} {JABATAN} [--nomor {CACAH}] --oleh {TEKS} --alasan {TEKS}",
    "unit tambah": "{GUDANG} {TEKS} --nama {TEKS} [--induk {UNIT}] [--eselon {TEKS}] [--dari {DAFTAR}] "
    "[--oleh {TEKS}]",
    "unit ubah": "{GUDANG} {UNIT} --nama {TEKS} [--induk {UNIT}] [--eselon {TEKS}] [--oleh {TEKS}]",
    "unit daftar": "{SUMBER}",
    "jabatan tambah": "{GUDANG} {TEKS} --nama {TEKS} --kode-unit {UNIT} --jenis {TEKS} [--kelas "
    "{CACAH}] [--pegawai {CACAH}] [--dari {DAFTAR_JABATAN}] [--oleh {TEKS}]",
    "jabatan ubah": "{GUDANG} {JABATAN} --nama {TEKS} [--kode-unit {UNIT}] [--jenis {TEKS}] [--kelas "
    "{CACAH}] [--pegawai {CACAH}] [--oleh {TEKS}]",
    "jabatan kembalikan": "{GUDANG} {JABATAN} --alasan {TEKS} [--oleh {TEKS}]",
    "jabatan daftar": "{SUMBER} [--unit {UNIT}]",
    "kunci buat": "{BERKAS_BARU} [--ke {GUDANG}] [--sebagai {PEJABAT}]",
    "kunci daftar": "{GUDANG}",
    "sop kunci": "{BERKAS_BARU}",
    "sop mulai": "{GUDANG} --berkas {YAML_RENCANA} --pelaku {PEJABAT} --kunci {KUNCI} --ya",
    "sop daftar": "{GUDANG}",
    "sop status": "{ASAL} {ALUR} [--pelaku {PEJABAT}] [--rinci]",
    "sop isian": "{GUDANG} {LANGKAH} --pelaku {PEJABAT} [--unit {UNIT}] [--alur {ALUR}] [--fakta "
    "{YAML_BARU}] [--jawaban {YAML_BARU}]",
    "sop maju": "{GUDANG} {LANGKAH} --pelaku {PEJABAT} --kunci {KUNCI} [--unit {UNIT}] [--alur {ALUR}] "
    "[--fakta {YAML}] [--jawaban {YAML}] [--lihat {FOLDER}] [--templat {FOLDER_ADA}] --ya",
    "sop putuskan": "{GUDANG} [--unit {UNIT}] --berkas {YAML} --pelaku {PEJABAT} --kunci {KUNCI} "
    "[--alur {ALUR}] --ya",
    "sop cabut": "{GUDANG} {NOMOR} --pelaku {PEJABAT} --alasan {TEKS} --kunci {KUNCI} [--alur {ALUR}] --ya",
    "sop kembalikan": "{GUDANG} {LANGKAH} --ke {LANGKAH} --alasan {TEKS} --pelaku {PEJABAT} --kunci "
    "{KUNCI} [--unit {UNIT}] [--alur {ALUR}] [--jawaban {YAML}] --ya",
    "sop ubah": "{GUDANG} {SLOT} {YAML} --alasan {TEKS} --pelaku {PEJABAT} --kunci {KUNCI} [--alur "
    "{ALUR}] --ya",
    "sop terapkan": "{GUDANG} [--alur {ALUR}]",
    "sop lampirkan": "{GUDANG} {TEKS} {BERKAS_ADA} --keterangan {TEKS} --pelaku {PEJABAT} --kunci "
    "{KUNCI} [--alur {ALUR}] --ya",
    "sop tunjuk": "{GUDANG} --berkas {YAML_RENCANA} --pelaku {PEJABAT} --alasan {TEKS} --kunci {KUNCI} "
    "[--alur {ALUR}] --ya",
    "sop luruskan": "{GUDANG} --pelaku {PEJABAT} --kunci {KUNCI} --alasan {TEKS} [--dari {NOMOR}] "
    "[--alur {ALUR}] --ya",
    "sop ekspor": "{GUDANG} {ALUR} --keluar {FOLDER}",
    "sop verifikasi": "{ASAL} [--kepala {TEKS}] [--alur {ALUR}] [--naskah] [--templat {FOLDER_ADA}] "
    "[--ulang]",
    "sop cetak": "--keluar {FOLDER} [--berkas {YAML_PROSEDUR}] [--bersih]",
    "sop simulasi": "[--unit {CACAH}] [--kasubbag {CACAH}] [--rapat {RAPAT}] [--sebaran {SEBARAN}] "
    "[--kembali {PECAHAN}] [--hari {HARI}] [--jalan {CACAH}] [--benih {NOMOR}] [--berkas {HTML}]",
    "sop beban": "[--unit {CACAH}] [--putaran {PECAHAN}] [--rapat {RAPAT}] [--hari {HARI}] [--berkas {HTML}]",
}

BAIK = {
    **dict.fromkeys(("SUMBER", "IMPOR"), "{d}/sumber"),
    "GUDANG": "sqlite:///{d}/abk.db",
    "GUDANG_BARU": "sqlite:///{d}/lain.db",
    "BARU": "{d}/baru",
    "TAHUN": "2026",
    "PERATURAN": "permenpanrb-1-2020",
    **dict.fromkeys(("FOLDER", "FOLDER_LAMA"), "{d}/hasil"),
    "HTML": "{d}/h.html",
    "DOCX": "{d}/h.docx",
    "BERKAS_BARU": "{d}/cadangan-baru",
    "CADANGAN": "{d}/cadangan.db",
    "YAML_RENCANA": "{d}/rencana.yaml",
    "YAML": "{d}/rencana.yaml",
    "PEJABAT": "p-karo",
    "KUNCI": "{d}/p-karo.kunci",
    "ASAL": "{d}/alur",
    "LANGKAH": "1",
    "ALUR": "uji-2026",
    "UNIT": "A",
    "JABATAN": "A-1",
    "NOMOR": "1",
    "BERKAS_ADA": "{d}/usulan.txt",
    "SLOT": "disposisi_karo_1",
    "NASKAH": "undangan",
    "JENIS": "lembar",
    "TEKS": "kata",
}
"""What stands in the braces where it is not the one that is wrong."""

_PANJANG = "{d}/" + "n" * 300
_KODE = ("TIADA", "[bold]x", "../../x", "x" * 5_000, "\u202e", " A ", "\udcff")
_TEKS = ("x" * 100_000, "a\nb", "[bold]", "\udcff", "   ", "\U0001f642\u202e", "=1+1", "")
_CACAH = ("-1", "1,5", "1.5", "nan", "x", "1e3", "\u0661", "")
_PECAHAN = ("-1", "nan", "inf", "-inf", "1e308", "0,5", "", "x", "2", "9" * 400)
_TULIS = (
    "{d}/w/teks.csv/x",
    _PANJANG,
    "{d}/w/teks.csv",
    *(("/proc/abk-uji",) if Path("/proc").is_dir() else ()),
)
_ISI = ("png", "kosong", "zip", "putus", "ole", "biner", "utf16", "yamlrusak", "yamldaftar", "yamlskalar",
        "yamllain", "yamlberputar", "yamldalam", "nul", "teks", "yamltanda", "yamlkunci")  # fmt: skip
_AKHIRAN = (".xlsx", ".xls", ".ods", ".csv", ".yaml", ".docx", ".kunci", ".db")


def _berkas(*akhiran: str) -> tuple[str, ...]:
    tiada = [f"{{d}}/tiada{a}" for a in akhiran]
    salah = [f"{{d}}/w/{nama}{a}" for a in akhiran for nama in (*_ISI, "folder")]
    return (*tiada, *salah, _PANJANG, "", "{d}/w/teks.csv/x.xlsx", "{d}/p-karo.kunci", "{d}/abk.db")


_GUDANG = (
    *(
        "sqlite:///{d}/tiada.db",
        "sqlite:///{d}/w/folder.db",
        "sqlite:///{d}/w/baru.db",
        "sqlite:///",
        "sqlite://",
    ),
    *(
        "sqlite:///{d}/w/asing.db",
        "sqlite:///{d}/w/png.db",
        "sqlite:///{d}/w/kosong.db",
        "sqlite:///:memory:",
    ),
    *(
        "sqlite:///{d}/tiada/abk.db",
        "sqlite:///" + _PANJANG + ".db",
        "postgresql://a:rahasia@127.0.0.1:1/abk",
    ),
    *("postgresql://", "mysql://a@b/c", "http://contoh.invalid/x", "sqlite:///{d}/w/teks.csv/x.db", "://"),
    *("postgresql://a:b@127.0.0.1:99999999/abk", "sqlite:///{d}/a\udcff.db", "TERKUNCI sqlite:///{d}/abk.db"),
)
_SUMBER = (*_berkas(*_AKHIRAN), "{d}/tiada", "{d}/w/folderkosong", " ")
SALAH: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "PERATURAN",
            "POLA",
            "LINGKUP",
            "FORMAT",
            "ALUR",
            "UNIT",
            "JABATAN",
            "TANDA",
            "PEMBULATAN",
            "PROFIL",
        ),
        _KODE,
    ),
    **dict.fromkeys(("PEJABAT", "NASKAH", "SLOT", "RAPAT", "SEBARAN", "HARI"), _KODE),
    **dict.fromkeys(("CACAH", "SEDIKITNYA_SATU"), _CACAH),
    **dict.fromkeys(
        ("YAML", "YAML_PETA", "YAML_SKENARIO", "YAML_RENCANA", "YAML_PROSEDUR"), _berkas(".yaml")
    ),
    **dict.fromkeys(("FOLDER", "FOLDER_LAMA", "YAML_BARU"), _TULIS),
    "BARU": ("sqlite:///{d}/abk.db", "{d}/sumber", "{d}/x.pdf", *_GUDANG, *_TULIS),
    "TEKS": _TEKS,
    "TAHUN": (*_CACAH, "99999", "1"),
    "DAFTAR": (*_berkas(".xlsx", ".csv"), *_KODE, "A;B;C;D;E", "|||", ";", "A;Biro;A", "A;x|A;y"),
    "DAFTAR_JABATAN": _berkas(".xlsx", ".csv"),
    "PORT": ("-1", "0x", "70000", "1,5", "", "9" * 30),
    "CSV": tuple(b for b in _berkas(".csv") if b),
    "SUMBER": (*_SUMBER, *_GUDANG, "contoh2"),
    "IMPOR": (*_SUMBER, *_GUDANG[:6], "{d}/w"),
    "GUDANG": (*_GUDANG, *_SUMBER[:9], "{d}/abk.db", "{d}/sumber", "contoh"),
    "GUDANG_BARU": (*_GUDANG, "{d}/abk.db", "{d}/sumber"),
    "JAWAB": (*_KODE, "satuan_waktu=", "=menit", "satuan_waktu=hari apa", "asing=1"),
    "TANGGAL": ("kemarin", "2026-02-30", "0000-00-00", "31-12-2026", "99999-01-01", "", "1-2"),
    "KLASTER": ("x", "http://"),
    "SAAT": (*_KODE, "99", "13"),
    "HTML": (*_TULIS, "{d}/w/folder.xlsx", "{d}/x.pdf"),
    "DOCX": (*_TULIS, "{d}/w/folder.docx", "{d}/x.pdf"),
    "PECAHAN": _PECAHAN,
    "XLSX": _berkas(".xlsx"),
    "DOCX_ASAL": _berkas(".docx", ".xlsx", ".csv"),
    "FOLDER_ADA": ("{d}/tiada", "{d}/w/teks.csv", _PANJANG, "{d}/w/folderkosong"),
    "BERKAS_BARU": (*_TULIS, "", "{d}/abk.db", "{d}/w/folder.db"),
    "CADANGAN": _berkas(".db"),
    "JENIS": (*_KODE, "lembar", "alur", "peristiwa", "berkas"),
    "KUNCI": _berkas(".kunci"),
    "ASAL": (*_GUDANG, *_SUMBER[:9], "{d}/w"),
    "LANGKAH": (*_KODE, "99", "-1"),
    "NOMOR": (*_CACAH, "0", "9" * 30),
    "BERKAS_ADA": _berkas(".xlsx"),
}
"""What may stand in the braces wrongly; in none of them it is refused by the parser alone."""


@dataclass(frozen=True)
class Percobaan:
    """One line, and what of it is wrong."""

    perintah: str
    letak: str
    salah: str
    kata: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.perintah}, {self.letak} {self.salah[:60]!r}"


def bagian(perintah: str) -> list[tuple[bool, str, str]]:
    """Parts of a line: whether always there, option or empty, what stands there or empty."""
    pola = re.compile(r"(\[)?(--[a-z-]+)?\s*(?:(\{[A-Z_]+\}|[a-z]+)(?![a-z-]))?\]?\s*")
    cocok = [c for c in pola.finditer(BARIS[perintah]) if c[0]]
    return [(not c[1], c[2] or "", c[3] or "") for c in cocok]


def semua_percobaan() -> list[Percobaan]:
    """Every command, and in each everything that can be wrong, one thing at a time."""
    return [p for perintah in BARIS for p in _percobaan(perintah)]


def _percobaan(perintah: str) -> Iterator[Percobaan]:
    semua = bagian(perintah)
    for n, (_, opsi, isi) in enumerate(semua):
        for salah in SALAH[isi.strip("{}")] if isi.startswith("{") else ():
            kata = perintah.split()
            for m, (tetap, nama, slot) in enumerate(semua):
                if tetap or m == n:
                    kata += [nama] if nama else []
                    kata += [salah if m == n else BAIK.get(slot.strip("{}"), "1")] if slot else []
            yield Percobaan(perintah, opsi or isi, salah, tuple(kata))


def bekal(m: Meja) -> None:
    """What the lines work on: a store with a case, its export and backup, and files of every wrong kind."""
    m.mulai()
    m("sop", "ekspor", m.alamat, "--keluar", m.folder / "alur")
    m("cadangkan", m.alamat, m.folder / "cadangan.db")
    m("ekspor", m.alamat, "--keluar", m.folder / "formulir")
    w = m.folder / "w"
    w.mkdir()
    png, arsip = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (8, 8)).save(png, "PNG")
    with zipfile.ZipFile(arsip, "w") as z:
        z.writestr("a.txt", "halo")
    utuh = (m.folder / "formulir" / "formulir-A.xlsx").read_bytes()
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    isi = (png.getvalue(), b"", arsip.getvalue(), utuh[: len(utuh) // 2], ole, bytes(range(256)) * 20,
           "a: 1\n".encode("utf-16"), b"a: [1, 2\nb: {", b"- 1\n- 2\n", b"42\n", b"asing: 1\nx: [a]\n",
           b"a: &a [*a]\n", b"[" * 5_000, b"a\x00b", b"halo dunia\n",
           b"a: !!timestamp x\n", b"? [a]\n: 1\n")  # fmt: skip
    for akhiran in _AKHIRAN:
        for nama, satu in zip(_ISI, isi, strict=True):
            (w / f"{nama}{akhiran}").write_bytes(satu)
        (w / f"folder{akhiran}").mkdir()
    (w / "folderkosong").mkdir()
    shutil.copy(m.folder / "abk.db", w / "baru.db")
    lebih_baru = "UPDATE alembic_version SET version_num = '9999'"
    for nama, perintah in (("baru", lebih_baru), ("asing", "CREATE TABLE x (a)")):
        with sqlite3.connect(w / f"{nama}.db") as c:
            c.execute(perintah)
        c.close()
