"""Foreign workbooks as tables of a kegiatan, each answer with its cell, and as mapped into a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from abk.errors import AbkError, Temuan
from abk.instrumen.asing.bentuk import BarisTugas, TabelTinjau
from abk.instrumen.asing.peta import Peta
from abk.instrumen.asing.pratinjau import Pratinjau, tinjau_buku
from abk.instrumen.asing.tanya import MENURUT_KOLOM, MENURUT_PEMBAGI, Pembagi, induk_beranak
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.buku.jawaban import polos
from abk.instrumen.buku.laporan import HasilLembar, LaporanImpor, LembarDibaca, PerubahanSel, perubahan_sel
from abk.instrumen.galat import BerkasError, TemuanSel
from abk.instrumen.pertanyaan import VERSI_BAWAAN
from abk.instrumen.sandbox import baca_buku
from abk.store import KOLOM_BARIS, Gudang, Lembar
from abk.store.lembar import beda
from abk.tables import JABATAN, URAIAN_TUGAS, validate_semua

_TAMPIL = 12
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


def baca_asing(berkas: Path | str, peta: Peta | None = None) -> TabelAsing:
    """Tables of a foreign workbook; BerkasError with open questions and the cells that cannot be taken."""
    buku = baca_buku(Path(berkas))
    semua = tinjau_buku(buku, peta)
    tugas = [t for t in semua if isinstance(t, TinjauTugas)]
    p = Pratinjau(buku.berkas, tuple(t.tabel if isinstance(t, TinjauTugas) else t for t in semua))
    if not any(t.tabel.baris for t in tugas) and not p.terbuka and not p.ditolak:
        saran = "Pastikan berkas ini memuat tabel uraian tugas dengan volume dan norma waktu."
        raise BerkasError("Tidak ada uraian tugas yang dapat dibaca.", saran, buku.berkas)
    if not p.siap:
        raise _belum_siap(p)
    jabatan: list[dict[str, Any]] = []
    baris: list[dict[str, Any]] = []
    sumber: list[dict[str, str]] = []
    for satu in tugas:
        _kumpulkan(satu, jabatan, baris, sumber)
    return _tabel(jabatan, baris, sumber, buku.berkas)


def _belum_siap(p: Pratinjau) -> BerkasError:
    tolak = p.ditolak
    garis = [f"  - {t}" for t in tolak[:_TAMPIL]]
    garis += [f"  - {tabel.kunci} {t.nama}: {t.teks} ({t.bukti})" for tabel, t in p.terbuka[:_TAMPIL]]
    sisa = max(0, len(tolak) - _TAMPIL) + max(0, len(p.terbuka) - _TAMPIL)
    garis += [f"  - dan {sisa} lagi"] if sisa else []
    pesan = f"{len(tolak)} sel ditolak, {len(p.terbuka)} pertanyaan belum dijawab:\n" + "\n".join(garis)
    lembar, sel = (tolak[0].lembar, tolak[0].sel) if tolak else ("", "")
    return BerkasError(pesan, "Perbaiki sel itu, dan isi jawabannya di berkas peta.", p.berkas, lembar, sel)


def _kumpulkan(
    tinjauan: TinjauTugas,
    jabatan: list[dict[str, Any]],
    baris: list[dict[str, Any]],
    sumber: list[dict[str, str]],
) -> None:
    tabel = tinjauan.tabel
    dipakai = list(baris_dipakai(tabel))
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
            baris.append({"kode_jabatan": kode, "nomor": nomor, **_isi(tabel, b, tinjauan.pembagi)})
            sumber += [
                {"kode_jabatan": kode, "nomor": nomor, "kolom": k, "lembar": tabel.lembar, "sel": s}
                for k, s in b.sel.items()
                if k in URAIAN_TUGAS.nama_kolom and k != "kode_jabatan"
            ]


def baris_dipakai(tabel: TabelTinjau) -> Iterable[BarisTugas]:
    """Task rows that the answers leave in."""
    anak = induk_beranak(tabel.baris)
    keluar: set[int] = set()
    if tabel.jawaban("induk_dan_anak") == "anak":
        keluar |= set(anak)
    elif tabel.jawaban("induk_dan_anak") == "induk":
        keluar |= {n for daftar in anak.values() for n in daftar}
    for satu in tabel.baris:
        lewat = satu.tersembunyi and tabel.jawaban("baris_tersembunyi") == "lewati"
        if satu.baris not in keluar and not lewat:
            yield satu


def _nomor(baris: list[BarisTugas], sudah: int) -> list[str]:
    """Numbers as written where they are there and tell the rows apart, else 1, 2, 3 …"""
    nomor = [b.nomor for b in baris]
    if sudah or "" in nomor or max(Counter(nomor).values()) > 1:
        return [str(sudah + n) for n in range(1, len(baris) + 1)]
    return nomor


def _isi(tabel: TabelTinjau, baris: BarisTugas, pembagi: Any) -> dict[str, Any]:
    periode = baris.periode or tabel.jawaban("periode")
    if periode == MENURUT_PEMBAGI:
        bagi: Pembagi | None = pembagi.get(baris.baris)
        arti = {p for _, p in bagi.arti} if bagi else set()
        periode = next(iter(arti)) if len(arti) == 1 else ""
    satuan = baris.satuan or tabel.jawaban("satuan_waktu")
    if tabel.jawaban("satuan_kolom") not in {"", MENURUT_KOLOM}:
        satuan = tabel.jawaban("satuan_kolom")
    # A merged cell that counts once counts in its first row.
    sekali = {k for k in baris.gabungan if tabel.jawaban("sel_gabungan") == "baris_pertama"}
    return {
        "uraian_tugas": baris.teks.get("uraian_tugas"),
        "hasil_kerja": baris.teks.get("hasil_kerja"),
        "volume": None if "volume" in sekali else baris.angka["volume"].nilai,
        "periode": periode,
        "norma_waktu": None if "norma_waktu" in sekali else baris.angka["norma_waktu"].nilai,
        "satuan_waktu": satuan,
        "keterangan": baris.teks.get("keterangan"),
        "peralatan": baris.teks.get("peralatan"),
    }


def _tabel(
    jabatan: list[dict[str, Any]], baris: list[dict[str, Any]], sumber: list[dict[str, str]], berkas: str
) -> TabelAsing:
    letak = pd.DataFrame(sumber, columns=["kode_jabatan", "nomor", "kolom", "lembar", "sel"], dtype="str")
    kolom = [
        k
        for k in (*URAIAN_TUGAS.nama_kolom, "peralatan")
        if k in {*(baris[0] if baris else ()), "kode_jabatan"}
    ]
    tugas = pd.DataFrame(baris, columns=kolom)
    posisi = pd.DataFrame(jabatan, columns=list(_KOLOM_JABATAN))
    kenal = [k for k in kolom if k in URAIAN_TUGAS.nama_kolom]
    hasil = validate_semua({"jabatan": posisi, "uraian_tugas": tugas[kenal]})
    tempat = {(s["kode_jabatan"], s["nomor"], s["kolom"]): s for s in sumber}
    temuan = [_bersel(t, tugas, tempat, berkas) for t in hasil.temuan]
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
    s = tempat.get((str(t.kode_jabatan), nomor, t.kolom), {"lembar": "", "sel": ""})
    isi: dict[str, Any] = {**t.sebagai_dict(), "berkas": berkas}
    return TemuanSel(**isi, lembar=s["lembar"], sel=s["sel"])


_IDENTITAS = ("kode_jabatan", "kode_unit", "nama_jabatan", "jenis_jabatan")


def impor_asing(berkas: Path | str, peta: Peta, gudang: Gudang, oleh: str, alasan: str = "") -> LaporanImpor:
    """Bring a mapped foreign workbook into a store that knows the units; a known post keeps its identity.

    Answers of a sheet are replaced by a new version, and the report names each. Raises BerkasError if the
    workbook is not ready, or names a unit that the store does not know.
    """
    nama = Path(berkas).name
    tabel = baca_asing(berkas, peta)
    asing = sorted(set(tabel.jabatan["kode_unit"]) - set(gudang.identitas("unit")["kode_unit"]))
    if asing:
        saran = "Perbaiki kode unit di peta, atau daftarkan unit itu di gudang dahulu."
        raise BerkasError(f"Unit {', '.join(asing)} tidak ada dalam gudang.", saran, nama)
    identitas = gudang.identitas("jabatan")
    dikenal = dict(zip(identitas["kode_jabatan"], identitas["kode_unit"], strict=True))
    lain = [
        b
        for b in tabel.jabatan.to_dict("records")
        if dikenal.get(b["kode_jabatan"], b["kode_unit"]) != b["kode_unit"]
    ]
    if lain:
        kata = ", ".join(f"{b['kode_jabatan']} ({dikenal[b['kode_jabatan']]})" for b in lain)
        saran = "Perbaiki kode jabatan atau kode unit di peta."
        raise BerkasError(f"Jabatan ini milik unit lain dalam gudang: {kata}.", saran, nama)
    belum = tabel.jabatan[~tabel.jabatan["kode_jabatan"].isin(dikenal)]
    if not belum.empty:
        pos = [{n: b[n] for n in _IDENTITAS} for b in belum.to_dict("records")]
        gudang.simpan_identitas([], pos, oleh=oleh, alasan=alasan)
    baru = [f"jabatan {kode}" for kode in belum["kode_jabatan"]]
    dibaca: list[LembarDibaca] = []
    diubah: list[PerubahanSel] = []
    ditolak: list[TemuanSel] = []
    for satu in tabel.jabatan.to_dict("records"):
        kode = str(satu["kode_jabatan"])
        kini = gudang.lembar(kode)
        isi = _lembar(tabel, kode, satu["bezetting"], kini)
        letak = str(next(iter(tabel.sumber.query("kode_jabatan == @kode")["lembar"]), ""))
        hasil: HasilLembar = "sama"
        if isi.sidik != kini.sidik or not kini.versi:
            try:
                gudang.simpan_draf(isi, versi_dasar=kini.versi, oleh=oleh, alasan=alasan)
            except AbkError as salah:
                hasil = "ditolak"
                ditolak.append(_temuan(nama, letak, kode, salah))
            else:
                hasil = "disimpan"
                diubah += _perubahan(nama, tabel, kini, isi)
        banyak = len(isi.uraian_tugas)
        versi, unit = kini.versi + (hasil == "disimpan"), str(satu["kode_unit"])
        dibaca.append(LembarDibaca(nama, letak, kode, banyak, hasil, versi, unit))
    ragu = tuple(t for t in tabel.temuan if t.tingkat != "catatan")
    catatan = tuple(t for t in tabel.temuan if t.tingkat == "catatan")
    return LaporanImpor(tuple(dibaca), tuple(diubah), ragu, tuple(ditolak), baru=tuple(baru), catatan=catatan)


def _lembar(tabel: TabelAsing, kode: str, bezetting: Any, kini: Lembar) -> Lembar:
    milik = tabel.uraian_tugas[tabel.uraian_tugas["kode_jabatan"] == kode]
    kolom = [k for k in KOLOM_BARIS if k in milik.columns]
    baris = tuple({k: polos(b[k]) for k in kolom} for b in milik.to_dict("records"))
    return kini.dengan(
        bezetting=kini.bezetting if pd.isna(bezetting) else int(bezetting),
        instrumen_versi=VERSI_BAWAAN,
        uraian_tugas=baris,
    )


def _perubahan(berkas: str, tabel: TabelAsing, lama: Lembar, baru: Lembar) -> Iterable[PerubahanSel]:
    kode = baru.kode_jabatan
    letak = {
        (s["nomor"], s["kolom"]): (s["lembar"], s["sel"])
        for s in tabel.sumber.query("kode_jabatan == @kode").to_dict("records")
    }
    sel = (s for s in beda(lama, baru) if s.kolom != "instrumen_versi")
    return perubahan_sel(berkas, kode, sel, lambda nomor, kolom: letak.get((nomor, kolom), ("", "")))


def _temuan(berkas: str, lembar: str, kode: str, salah: AbkError) -> TemuanSel:
    return TemuanSel(
        "cacat", "keadaan_lembar", salah.pesan, salah.saran, berkas=berkas, kode_jabatan=kode, lembar=lembar
    )
