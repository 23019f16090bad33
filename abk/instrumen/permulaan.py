"""A kegiatan begun: a working folder, one workbook, or a store, from what its institution says of itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter

from abk.errors import KegiatanError, ParameterError
from abk.files import sebab_disk
from abk.files.together import together
from abk.instrumen.buku.ekspor import buku_formulir
from abk.instrumen.daftar import jabatan_lengkap
from abk.kegiatan import Kegiatan, Pengaturan
from abk.kegiatan.isi import IsiKegiatan, kegiatan_isi
from abk.kegiatan.pengaturan import BERTABEL, aturan_pengaturan, pengaturan
from abk.kegiatan.sumber import BERKAS_PENGATURAN
from abk.store import buka_baru
from abk.tables import JABATAN, SEMUA_TABEL, UNIT, URAIAN_TUGAS, Tabel
from abk.tables.kamus import kamus_data
from abk.tables.silang import KODE_CONTOH
from abk.tulisan.markup import kutip
from abk.tulisan.sel import BUKU_TEKS

BERKAS_KAMUS = "kamus-data.md"
FOLDER_FORMULIR = "formulir"
_TANDA = "CONTOH: hapus baris ini"
_TUGAS_CONTOH = (
    ("1", "Mencatat surat masuk", "Surat tercatat", "15", "hari", "6", "menit"),
    ("2", "Menyusun laporan persediaan", "Laporan", "1", "triwulan", "7,5", "jam"),
    ("3", "Menyiapkan rapat pimpinan", "Rapat", "4", "bulan", "2", "jam"),
)
_KOLOM_AWAL = {
    "unit": ("kode_unit", "nama_unit", "kode_induk", "eselon"),
    "jabatan": ("kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan", "kelas_jabatan", "bezetting"),
    "uraian_tugas": ("kode_jabatan", "nomor", "uraian_tugas", "hasil_kerja", "volume", "periode",
                     "norma_waktu", "satuan_waktu", "keterangan"),
}  # fmt: skip


@dataclass(frozen=True)
class Permulaan:
    """What a kegiatan begins with.

    instansi, tahun, peraturan, pola, lingkup : as in ``kegiatan.toml``
    unit : rows of the table ``unit``
    jabatan : rows of the table ``jabatan``, as far as they are known
    """

    instansi: str
    tahun: int
    unit: Sequence[Mapping[str, str]]
    peraturan: str = "permenpanrb-1-2020"
    pola: str = "5 hari"
    lingkup: str = "pusat"
    jabatan: Sequence[Mapping[str, str]] = field(default=())

    @property
    def pengaturan(self) -> Pengaturan:
        """Settings; KegiatanError if one is not allowed, PeraturanError if the law does not answer."""
        isi = pengaturan(
            {
                "judul": f"Analisis Beban Kerja {self.instansi} Tahun {self.tahun}",
                "tahun": self.tahun,
                "instansi": self.instansi,
                "peraturan": self.peraturan,
                "pola": {"5": "5 hari", "6": "6 hari"}.get(self.pola.strip(), self.pola),
                "lingkup": self.lingkup,
            },
            "Isian",
        )
        aturan_pengaturan(isi)
        return isi

    def tabel(self, *, contoh: bool) -> dict[str, list[dict[str, str]]]:
        """Rows of each table, with the example rows where they are asked for."""
        if not self.unit:
            raise ParameterError("Belum ada unit.", "Sebutkan sekurang-kurangnya satu unit.")
        unit = [{k: v for k, v in u.items() if k in UNIT.nama_kolom} for u in self.unit]
        jabatan = [{k: v for k, v in j.items() if k in JABATAN.nama_kolom}
                   for j in jabatan_lengkap(self.jabatan, unit)]  # fmt: skip
        tugas: list[dict[str, str]] = []
        if contoh:
            kode = f"{KODE_CONTOH}-1"
            jabatan.append(
                {"kode_jabatan": kode, "kode_unit": unit[0]["kode_unit"], "nama_jabatan": _TANDA,
                 "jenis_jabatan": "pelaksana", "kelas_jabatan": "5", "bezetting": "1"}
            )  # fmt: skip
            kolom = _KOLOM_AWAL["uraian_tugas"]
            tugas = [dict(zip(kolom, (kode, *satu, _TANDA), strict=True)) for satu in _TUGAS_CONTOH]
        return {"unit": unit, "jabatan": jabatan, "uraian_tugas": tugas}


def mulai(tujuan: str | Path, awal: Permulaan, *, oleh: str = "abk mulai") -> list[str]:
    """Begin a kegiatan at `tujuan`: an address with ``://``, a ``.xlsx``, or a folder; what was made.

    Nothing that is there is overwritten, and a beginning that fails leaves nothing. Raises KegiatanError if
    there is a kegiatan already, or the place cannot be written; ParameterError if units do not fit together.
    """
    atur = awal.pengaturan
    tabel = awal.tabel(contoh=False)
    # judged before anything is written: doubled codes, unknown parents, kinds of posts
    isi = IsiKegiatan(atur.model_dump(mode="json", exclude_defaults=True), _padat(tabel))
    k = kegiatan_isi(isi)
    if "://" in str(tujuan):
        return _gudang(str(tujuan), k, oleh)
    tempat = Path(tujuan)
    try:
        if tempat.suffix.lower() == ".xlsx":
            if tempat.exists():
                raise KegiatanError(f"{kutip(tempat)} sudah ada.", "Beri nama lain; tidak ada yang ditimpa.")
            with together(tempat.parent, overwrite=False) as tulis:
                tulis(tempat.name, _buku(atur, awal.tabel(contoh=True)))
            return [tempat.name]
        return _folder(tempat, atur, awal, k if awal.jabatan else None)
    except OSError as salah:
        saran = "Beri tempat lain, atau periksa hak tulisnya."
        raise KegiatanError(f"{kutip(tempat)} tidak dapat ditulis: {sebab_disk(salah)}.", saran) from salah


def langkah_berikut(tujuan: str, *, berjabatan: bool) -> list[str]:
    """What comes next, in commands that work as printed."""
    if "://" in tujuan:
        isi = [] if berjabatan else [f"Tambah jabatan: abk jabatan tambah {tujuan} --dari DAFTAR.xlsx"]
        return [
            *isi,
            f"Isi: abk formulir {tujuan}",
            f"Periksa: abk periksa {tujuan}",
            f"Laporan: abk laporan {tujuan}",
        ]
    apa = "lembar" if tujuan.lower().endswith(".xlsx") else "berkas"
    kamus = "catatan pada tiap kepala kolom" if apa == "lembar" else "kamus-data.md"
    hasil = [f"Isi {apa} jabatan dan uraian_tugas (arti kolom: {kamus}), lalu hapus baris CONTOH."]
    if apa == "berkas" and berjabatan:
        hasil.append(f"Atau kirim formulir di {tujuan}/formulir ke tiap unit untuk diisi.")
    return [*hasil, f"Periksa: abk periksa {tujuan}", f"Laporan: abk laporan {tujuan}"]


def _padat(tabel: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, list[dict[str, Any]]]:
    return {n: [{k: v for k, v in b.items() if v} for b in baris] for n, baris in tabel.items()}


def _gudang(alamat: str, k: Kegiatan, oleh: str) -> list[str]:
    with buka_baru(alamat) as gudang:
        if not gudang.identitas("unit").empty:
            raise KegiatanError(
                f"Gudang {gudang.alamat} sudah berisi kegiatan.", "Beri alamat lain; tidak ada yang ditimpa."
            )
        gudang.impor_kegiatan(k, oleh, "mulai")
    return [gudang.alamat, f"{len(k.unit)} unit", f"{len(k.jabatan)} jabatan"]


def _folder(tempat: Path, atur: Pengaturan, awal: Permulaan, k: Kegiatan | None) -> list[str]:
    nama = [*(f"{t.nama}.csv" for t in SEMUA_TABEL), BERKAS_PENGATURAN, BERKAS_KAMUS, FOLDER_FORMULIR]
    ada = [n for n in nama if (tempat / n).exists()]
    if ada or (tempat.exists() and not tempat.is_dir()):
        kata = f"sudah berisi {', '.join(ada)}" if ada else "bukan folder"
        raise KegiatanError(f"{kutip(tempat)} {kata}.", "Beri folder lain; tidak ada yang ditimpa.")
    with together(tempat, overwrite=False) as tulis:
        for definisi in SEMUA_TABEL:
            tulis(f"{definisi.nama}.csv", _csv(definisi, awal.tabel(contoh=True)[definisi.nama]))
        tulis(BERKAS_PENGATURAN, teks_pengaturan(atur).encode())
        tulis(BERKAS_KAMUS, kamus_data().encode())
        for satu, isi in buku_formulir(k) if k is not None else ():
            tulis(f"{FOLDER_FORMULIR}/{satu}", isi)
    return [n for n in nama if (tempat / n).exists()]


def _csv(tabel: Tabel, baris: Sequence[Mapping[str, str]]) -> bytes:
    """A table as Excel with Indonesian settings opens it: ``;`` and a mark of UTF-8."""
    kolom = [k for k in tabel.nama_kolom if k in _KOLOM_AWAL[tabel.nama] or any(b.get(k) for b in baris)]
    tulis = io.StringIO()
    penulis = csv.DictWriter(tulis, kolom, delimiter=";", extrasaction="ignore", lineterminator="\r\n")
    penulis.writeheader()
    penulis.writerows(baris)
    return tulis.getvalue().encode("utf-8-sig")


def teks_pengaturan(atur: Pengaturan) -> str:
    """``kegiatan.toml`` with every setting explained; what has its default is a comment."""
    baris = [
        "# Pengaturan kegiatan. Baris berawalan # tidak dibaca; hapus tandanya untuk mengubah bawaannya.",
        "",
    ]
    bawaan = Pengaturan.model_construct()
    # in TOML what stands under the head of a table belongs to it, so the tables come last
    medan_ = {n: m for n, m in Pengaturan.model_fields.items() if n not in BERTABEL}
    for nama, medan in medan_.items():
        nilai = getattr(atur, nama)
        tetap = nama not in atur.model_fields_set or nilai is None
        isi = getattr(bawaan, nama, None) if tetap else nilai
        tulis = {True: "true", False: "false"}.get(isi, "") if isinstance(isi, bool) else ""
        tulis = tulis or ("2026-12-31" if isi is None else json.dumps(isi, ensure_ascii=False))
        pilihan = [p for p in getattr(medan.annotation, "__args__", ()) if isinstance(p, str) and p]
        sebut = f" Pilihan: {', '.join(pilihan)}." if pilihan else ""
        baris += [f"# {medan.description}{sebut}", f"{'# ' if tetap else ''}{nama} = {tulis}", ""]
    for nama, bentuk in BERTABEL.items():
        isi_tabel, tanda = getattr(atur, nama), "" if getattr(atur, nama) else "# "
        baris += [f"# {Pengaturan.model_fields[nama].description}", f"{tanda}[{nama}]"]
        for satu in bentuk.model_fields:
            ada = getattr(isi_tabel, satu, None)
            if ada is not None:
                baris.append(f"{satu} = {json.dumps(ada, ensure_ascii=False)}")
            elif isi_tabel is None and satu in _CONTOH_SETEMPAT:
                baris.append(f"# {satu} = {_CONTOH_SETEMPAT[satu]}")
        baris.append("")
    return "\n".join(baris)


_CONTOH_SETEMPAT = {
    **dict.fromkeys(("dasar", "sumber", "alasan"), '"…"'),
    "hari_per_tahun": "235",
    "menit_per_tahun": "73500",
    "ahli_muda": "0.02",
}


def _baris_pengaturan(atur: Pengaturan) -> Iterator[tuple[str, Any, str]]:
    """Name, value and meaning of each setting; those of a table with its name before them."""
    for nama, medan in Pengaturan.model_fields.items():
        ada = getattr(atur, nama) if nama in atur.model_fields_set else None
        if nama not in BERTABEL:
            yield nama, ada, medan.description or ""
        for satu in BERTABEL[nama].model_fields if nama in BERTABEL else ():
            yield f"{nama}.{satu}", getattr(ada, satu, None), medan.description or ""


# ── one workbook ──────────────────────────────────────────────────────────────────────────────────
_BARIS_PILIHAN = 2_000


def _buku(atur: Pengaturan, tabel: Mapping[str, Sequence[Mapping[str, str]]]) -> bytes:
    """The three tables as one workbook: choices to pick from, meanings as notes, examples in colour."""
    isi = io.BytesIO()
    buku = xlsxwriter.Workbook(isi, BUKU_TEKS)
    kepala = buku.add_format(
        {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True}
    )
    contoh = buku.add_format({"bg_color": "#FFF2CC", "italic": True})
    teks = buku.add_format({"num_format": "@"})
    for definisi in (JABATAN, URAIAN_TUGAS, UNIT):
        lembar = buku.add_worksheet(definisi.nama)
        lembar.freeze_panes(1, 0)
        for n, kolom in enumerate(definisi.kolom):
            lebar = {"kode": 16, "teks": 34}.get(kolom.jenis, 14)
            lembar.set_column(n, n, lebar, teks if kolom.jenis == "kode" else None)
            lembar.write_string(0, n, kolom.nama, kepala)
            satuan = f" [{kolom.satuan}]" if kolom.satuan else ""
            lembar.write_comment(0, n, f"{kolom.arti}{satuan}")
            if kolom.pilihan:
                lembar.data_validation(
                    1, n, _BARIS_PILIHAN, n,
                    {"validate": "list", "source": list(kolom.pilihan), "error_type": "warning",
                     "error_title": kolom.nama, "error_message": f"Pilihan: {', '.join(kolom.pilihan)}"},
                )  # fmt: skip
            for b, baris in enumerate(tabel[definisi.nama], 1):
                nilai, gaya = baris.get(kolom.nama, ""), contoh if KODE_CONTOH in str(baris) else None
                if (
                    kolom.jenis in {"angka", "bulat"}
                    and nilai.replace(",", ".").replace(".", "", 1).isdigit()
                ):
                    lembar.write_number(b, n, float(nilai.replace(",", ".")), gaya)
                elif nilai or gaya:
                    lembar.write_string(b, n, nilai, gaya or (teks if kolom.jenis == "kode" else None))
    lembar = buku.add_worksheet("kegiatan")
    lembar.set_column(0, 0, 16)
    lembar.set_column(1, 1, 60)
    lembar.set_column(2, 2, 60)
    for k, kata in enumerate(("nama", "nilai", "arti")):
        lembar.write_string(0, k, kata, kepala)
    for n, (nama, isi_sel, arti) in enumerate(_baris_pengaturan(atur), 1):
        lembar.write_string(n, 0, nama)
        if isi_sel is not None:
            lembar.write(n, 1, isi_sel)
        lembar.write_string(n, 2, arti)
    buku.close()
    return isi.getvalue()
