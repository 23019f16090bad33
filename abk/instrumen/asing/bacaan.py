"""Foreign workbooks as tables of a kegiatan, each answer with its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from abk.errors import Temuan
from abk.instrumen.asing.abk_kes import ABK_KES
from abk.instrumen.asing.bentuk import BarisAsing, TabelTinjau
from abk.instrumen.asing.hitungan import volume_per_hari
from abk.instrumen.asing.pembagi import PERIODE_JAM
from abk.instrumen.asing.peta import Peta
from abk.instrumen.asing.pratinjau import Pratinjau, tinjau_buku
from abk.instrumen.asing.rentang import JAM_MENIT, MENIT_DETIK, DuaBacaan
from abk.instrumen.asing.rincian import induk_beranak
from abk.instrumen.asing.tanya import KALIKAN, baris_berjumlah, tanpa_nama_jabatan
from abk.instrumen.asing.tercetak import catatan_tabel
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.asing.ukuran import MENURUT_KOLOM, MENURUT_PEMBAGI
from abk.instrumen.galat import BerkasError, TemuanSel
from abk.instrumen.sandbox import BukuMentah, baca_buku
from abk.peraturan import Aturan
from abk.peraturan import aturan as aturan_bawaan
from abk.tables import JABATAN, URAIAN_TUGAS, validate_semua
from abk.tulisan.format import ringkas
from abk.tulisan.markup import kutip

_TAMPIL = 60
_GANTI = "Ganti isinya bila bukan itu maksudnya."
_BATAS = ("norma_min", "norma_maks")
_UJUNG = {"minimal": 0, "maksimal": 1, JAM_MENIT: 0, MENIT_DETIK: 1}
_KOLOM_JABATAN = ("kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan", "bezetting")


@dataclass(frozen=True)
class TabelAsing:
    """Tables read from a foreign workbook.

    jabatan, uraian_tugas : typed as :data:`abk.tables.JABATAN` and :data:`abk.tables.URAIAN_TUGAS`
    sumber : one row an answer: kode_jabatan, nomor, kolom, lembar, sel
    temuan : doubts and faults in what was read, with cells
    """

    jabatan: pd.DataFrame
    uraian_tugas: pd.DataFrame
    sumber: pd.DataFrame
    temuan: tuple[TemuanSel, ...] = ()


def baca_asing(
    berkas: Path | str,
    peta: Peta | None = None,
    jabatan: pd.DataFrame | None = None,
    aturan: Aturan | None = None,
) -> TabelAsing:
    """Tables of a foreign workbook; BerkasError with open questions and the cells that cannot be taken.

    jabatan, aturan : as in :func:`abk.instrumen.asing.pratinjau`
    """
    return bacaan(baca_buku(Path(berkas)), peta, jabatan, aturan)


def bacaan(
    buku: BukuMentah,
    peta: Peta | None = None,
    jabatan: pd.DataFrame | None = None,
    aturan: Aturan | None = None,
) -> TabelAsing:
    """As :func:`baca_asing`, of a workbook that was read already."""
    aturan = aturan or aturan_bawaan()
    semua = tinjau_buku(buku, peta, jabatan, aturan)
    tugas = [t for t in semua if isinstance(t, TinjauTugas)]
    p = Pratinjau(buku.berkas, tuple(t.tabel if isinstance(t, TinjauTugas) else t for t in semua))
    if not any(t.tabel.baris for t in tugas) and not p.terbuka and not p.ditolak:
        saran = "Pastikan berkas ini memuat tabel uraian tugas dengan volume dan norma waktu, atau tunjukkan "
        saran += "kepalanya: abk impor … --peta peta.yaml --kepala 5 --kolom uraian_tugas=B --kolom volume=D."
        saran += " Pendekatan hasil, objek, atau peralatan kerja ditulis dalam tabel: abk mulai."
        if any(t.jenis == "abk_kes" for t in p.tabel):
            saran = ABK_KES
        raise BerkasError("Tidak ada uraian tugas yang dapat dibaca.", saran, buku.berkas)
    if not p.siap:
        raise _belum_siap(p)
    posisi: list[dict[str, Any]] = []
    baris: list[dict[str, Any]] = []
    sumber: list[dict[str, str]] = []
    catatan: list[TemuanSel] = []
    for satu in tugas:
        if satu.tabel.dipakai:
            catatan += _kumpulkan(satu, posisi, baris, sumber, aturan, buku.berkas)
            catatan += catatan_tabel(satu, [*baris_dipakai(satu)], buku.berkas)
    return _tabel(posisi, baris, sumber, buku.berkas, catatan)


def _belum_siap(p: Pratinjau) -> BerkasError:
    tolak = p.ditolak
    garis = [f"  - {t}" for t in tolak[:_TAMPIL]]
    garis += [f"  - {tabel.kunci} {t}" for tabel, t in p.terbuka[:_TAMPIL]]
    if sisa := max(0, len(tolak) - _TAMPIL) + max(0, len(p.terbuka) - _TAMPIL):
        garis.append(f"  - dan {sisa} lagi")
    pesan = f"{len(tolak)} sel ditolak, {len(p.terbuka)} pertanyaan belum dijawab:\n" + "\n".join(garis)
    lembar, sel = (tolak[0].lembar, tolak[0].sel) if tolak else ("", "")
    saran = ["Perbaiki sel itu"] * bool(tolak) + ["isi jawabannya di berkas peta"] * bool(p.terbuka)
    return BerkasError(pesan, ", dan ".join(saran).capitalize() + ", lalu ulangi.", p.berkas, lembar, sel)


def _kumpulkan(
    tinjauan: TinjauTugas,
    jabatan: list[dict[str, Any]],
    baris: list[dict[str, Any]],
    sumber: list[dict[str, str]],
    aturan: Aturan,
    berkas: str,
) -> Iterable[TemuanSel]:
    """Rows of one table, put to those before; notes on what was told in another period."""
    tabel = tinjauan.tabel
    dipakai = list(baris_dipakai(tinjauan))
    for n, satu in enumerate(tabel.jabatan):
        milik = [b for b in dipakai if b.bagian == n]
        if not milik:
            continue
        kode = tabel.jawaban(f"jabatan.{n + 1}.kode_jabatan")
        nilai = {
            "kode_jabatan": kode,
            "kode_unit": tabel.jawaban(f"jabatan.{n + 1}.kode_unit"),
            "nama_jabatan": satu.nama or tabel.jawaban(f"jabatan.{n + 1}.nama_jabatan"),
            "jenis_jabatan": tabel.jawaban(f"jabatan.{n + 1}.jenis_jabatan"),
            "bezetting": satu.bezetting,
        }
        if kode not in {j["kode_jabatan"] for j in jabatan}:
            jabatan.append(nilai)
        letak = {"nama_jabatan": satu.sel, "bezetting": satu.sel_bezetting}
        sumber += [
            {"kode_jabatan": kode, "nomor": "", "kolom": k, "lembar": tabel.lembar, "sel": s}
            for k, s in letak.items()
            if s
        ]
        sudah = sum(b["kode_jabatan"] == kode for b in baris)
        for nomor, b in zip(_nomor(milik, sudah), milik, strict=True):
            baris.append({"kode_jabatan": kode, "nomor": nomor, **isi_baris(tinjauan, b, aturan)})
            for kolom, aturan_sel, pesan, saran in _catatan_sel(tinjauan, b, baris[-1]):
                yield TemuanSel("catatan", aturan_sel, pesan, saran, "uraian_tugas", berkas,
                                kode_jabatan=kode, lembar=tabel.lembar, sel=b.sel[kolom])  # fmt: skip
            sumber += [
                {"kode_jabatan": kode, "nomor": nomor, "kolom": k, "lembar": tabel.lembar, "sel": s}
                for k, s in b.sel.items()
                if k in URAIAN_TUGAS.nama_kolom and k != "kode_jabatan"
            ]


def baris_dipakai(tinjauan: TinjauTugas) -> Iterable[BarisAsing]:
    """Task rows that the answers leave in."""
    tabel = tinjauan.tabel
    anak = induk_beranak(tabel.baris)
    keluar: set[int] = set()
    if tabel.jawaban("induk_dan_anak") == "anak":
        keluar |= set(anak)
    elif tabel.jawaban("induk_dan_anak") == "induk":
        keluar |= {n for daftar in anak.values() for n in daftar}
    if tabel.jawaban("baris_jumlah") == "lewati":
        grid, isi = tinjauan.grid, tinjauan.isi.baris
        keluar |= {b.baris for b in baris_berjumlah(grid, tinjauan.kolom, isi, tinjauan.pembagi)}
    if tabel.jawaban("isi_ke_bawah") == "tidak":
        keluar |= tanpa_nama_jabatan(tinjauan.grid, tinjauan.kolom, tabel.baris)
    for satu in tabel.baris:
        lewat = satu.tersembunyi and tabel.jawaban("baris_tersembunyi") == "lewati"
        if satu.baris not in keluar and not lewat:
            yield satu


def _nomor(baris: list[BarisAsing], sudah: int) -> list[str]:
    """Numbers as written where they are there and tell the rows apart, else 1, 2, 3 …"""
    nomor = [b.nomor for b in baris]
    if sudah or "" in nomor or max(Counter(nomor).values()) > 1:
        return [str(sudah + n) for n in range(1, len(baris) + 1)]
    return nomor


def _periode(tinjauan: TinjauTugas, baris: BarisAsing) -> str:
    """Period of the volume of a row: its own, that of its divisor, or that of the whole table."""
    periode = baris.periode or tinjauan.tabel.jawaban("periode")
    return tinjauan.ukuran.periode.get(baris.baris, "") if periode == MENURUT_PEMBAGI else periode


def _catatan_sel(
    tinjauan: TinjauTugas, baris: BarisAsing, isi: Mapping[str, Any]
) -> Iterable[tuple[str, str, str, str]]:
    """Column, rule, message and advice on a number that was read otherwise than it is written."""
    for kolom, per in (("volume", baris.periode), ("norma_waktu", isi["satuan_waktu"])):
        tempat = (baris.baris, tinjauan.kolom[kolom])
        nilai = baris.angka["volume"].nilai if kolom == "volume" else isi[kolom]
        if tinjauan.grid.angka(*tempat).masalah and nilai is not None:
            kata = per if kolom == "norma_waktu" else f"per {per}" if per else ""
            pesan = f"{kolom} {kutip(tinjauan.grid.isi(*tempat))} dibaca {ringkas(nilai)} {kata}".rstrip()
            yield kolom, "dibaca_sebagai", pesan, _GANTI
    if _periode(tinjauan, baris) == PERIODE_JAM:
        pesan = (
            f"volume {ringkas(baris.angka['volume'].nilai)} per jam (menurut pembagi 60) dinyatakan sebagai "
            f"{ringkas(isi['volume'])} per hari kerja efektif"
        )
        yield "volume", "volume_per_jam", pesan, "Periksa apakah tugas itu memang dikerjakan setiap jam."


def _volume(tinjauan: TinjauTugas, baris: BarisAsing, aturan: Aturan) -> float | None:
    tabel = tinjauan.tabel
    # A merged cell that counts once counts in its first row.
    if "volume" in baris.gabungan and tabel.jawaban("sel_gabungan") == "baris_pertama":
        return None
    volume = baris.angka["volume"].nilai
    if volume is not None and tabel.jawaban("frekuensi") == KALIKAN:
        volume *= baris.angka["frekuensi"].nilai or 0
    if volume is not None and _periode(tinjauan, baris) == PERIODE_JAM:
        volume = float(Fraction(volume) * volume_per_hari(aturan))
    return volume


def _norma(tabel: TabelTinjau, baris: BarisAsing) -> float | None:
    if "norma_waktu" in baris.gabungan and tabel.jawaban("sel_gabungan") == "baris_pertama":
        return None
    ujung = _UJUNG.get(tabel.jawaban(baris.dua.tanya)) if baris.dua else None
    return baris.angka["norma_waktu"].nilai if ujung is None or not baris.dua else baris.dua.nilai[ujung]


def isi_baris(tinjauan: TinjauTugas, baris: BarisAsing, aturan: Aturan) -> dict[str, Any]:
    """Answers of one task row, as the mapping has them so far."""
    tabel = tinjauan.tabel
    periode = _periode(tinjauan, baris)
    satuan = baris.satuan or ("" if baris.satuan_lain else tabel.jawaban("satuan_waktu"))
    if tabel.jawaban("satuan_kolom") not in {"", MENURUT_KOLOM}:
        satuan = tabel.jawaban("satuan_kolom")
    terpendek, terlama = (None, None)
    match baris.dua:
        case DuaBacaan("norma_jam"):
            satuan = "menit"
        case DuaBacaan(nilai=rentang):
            terpendek, terlama = rentang
    batas = {k: baris.angka[k].nilai if k in baris.angka else None for k in ("norma_min", "norma_maks")}
    return {
        "uraian_tugas": baris.teks.get("uraian_tugas"),
        "hasil_kerja": baris.teks.get("hasil_kerja"),
        "volume": _volume(tinjauan, baris, aturan),
        "periode": "hari" if periode == PERIODE_JAM else periode,
        "norma_waktu": _norma(tabel, baris),
        "satuan_waktu": satuan,
        "norma_min": batas["norma_min"] or terpendek,
        "norma_maks": batas["norma_maks"] or terlama,
        "keterangan": baris.teks.get("keterangan"),
        "peralatan": baris.teks.get("peralatan"),
    }


def _tabel(
    jabatan: list[dict[str, Any]],
    baris: list[dict[str, Any]],
    sumber: list[dict[str, str]],
    berkas: str,
    catatan: Sequence[TemuanSel],
) -> TabelAsing:
    letak = pd.DataFrame(sumber, columns=["kode_jabatan", "nomor", "kolom", "lembar", "sel"], dtype="str")
    kolom = [
        k
        for k in (*URAIAN_TUGAS.nama_kolom, "peralatan")
        if k in {*(baris[0] if baris else ()), "kode_jabatan"}
        and (k not in _BATAS or any(b[k] is not None for b in baris))
    ]
    tugas = pd.DataFrame(baris, columns=kolom)
    posisi = pd.DataFrame(jabatan, columns=list(_KOLOM_JABATAN))
    kenal = [k for k in kolom if k in URAIAN_TUGAS.nama_kolom]
    hasil = validate_semua({"jabatan": posisi, "uraian_tugas": tugas[kenal]})
    tempat = {(s["kode_jabatan"], s["nomor"], s["kolom"]): s for s in sumber}
    temuan = [*catatan, *(_bersel(t, tugas, tempat, berkas) for t in hasil.temuan)]
    tertipe = hasil.tabel["uraian_tugas"]
    if "peralatan" in tugas.columns:
        tertipe = tertipe.assign(peralatan=tugas["peralatan"].astype("str").to_numpy())
    return TabelAsing(hasil.tabel["jabatan"][list(JABATAN.nama_kolom)], tertipe, letak, tuple(temuan))


def _bersel(
    t: Temuan, tugas: pd.DataFrame, tempat: dict[tuple[str, str, str], dict[str, str]], berkas: str
) -> TemuanSel:
    nomor = ""
    if t.tabel == "uraian_tugas" and t.baris is not None:
        nomor = str(tugas["nomor"].iloc[t.baris - 2])
    kode = str(t.kode_jabatan)
    # What has no cell of its own stands at the task, or at the post, or at its first row.
    calon = [(kode, nomor, t.kolom), (kode, nomor, "uraian_tugas"), (kode, "", "nama_jabatan")]
    milik = (s for k, s in tempat.items() if k[0] == kode)
    s = next((tempat[k] for k in calon if k in tempat), next(milik, {"lembar": "", "sel": ""}))
    isi: dict[str, Any] = {**t.sebagai_dict(), "berkas": berkas}
    return TemuanSel(**isi, lembar=s["lembar"], sel=s["sel"])
