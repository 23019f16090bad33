"""A whole kegiatan into the store, in one transaction; a second time changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from abk.errors import DataError, ParameterError
from abk.kegiatan import Kegiatan, Pengaturan, tulisan_asli
from abk.store import fungsi
from abk.store.galat import KonflikError, StatusError
from abk.store.informasi import dengan_jawaban, tambah_informasi
from abk.store.keluar import semua_lembar
from abk.store.lembar import KOLOM_BARIS, Lembar, baris_dari_frame
from abk.store.peristiwa import Pelaku, catat, peristiwa
from abk.store.simpan import simpan, versi_baru
from abk.store.skema import JABATAN, PENGATURAN, UNIT
from abk.tables.pohon import temuan_lingkaran
from abk.tables.sel import isi_teks
from abk.tables.serupa import temuan_serupa
from abk.tables.silang import KODE_CONTOH
from abk.tulisan.malas import pd
from abk.tulisan.sidik import teks_waktu

_KUNCI = {"unit": "kode_unit", "jabatan": "kode_jabatan"}
_INDUK = {"unit": "kode_induk", "jabatan": "kode_atasan"}
_TANPA_URUTAN = {t.name: [k.name for k in t.columns if k.name != "urutan"] for t in (UNIT, JABATAN)}


def impor_kegiatan(c: Connection, k: Kegiatan, pelaku: Pelaku) -> dict[str, int]:
    """Bring a kegiatan in; how much was new or changed. StatusError if submitted sheets would change."""
    tulisan = tulisan_asli(k)
    jumlah = {"pengaturan": int(simpan_pengaturan(c, k.pengaturan, pelaku))}
    jumlah["unit"] = simpan_identitas(c, UNIT, rekaman_identitas(k.unit, UNIT, {}), pelaku)
    jumlah["jabatan"] = simpan_identitas(
        c, JABATAN, rekaman_identitas(k.jabatan, JABATAN, tulisan.get("jabatan", {})), pelaku
    )
    jumlah["lembar"] = _simpan_lembar(c, dengan_jawaban(lembar_kegiatan(k, tulisan), k), pelaku)
    if any(jumlah.values()):
        if fungsi.di_server(c):
            fungsi.catat_impor(c, jumlah, pelaku)
        else:
            catat(c, [peristiwa(pelaku, "impor", baru=jumlah)])
    return jumlah


def simpan_pengaturan(c: Connection, p: Pengaturan, pelaku: Pelaku) -> bool:
    """Save settings as a new version; False if they are what is there."""
    terakhir = c.execute(select(PENGATURAN).order_by(PENGATURAN.c.versi.desc()).limit(1)).one_or_none()
    lama = None if terakhir is None else Pengaturan.model_validate_json(terakhir.isi)
    if lama == p:
        return False
    versi = 1 if terakhir is None else int(terakhir.versi) + 1
    nilai = {
        "versi": versi,
        "isi": p.model_dump_json(),
        "oleh": pelaku.oleh,
        "waktu": teks_waktu(pelaku.waktu),
    }
    if fungsi.di_server(c):
        fungsi.sebut_pelaku(c, pelaku)
        c.execute(insert(PENGATURAN).values(**nilai))
        return True
    c.execute(insert(PENGATURAN).values(**nilai))
    sebelum, sesudah = (lama.model_dump(mode="json") if lama else {}), p.model_dump(mode="json")
    beda = [n for n, v in sesudah.items() if sebelum.get(n, object()) != v]
    berganti = {n: sebelum[n] for n in beda if n in sebelum} or None
    baru = {n: sesudah[n] for n in beda}
    catat(c, [peristiwa(pelaku, "pengaturan", versi=versi, lama=berganti, baru=baru)])
    return True


def simpan_identitas(c: Connection, tabel: Table, baris: Iterable[Mapping[str, Any]], pelaku: Pelaku) -> int:
    """Units or posts that are new or differ, saved; how many they were. The others are left alone."""
    kunci = _KUNCI[tabel.name]
    ada = {b[kunci]: dict(b) for b in c.execute(select(tabel)).mappings()}
    urutan = 1 + max((b["urutan"] for b in ada.values()), default=-1)
    baru: list[dict[str, Any]] = []
    kejadian: list[dict[str, Any]] = []
    if fungsi.di_server(c):
        fungsi.sebut_pelaku(c, pelaku)
    for satu in baris:
        kode = satu[kunci]
        lama = ada.get(kode)
        isi = {k: satu.get(k, lama and lama[k]) for k in _TANPA_URUTAN[tabel.name]}
        if lama is None:
            baru.append({**isi, "urutan": urutan + len(baru)})
            ada[kode] = baru[-1]
            sebelum, sesudah = None, {k: v for k, v in isi.items() if v is not None}
        else:
            beda = [k for k, v in isi.items() if v != lama[k]]
            if not beda:
                continue
            c.execute(update(tabel).where(tabel.c[kunci] == kode).values({k: isi[k] for k in beda}))
            sebelum, sesudah = {k: lama[k] for k in beda}, {k: isi[k] for k in beda}
            lama.update(isi)
        sebut = {k: isi[k] for k in ("kode_unit", "kode_jabatan") if k in isi}
        kejadian.append(peristiwa(pelaku, tabel.name, lama=sebelum, baru=sesudah, **sebut))
    if baru:
        c.execute(insert(tabel), baru)
    if kejadian:
        _tolak_susunan(tabel, ada)
    if not fungsi.di_server(c):
        catat(c, kejadian)
    return len(kejadian)


def _tolak_susunan(tabel: Table, ada: Mapping[str, Mapping[str, Any]]) -> None:
    """A unit above itself, or one that looks like another, would keep everybody from opening the kegiatan."""
    kolom = _INDUK[tabel.name]
    temuan = temuan_lingkaran({kode: b[kolom] or "" for kode, b in ada.items()}, tabel.name, kolom)
    temuan += temuan_serupa(ada, tabel.name, _KUNCI[tabel.name])
    if temuan:
        raise DataError(temuan)


def _simpan_lembar(c: Connection, semua: list[Lembar], pelaku: Pelaku) -> int:
    ada, rusak = semua_lembar(c)
    if sebab := next((rusak[s.kode_jabatan] for s in semua if s.kode_jabatan in rusak), None):
        raise sebab
    tertahan = []
    pertama: list[Lembar] = []
    berubah = 0
    for satu in semua:
        kini = ada.get(satu.kode_jabatan)
        if kini is None:
            pertama.append(satu)
            continue
        gabung = gabung_lembar(kini, satu).dengan(**tambah_informasi(kini, satu))
        if gabung.sidik == kini.sidik:
            continue
        if kini.status == "diajukan":
            tertahan.append(kini.kode_jabatan)
            continue
        simpan(c, gabung, kini.versi, pelaku)
        berubah += 1
    if tertahan:
        raise StatusError(
            f"Impor dibatalkan: {len(tertahan)} lembar sudah diajukan: {', '.join(tertahan[:8])}.",
            "Kembalikan lembar itu dahulu, atau keluarkan dari impor.",
        )
    if pertama and fungsi.di_server(c):
        if not fungsi.simpan_pertama(c, pertama, pelaku):
            kosong = Lembar(pertama[0].kode_jabatan)
            raise KonflikError(kosong, kosong, pertama[0])
    else:
        versi_baru(c, [(Lembar(p.kode_jabatan), p) for p in pertama], "draf", pelaku, "simpan")
    return berubah + len(pertama)


def gabung_lembar(kini: Lembar, masuk: Lembar) -> Lembar:
    """Answers of a folder over a sheet: what a folder cannot say stays."""
    tambahan = {b["nomor"]: {k: b[k] for k in ("peralatan", "disalin_dari")} for b in kini.uraian_tugas}
    baris = tuple({**b, **tambahan.get(b["nomor"], {})} for b in masuk.uraian_tugas)
    return kini.dengan(bezetting=masuk.bezetting, pendekatan=masuk.pendekatan, uraian_tugas=baris)


def lembar_kegiatan(k: Kegiatan, tulisan: Mapping[str, Mapping[int, Mapping[str, str]]]) -> Iterable[Lembar]:
    """Sheet of each post of a kegiatan; `tulisan` holds the texts of its unreadable cells."""
    baris: dict[str, list[dict[str, Any]]] = {}
    tugas = k.uraian_tugas
    asli = tulisan.get("uraian_tugas", {})
    for label, kode, satu in zip(tugas.index, tugas["kode_jabatan"], baris_dari_frame(tugas), strict=True):
        mentah = {n: v for n, v in asli.get(int(label), {}).items() if n in KOLOM_BARIS and satu[n] is None}
        baris.setdefault(kode, []).append({**satu, **mentah})
    jabatan = k.jabatan
    kolom = zip(
        jabatan.index, jabatan["kode_jabatan"], jabatan["bezetting"], jabatan["pendekatan"], strict=True
    )
    for label, kode, bezetting, pendekatan in kolom:
        asli_bezetting = tulisan.get("jabatan", {}).get(int(label), {}).get("bezetting")
        yield Lembar(
            kode,
            bezetting=asli_bezetting if pd.isna(bezetting) else int(bezetting),
            pendekatan="" if pd.isna(pendekatan) else pendekatan,
            uraian_tugas=tuple(baris.get(kode, ())),
        )


def rekaman_identitas(
    frame: pd.DataFrame, tabel: Table, asli: Mapping[int, Mapping[str, str]]
) -> Iterable[dict[str, Any]]:
    """Rows of units or posts as the store keeps them, unreadable cells as the text they were."""
    kolom = [k for k in _TANPA_URUTAN[tabel.name] if k in frame.columns]
    for label, *nilai in zip(frame.index, *(frame[k].astype("object") for k in kolom), strict=True):
        satu = {k: None if pd.isna(v) else str(v) for k, v in zip(kolom, nilai, strict=True)}
        yield satu | {n: v for n, v in asli.get(int(label), {}).items() if n in satu and satu[n] is None}


def periksa_identitas(tabel: Table, isian: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of a unit or post as texts; raises ParameterError on an unknown column or an empty key."""
    asing = sorted(set(isian) - set(_TANPA_URUTAN[tabel.name]))
    kunci = _KUNCI[tabel.name]
    bersih = {k: None if v is None or isi_teks(str(v)) is None else str(v) for k, v in isian.items()}
    if asing or not bersih.get(kunci):
        pesan = f"Kolom tidak dikenal: {', '.join(asing)}." if asing else f"{kunci} kosong."
        raise ParameterError(pesan, f"Kolom {tabel.name}: {', '.join(_TANPA_URUTAN[tabel.name])}.")
    if str(bersih[kunci]).startswith(KODE_CONTOH):
        raise ParameterError(
            f"{bersih[kunci]} adalah baris contoh, bukan data.", "Hapus baris itu dari sumbernya."
        )
    return bersih
