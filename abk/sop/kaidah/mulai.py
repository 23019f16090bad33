"""A case begins: its units, its procedure, its officials."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from abk.sop.catatan.isi import IsiMulai, baca_isi
from abk.sop.catatan.pejabat import NAMA_PERAN, Pejabat, pejabat_dari_dict
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import AlurError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.kaidah.posisi import catat_riwayat
from abk.sop.kaidah.rantai import periksa_tanda_tangan
from abk.sop.kaidah.slot import DAFTAR_PEJABAT, USULAN
from abk.sop.prosedur import Langkah, Prosedur, prosedur_dari_json


def keadaan_awal(e: Peristiwa) -> Keadaan:
    """State after the first event.

    Raises
    ------
    AlurError
        If units, procedure or officials are not what a case needs, with every fault; or its author, one of
        these officials, did not sign it.
    """
    isi = baca_isi(IsiMulai, e.isi)
    if e.masukan or set(e.keluaran) - {DAFTAR_PEJABAT, USULAN} or e.makna or e.langkah or e.unit:
        raise AlurError("Pembukaan alur membawa hal yang bukan miliknya.", "Ulangi tindakannya.")
    if len(set(isi.unit)) != len(isi.unit) or not all(map(_kode_sah, isi.unit)):
        raise AlurError("Daftar unit memuat kode kosong, berulang, atau tidak sah.", "Perbaiki daftarnya.")
    pejabat = pejabat_dari_dict(isi.pejabat)
    periksa_tanda_tangan({p.id: p for p in pejabat}, e)
    acuan = prosedur_dari_json(isi.prosedur)
    langkah = _langkah(acuan, isi.opsional)
    periksa_pejabat(pejabat, isi.unit)
    periksa_lengkap(pejabat, langkah, isi.unit)
    awal = Keadaan(
        kode=e.alur,
        tahun=e.tahun,
        judul=isi.judul,
        unit=tuple(isi.unit),
        profil=isi.profil,
        ganti_profil=MappingProxyType(isi.ganti_profil),
        prosedur=acuan,
        langkah=langkah,
        pejabat=MappingProxyType({p.id: p for p in pejabat}),
        posisi=langkah[0].kode,
        mulai=e.saat,
        slot=MappingProxyType(dict(e.keluaran)),
        zona=isi.zona,
    )
    return catat_riwayat(awal, e.saat)


def _kode_sah(unit: str) -> bool:
    """Whether a code of a unit can stand behind the colon of a slot."""
    return unit.strip() == unit != "" and ":" not in unit and unit.isprintable()


def _langkah(acuan: Prosedur, opsional: Iterable[str]) -> tuple[Langkah, ...]:
    """Steps that the case takes: all but the optional ones that were not chosen."""
    pilih = list(opsional)
    ada = {k.kode for k in acuan.langkah if k.opsional}
    if set(pilih) - ada or len(set(pilih)) != len(pilih):
        raise AlurError(
            f"Langkah opsional {', '.join(sorted(set(pilih) - ada)) or 'berulang'} tidak dikenal.",
            f"Yang dapat dipilih: {', '.join(sorted(ada)) or 'tidak ada'}.",
        )
    return tuple(k for k in acuan.langkah if not k.opsional or k.kode in pilih)


def periksa_pejabat(pejabat: Iterable[Pejabat], unit: Iterable[str]) -> None:
    """Refuse a list in which two officials share a key, or a role is held for a unit outside the case.

    Raises
    ------
    AlurError
        With every fault at once.
    """
    semua, milik = list(pejabat), set(unit)
    kunci: dict[str, list[str]] = {}
    for satu in semua:
        kunci.setdefault(satu.kunci, []).append(satu.id)
    salah = [f"{' dan '.join(i)} memakai kunci yang sama" for i in kunci.values() if len(i) > 1]
    salah += [
        f"{p.id}: unit {t.unit} tidak ikut dalam alur ini"
        for p in semua
        for t in p.penugasan
        if t.unit and t.unit not in milik
    ]
    if salah:
        raise AlurError(
            f"Daftar pejabat tidak sah: {'; '.join(salah)}.", "Satu orang satu kunci, satu peran."
        )


def periksa_lengkap(pejabat: Iterable[Pejabat], langkah: Iterable[Langkah], unit: Iterable[str]) -> None:
    """Refuse a list that leaves a step without anybody who could ever do it.

    Raises
    ------
    AlurError
        With every role that nobody holds.
    """
    ada = {(t.peran, t.unit) for p in pejabat for t in p.penugasan}
    perlu = [(k.pelaksana, "") for k in langkah if k.pelaksana != "unit"] + [("unit", u) for u in unit]
    kurang = [f"{NAMA_PERAN[p]}{f' {u}' if u else ''}" for p, u in dict.fromkeys(perlu) if (p, u) not in ada]
    if kurang:
        raise AlurError(f"Belum ada pejabat untuk: {', '.join(kurang)}.", "Tambahkan ke daftar pejabat.")
