"""Workbooks of a kegiatan: one a unit, a sheet a post, beside them the instructions and the hidden sheet."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import pandas as pd
import xlsxwriter

from abk.files import file_names
from abk.files.together import together
from abk.hasil import daftar_tanda
from abk.instrumen.buka import open as buka_sumber
from abk.instrumen.buku.gaya import Gaya
from abk.instrumen.buku.informasi import kata_siapa, tulis_informasi
from abk.instrumen.buku.jawaban import baris_json, jawaban, sidik_jawaban, sidik_kegiatan
from abk.instrumen.buku.lembar import BahanLembar, tulis_lembar
from abk.instrumen.buku.pemilik import kata_terkunci, kata_unit
from abk.instrumen.buku.rumus import (
    KOLOM_PERIODE,
    KOLOM_SATUAN,
    KOLOM_TETAPAN,
    Kaki,
    beban_hidup,
    faktor,
    konstanta_jenjang,
)
from abk.instrumen.buku.tata_letak import (
    FORMAT,
    LEMBAR_DATA,
    LEMBAR_PETUNJUK,
    TataLetak,
    nama_informasi,
    nama_lembar,
)
from abk.instrumen.pertanyaan import Instrumen, instrumen
from abk.instrumen.pustaka import norma_kosong
from abk.kebutuhan import hasil_jabatan
from abk.kegiatan import Kegiatan
from abk.kegiatan.informasi import baris_informasi
from abk.store import Lembar, buka
from abk.store.informasi import jawaban_informasi
from abk.store.lembar import baris_dari_frame
from abk.tables.kolom import JENIS_PIMPINAN
from abk.tulisan.buku import WAKTU_TETAP
from abk.tulisan.sel import BUKU_TEKS


def tulis_petunjuk(buku: Any, gaya: Gaya, k: Kegiatan, instrumen: Instrumen, unit: str) -> None:
    """Front sheet: how to fill the form."""
    lembar = buku.add_worksheet(LEMBAR_PETUNJUK)
    lembar.set_column(0, 0, 4)
    lembar.set_column(1, 1, 110)
    lembar.write_string(0, 0, instrumen.judul.upper(), gaya["judul"])
    lembar.write_string(1, 0, f"{k.judul}; {unit}", gaya["subjudul"])
    lembar.write_string(2, 0, k.keterangan, gaya["subjudul"])
    for n, teks in enumerate(instrumen.petunjuk, 1):
        lembar.write_string(n + 3, 0, f"{n}.", gaya["petunjuk"])
        lembar.write_string(n + 3, 1, teks, gaya["petunjuk"])
    lembar.protect()
    lembar.hide_gridlines(2)
    lembar.set_landscape()
    lembar.set_paper(9)
    lembar.fit_to_pages(1, 0)


def tulis_data(
    buku: Any,
    k: Kegiatan,
    instrumen: Instrumen,
    kode_unit: str,
    jabatan: Sequence[Mapping[str, Any]],
    isi: Sequence[Lembar],
) -> None:
    """Hidden sheet: what the workbook is, whose it is, and the factors of its formulas."""
    leluhur = {kode for kode, _ in k.induk(kode_unit)} | {kode_unit}
    unit = [{**u, "urutan": n} for n, u in enumerate(baris_json(k.unit)) if u["kode_unit"] in leluhur]
    letak = {str(kode): n for n, kode in enumerate(k.jabatan["kode_jabatan"])}
    baris: list[tuple[str, Any]] = [
        ("format", FORMAT),
        ("instrumen", instrumen.versi),
        ("kegiatan", {"identitas": sidik_kegiatan(k.pengaturan), "sidik": k.sidik, "kode_unit": kode_unit}),
        ("pengaturan", k.pengaturan.model_dump(mode="json")),
        *(("unit", u) for u in unit),
        *(("jabatan", {**j, "urutan": letak[str(j["kode_jabatan"])]}) for j in jabatan),
        *(
            (
                "lembar",
                {
                    "kode_jabatan": i.kode_jabatan,
                    "baris": len(i.uraian_tugas),
                    **dict(zip(("sidik", "informasi"), sidik_jawaban(i), strict=True)),
                },
            )
            for i in isi
        ),
    ]
    lembar = buku.add_worksheet(LEMBAR_DATA)
    for n, (jenis, nilai) in enumerate(baris):
        lembar.write_string(n, 0, jenis)
        lembar.write_string(n, 1, json.dumps(nilai, ensure_ascii=True, sort_keys=True))
    angka = faktor(k)
    for kolom, tabel in ((KOLOM_PERIODE, angka.periode), (KOLOM_SATUAN, angka.satuan)):
        for n, (kata, nilai) in enumerate(tabel.items()):
            lembar.write_string(n, kolom, kata)
            lembar.write_number(n, kolom + 1, nilai)
    lembar.write_string(0, KOLOM_TETAPAN, "waktu_kerja_efektif_menit")
    lembar.write_number(0, KOLOM_TETAPAN + 1, angka.waktu_kerja_efektif)
    lembar.protect()
    lembar.very_hidden()


_TEMUAN_MAKS = 8


def ekspor_formulir(
    k: Kegiatan,
    folder: Path,
    *,
    lembar: Mapping[str, Lembar] | None = None,
    versi: str | None = None,
    pustaka: pd.DataFrame | None = None,
) -> list[Path]:
    """Write a workbook for each unit with posts of its own or no unit below it, in tree order; all or none.

    As :func:`buku_formulir`. Raises OSError if the disk does not take them.
    """
    with together(Path(folder)) as tulis:
        return [tulis(*satu) for satu in buku_formulir(k, lembar=lembar, versi=versi, pustaka=pustaka)]


def buku_formulir(
    k: Kegiatan,
    *,
    lembar: Mapping[str, Lembar] | None = None,
    versi: str | None = None,
    pustaka: pd.DataFrame | None = None,
) -> Iterator[tuple[str, bytes]]:
    """File name and content of each workbook, in tree order.

    `lembar` has the answers that are not in the tables (ikhtisar, responden, atasan, peralatan); `pustaka`
    norms to offer where a task has none, besides those of the kegiatan that rest on evidence. The same
    kegiatan gives the same bytes.
    """
    bahan = replace(_Bahan.dari(k, lembar or {}, instrumen(versi)), norma=norma_kosong(k, pustaka))
    induk = set(k.unit["kode_induk"].dropna())
    berpunya = set(k.jabatan["kode_unit"])
    unit = [str(u) for u in k.rekap.index if u in berpunya or u not in induk]
    nama = file_names(unit, "formulir-", ".xlsx")
    for kode in unit:
        yield nama[kode], _isi_buku(bahan, kode)


def ekspor_sumber(sumber: str | Path, folder: Path) -> list[Path]:
    """Workbooks of any source (:func:`abk.open`); of a store with all that its sheets hold."""
    if "://" not in str(sumber):
        return ekspor_formulir(buka_sumber(sumber), folder)
    gudang = buka(str(sumber))
    terisi = [str(k) for k, n in gudang.daftar_lembar()[["kode_jabatan", "versi"]].to_numpy() if n]
    return ekspor_formulir(gudang.kegiatan(), folder, lembar={k: gudang.lembar(k) for k in terisi})


@dataclass(frozen=True)
class _Bahan:
    """Everything the workbooks share."""

    k: Kegiatan
    lembar: Mapping[str, Lembar]
    letak: TataLetak
    tugas: Mapping[str, pd.DataFrame]
    rincian: pd.DataFrame
    hasil: pd.DataFrame
    temuan: Mapping[str, list[str]]
    tanya: Mapping[str, Mapping[str, list[str]]]
    norma: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    informasi: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def dari(cls, k: Kegiatan, lembar: Mapping[str, Lembar], versi: Instrumen) -> _Bahan:
        beban = beban_hidup(k)
        hasil = hasil_jabatan(
            k.jabatan, beban.per_jabatan, k.aturan, pembulatan=k.pembulatan, minimum_satu=k.minimum_satu
        )
        temuan: dict[str, list[str]] = {}
        for t in k.temuan:
            if t.kode_jabatan and t.tingkat in {"cacat", "ragu"}:
                teks = f"Perlu diperiksa: {_sebut_baris(k, t.tabel, t.baris)}{t.pesan}. {t.saran}"
                temuan.setdefault(t.kode_jabatan, []).append(teks)
        tugas = {str(kode): isi for kode, isi in k.uraian_tugas.groupby("kode_jabatan", sort=False)}
        informasi = jawaban_informasi(baris_informasi(k) or [])
        tanya = _pertanyaan(k)
        return cls(
            k, lembar, TataLetak(versi), tugas, beban.rincian, hasil, temuan, tanya, informasi=informasi
        )

    def isi(self, jabatan: Mapping[str, Any]) -> Lembar:
        kode = str(jabatan["kode_jabatan"])
        if kode in self.lembar:  # it holds more than the tables: other answers, texts that are no numbers yet
            return jawaban(self.lembar[kode])
        milik = self.tugas.get(kode)
        baris = () if milik is None else tuple(baris_dari_frame(milik))
        informasi = self.informasi.get(kode, {})
        return jawaban(Lembar(kode, bezetting=jabatan["bezetting"], uraian_tugas=baris, **informasi))


def _pertanyaan(k: Kegiatan) -> dict[str, dict[str, list[str]]]:
    """Open questions about each post, by the number of the task: a branch is held against the whole."""
    seluruh = k
    while seluruh.dari is not None and seluruh.dari[1] is seluruh.terperiksa:
        seluruh = seluruh.dari[0]
    milik = set(k.jabatan["kode_jabatan"])
    hasil: dict[str, dict[str, list[str]]] = {}
    for satu in daftar_tanda(seluruh):
        if satu.kode_jabatan in milik and not satu.jawaban:
            hasil.setdefault(satu.kode_jabatan, {}).setdefault(satu.nomor, []).append(satu.pertanyaan)
    return hasil


def _sebut_baris(k: Kegiatan, tabel: str, baris: int | None) -> str:
    if tabel != "uraian_tugas" or baris is None:
        return ""
    return f"nomor {k.uraian_tugas['nomor'].get(baris - 2, '?')}, "


def _isi_buku(bahan: _Bahan, kode_unit: str) -> bytes:
    keluar = io.BytesIO()  # a full disk is told by what writes it there, and by nothing else
    buku = xlsxwriter.Workbook(keluar, BUKU_TEKS)
    buku.set_properties({"title": bahan.letak.instrumen.judul, "created": WAKTU_TETAP})
    gaya = Gaya(buku)
    milik = bahan.k.jabatan[bahan.k.jabatan["kode_unit"] == kode_unit]
    jabatan = baris_json(milik)
    unit = baris_json(bahan.k.unit)
    nama_unit = next(str(u["nama_unit"]) for u in unit if u["kode_unit"] == kode_unit)
    tulis_petunjuk(buku, gaya, bahan.k, bahan.letak.instrumen, kata_unit(nama_unit, kode_unit))
    isi = [bahan.isi(j) for j in jabatan]
    nama = nama_lembar([i.kode_jabatan for i in isi])
    for j, satu in zip(jabatan, isi, strict=True):
        lembar = buku.add_worksheet(nama[satu.kode_jabatan])
        tulis_lembar(
            lembar, gaya, bahan.letak, _bahan_lembar(bahan, j, satu, kata_unit(nama_unit, kode_unit))
        )
    if bahan.letak.instrumen.informasi:
        nama_lain = nama_informasi([i.kode_jabatan for i in isi])
        for j, satu in zip(jabatan, isi, strict=True):
            kata = kata_terkunci(bahan.letak.instrumen, j)["nama_jabatan"]
            siapa = kata_siapa(kata, kata_unit(nama_unit, kode_unit))
            tulis_informasi(
                buku.add_worksheet(nama_lain[satu.kode_jabatan]), gaya, bahan.letak.instrumen, satu, siapa
            )
    tulis_data(buku, bahan.k, bahan.letak.instrumen, kode_unit, jabatan, isi)
    buku.get_worksheet_by_name(nama[isi[0].kode_jabatan] if isi else LEMBAR_PETUNJUK).activate()
    buku.close()
    return keluar.getvalue()


def _bahan_lembar(bahan: _Bahan, jabatan: Mapping[str, Any], isi: Lembar, unit: str) -> BahanLembar:
    k, kode = bahan.k, isi.kode_jabatan
    pendekatan = str(jabatan["pendekatan"] or "tugas_per_tugas")
    milik = bahan.tugas.get(kode)
    rincian = bahan.rincian.loc[milik.index] if milik is not None else bahan.rincian.iloc[:0]
    menit = _menurut_nomor(rincian, "beban_kerja_menit", isi)
    orang = _menurut_nomor(rincian, "bagian_orang", isi)
    hasil = cast("dict[str, Any]", bahan.hasil.loc[kode].to_dict())
    jenis, ada = str(jabatan["jenis_jabatan"] or ""), isi.bezetting
    kaki = Kaki(
        menit=float(hasil["beban_kerja_menit"]),
        kebutuhan=float(hasil["kebutuhan"]),
        kebutuhan_bulat=int(hasil["kebutuhan_bulat"]),
        bezetting=int(ada) if isinstance(ada, (int, float)) else None,
        belum_lengkap=sum(
            m is None and bool(t["uraian_tugas"]) for m, t in zip(menit, isi.uraian_tugas, strict=True)
        ),
        pembulatan=k.pembulatan,
        paling_sedikit_satu=k.minimum_satu and jenis in JENIS_PIMPINAN,
        responden=isi.responden,
        atasan=isi.atasan,
        perlu_diperiksa=bahan.temuan.get(kode, [])[:_TEMUAN_MAKS],
    )
    identitas = kata_terkunci(bahan.letak.instrumen, jabatan)
    jke = f"{k.aturan.waktu_kerja_efektif_menit:,}".replace(",", ".")
    aturan = f"{k.aturan.singkatan}; waktu kerja efektif {jke} menit per orang per tahun"
    subjudul = (f"{k.judul}; {k.instansi}".strip("; "), f"{unit}. {aturan}", k.keterangan)
    konstanta = konstanta_jenjang(k, jabatan["jenjang"]) if pendekatan == "angka_kredit" else None
    tanya = bahan.tanya.get(kode, {})
    tengah, norma = k.aturan.norma_tengah, bahan.norma.get(kode, {})
    return BahanLembar(
        isi, identitas, subjudul, pendekatan, konstanta, menit, orang, kaki, tengah, tanya, norma
    )


def _menurut_nomor(rincian: pd.DataFrame, kolom: str, isi: Lembar) -> list[float | None]:
    """Figures of the task rows of a sheet."""
    nilai = dict(zip(rincian["nomor"].astype(str), rincian[kolom], strict=True))
    angka = [nilai.get(str(t["nomor"])) for t in isi.uraian_tugas]
    return [None if a is None or pd.isna(a) else float(a) for a in angka]
