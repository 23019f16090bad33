"""A kegiatan out of the store: the latest sheets, judged as a folder is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from sqlalchemy import Connection, select

from abk.errors import Temuan
from abk.kegiatan import Kegiatan, Pengaturan, kaidah
from abk.kegiatan.informasi import pasang_informasi
from abk.store.galat import RusakError
from abk.store.informasi import dari_lembar
from abk.store.lembar import KOLOM_BARIS, Lembar
from abk.store.simpan import TERAKHIR, lembar_dari_baris
from abk.store.skema import JABATAN, LEMBAR, LEMBAR_VERSI, METADATA, PENGATURAN, UNIT
from abk.tables import JABATAN as TABEL_JABATAN
from abk.tables import SEMUA_TABEL, URAIAN_TUGAS, TabelTerperiksa, validate_semua
from abk.tables import UNIT as TABEL_UNIT
from abk.tables.sel import isi_teks
from abk.tulisan.malas import pd

Identitas = Literal["unit", "jabatan"]
_TABEL = {t.name: tabel for t, tabel in ((UNIT, TABEL_UNIT), (JABATAN, TABEL_JABATAN))}
_KOLOM_TUGAS = tuple(k for k in KOLOM_BARIS if k in URAIAN_TUGAS.nama_kolom)
_KOLOM_DAFTAR = ("kode_jabatan", "kode_unit", "nama_jabatan", "status", "versi", "diubah", "oleh")


def kegiatan(c: Connection, asal: str) -> Kegiatan:
    """Kegiatan of the latest versions.

    Raises DataError on structural faults among units and posts. A row of a sheet is never one: without a
    number, or with one used twice, it is a fault of that row alone, and it is left out of the sums.
    """
    atur = pengaturan(c)
    unit, jabatan = identitas(c, "unit"), identitas(c, "jabatan")
    # Whoever sees only part of the ministry sees it as a tree of its own.
    unit["kode_induk"] = unit["kode_induk"].where(unit["kode_induk"].isin(unit["kode_unit"]), None)
    jabatan["kode_atasan"] = jabatan["kode_atasan"].where(
        jabatan["kode_atasan"].isin(jabatan["kode_jabatan"]), None
    )
    lembar, rusak = semua_lembar(c)
    for kolom in ("bezetting", "pendekatan"):
        isi = [getattr(lembar[k], kolom) if k in lembar else None for k in jabatan["kode_jabatan"]]
        jabatan[kolom] = pd.Series([v if v != "" else None for v in isi], index=jabatan.index, dtype="object")
    baris, temuan = _baris_tugas(lembar[k] for k in jabatan["kode_jabatan"] if k in lembar)
    tugas = pd.DataFrame(baris, columns=list(URAIAN_TUGAS.nama_kolom), dtype="object")
    berkas = {t.nama: t.nama for t in SEMUA_TABEL}
    hasil = validate_semua(
        {"unit": unit, "jabatan": jabatan, "uraian_tugas": tugas},
        berkas=berkas,
        desimal=atur.desimal,
        lembar=True,
        kaidah=kaidah(atur),
    )
    temuan += [
        Temuan("cacat", "lembar_utuh", r.pesan, r.saran, "jabatan", f"lembar {kode}", kode_jabatan=kode)
        for kode, r in rusak.items()
    ]
    k = Kegiatan(atur, _dengan_letak(hasil, temuan, tugas), asal)
    return pasang_informasi(k, dari_lembar(lembar[s] for s in jabatan["kode_jabatan"] if s in lembar))


def semua_lembar(c: Connection) -> tuple[dict[str, Lembar], dict[str, RusakError]]:
    """Latest version of every sheet that was ever saved, by its post; and why, where it cannot be read."""
    lembar: dict[str, Lembar] = {}
    rusak: dict[str, RusakError] = {}
    for baris in c.execute(TERAKHIR):
        try:
            lembar[baris.kode_jabatan] = lembar_dari_baris(baris, baris.keadaan)
        except RusakError as salah:
            rusak[baris.kode_jabatan] = salah
    return lembar, rusak


def daftar_lembar(c: Connection) -> pd.DataFrame:
    """Every post and the state of its sheet.

    kode_jabatan, kode_unit, nama_jabatan, status (``kosong`` before the first save), versi (0 then),
    diubah (UTC), oleh; in the order of the posts.
    """
    tanya = (
        select(
            JABATAN.c.kode_jabatan,
            JABATAN.c.kode_unit,
            JABATAN.c.nama_jabatan,
            LEMBAR.c.status,
            LEMBAR.c.versi,
            LEMBAR_VERSI.c.waktu,
            LEMBAR_VERSI.c.oleh,
        )
        .outerjoin(LEMBAR, LEMBAR.c.kode_jabatan == JABATAN.c.kode_jabatan)
        .outerjoin(
            LEMBAR_VERSI,
            (LEMBAR_VERSI.c.kode_jabatan == LEMBAR.c.kode_jabatan) & (LEMBAR_VERSI.c.versi == LEMBAR.c.versi),
        )
        .order_by(JABATAN.c.urutan)
    )
    frame = pd.DataFrame(c.execute(tanya).all(), columns=list(_KOLOM_DAFTAR), dtype="object")
    return frame.assign(
        status=frame["status"].fillna("kosong"),
        versi=frame["versi"].fillna(0).astype("int64"),
        diubah=pd.to_datetime(frame["diubah"], utc=True, format="ISO8601", errors="coerce"),
        oleh=frame["oleh"].fillna(""),
    )


def pengaturan(c: Connection) -> Pengaturan:
    """Settings of the kegiatan, the defaults where none were saved; RusakError if they cannot be read."""
    isi = c.execute(
        select(PENGATURAN.c.isi).order_by(PENGATURAN.c.versi.desc()).limit(1)
    ).scalar_one_or_none()
    try:
        return Pengaturan.model_validate_json(isi or "{}")
    except ValueError as salah:
        raise RusakError(
            "Pengaturan kegiatan dalam gudang tidak terbaca.",
            "Simpan pengaturan itu lagi, atau pulihkan dari cadangan.",
        ) from salah


def identitas(c: Connection, nama: Identitas) -> pd.DataFrame:
    """Units or posts in their order, as they were written: nothing is judged."""
    return pd.DataFrame(baris_identitas(c, nama), columns=_kolom(nama), dtype="object")


def baris_identitas(c: Connection, nama: Identitas) -> list[dict[str, Any]]:
    """As :func:`identitas`, a mapping of columns for each row."""
    tabel = METADATA.tables[nama]
    baris = c.execute(select(*(tabel.c[k] for k in _kolom(nama))).order_by(tabel.c.urutan))
    return [dict(satu) for satu in baris.mappings()]


def _kolom(nama: Identitas) -> list[str]:
    return [k for k in _TABEL[nama].nama_kolom if k in METADATA.tables[nama].c]


def _baris_tugas(semua: Iterable[Lembar]) -> tuple[list[dict[str, Any]], list[Temuan]]:
    """Rows of all sheets, and the faults of rows without a number of their own."""
    hasil: list[dict[str, Any]] = []
    temuan: list[Temuan] = []
    for lembar in semua:
        sudah: set[str] = set()
        for tempat, baris in enumerate(lembar.uraian_tugas, 1):
            if not any(v is not None for v in baris.values()):
                continue
            nomor = isi_teks(str(baris["nomor"] or "")) or ""
            if not nomor or nomor in sudah:
                temuan.append(_temuan_nomor(lembar.kode_jabatan, len(hasil) + 2, nomor, tempat))
                nomor = f"{nomor} ({tempat})".strip()
                while nomor in sudah:
                    nomor += "*"
            sudah.add(nomor)
            satu = {k: baris[k] for k in _KOLOM_TUGAS}
            hasil.append({**satu, "kode_jabatan": lembar.kode_jabatan, "nomor": nomor})
    return hasil, temuan


def _temuan_nomor(kode: str, baris: int, nomor: str, tempat: int) -> Temuan:
    pesan = f"nomor {nomor} dipakai dua kali dalam lembar ini" if nomor else "nomor kosong"
    saran = f"Beri nomor sendiri pada tugas ke-{tempat}."
    aturan = "nomor_tunggal" if nomor else "nomor_terisi"
    letak = ("uraian_tugas", "uraian_tugas", baris, "nomor", nomor, kode)
    return Temuan("cacat", aturan, pesan, saran, *letak)


def _dengan_letak(hasil: TabelTerperiksa, temuan: list[Temuan], tugas: pd.DataFrame) -> TabelTerperiksa:
    """Findings that point at the sheet and its row, since a store has no file to open."""
    letak: Mapping[int, str] = {
        n + 2: f"lembar {kode} nomor {nomor}"
        for n, (kode, nomor) in enumerate(zip(tugas["kode_jabatan"], tugas["nomor"], strict=True))
    }

    def tunjuk(t: Temuan) -> Temuan:
        if t.tabel != "uraian_tugas" or t.baris is None:
            return t
        return replace(t, berkas=letak.get(t.baris, t.berkas))

    return TabelTerperiksa(hasil.tabel, [tunjuk(t) for t in (*temuan, *hasil.temuan)])
