"""A case begins with units (none within another), procedure, officials; these are appointed, files added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from abk.sop.catatan.isi import IsiLampir, IsiMulai, IsiTunjuk, baca_isi
from abk.sop.catatan.kunci import dari_peragaan
from abk.sop.catatan.pejabat import Pejabat, pejabat_dari_dict
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import AlurError, LangkahError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.kaidah.periksa import periksa_peran, periksa_tanda_tangan
from abk.sop.kaidah.posisi import catat_riwayat
from abk.sop.prosedur import Langkah, Prosedur, prosedur_dari_json
from abk.sop.slot import DAFTAR_PEJABAT, LAMPIRAN, USULAN
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip


def keadaan_awal(e: Peristiwa) -> Keadaan:
    """State after the first event.

    Raises AlurError if units, procedure or officials are not what a case needs, with every fault; or its
    author, one of these officials, did not sign it.
    """
    isi = baca_isi(IsiMulai, e.isi)
    if e.masukan or set(e.keluaran) - {DAFTAR_PEJABAT, USULAN} or e.makna or e.langkah or e.unit:
        raise AlurError("Pembukaan alur membawa hal yang bukan miliknya.", "Ulangi tindakannya.")
    if len(set(isi.unit)) != len(isi.unit) or not all(map(_kode_sah, isi.unit)):
        raise AlurError("Daftar unit memuat kode kosong, berulang, atau tidak sah.", "Perbaiki daftarnya.")
    acuan = prosedur_dari_json(isi.prosedur)
    pejabat = pejabat_dari_dict(isi.pejabat, acuan)
    periksa_tanda_tangan({p.id: p for p in pejabat}, e, acuan)
    langkah = _langkah(acuan, isi.opsional)
    periksa_pejabat(pejabat, isi.unit)
    periksa_lengkap(pejabat, acuan, langkah, isi.unit)
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
        # a play of before it was marked is told by its keys: all of them those of a play
        peragaan=isi.peragaan or all(dari_peragaan(p.kunci, p.id) for p in pejabat),
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
    return acuan.jalur(pilih)


def periksa_pejabat(pejabat: Iterable[Pejabat], unit: Iterable[str]) -> None:
    """Refuse a list in which two officials share a key, or a role is held for a unit outside the case."""
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


def periksa_lengkap(
    pejabat: Iterable[Pejabat], acuan: Prosedur, langkah: Iterable[Langkah], unit: Iterable[str]
) -> None:
    """Refuse a list that leaves a step without anybody who could ever do it."""
    ada = {(t.peran, t.unit) for p in pejabat for t in p.penugasan}
    peran = dict.fromkeys(k.pelaksana for k in langkah)
    perlu = [(p, u) for p in peran for u in (unit if acuan.per_unit_peran(p) else ("",))]
    kurang = [acuan.sebut_peran(p, u) for p, u in perlu if (p, u) not in ada]
    if kurang:
        raise AlurError(f"Belum ada pejabat untuk: {', '.join(kurang)}.", "Tambahkan ke daftar pejabat.")


_PANJANG_NAMA = 120


def tunjuk(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after an appointment."""
    isi = baca_isi(IsiTunjuk, e.isi)
    periksa_peran(keadaan, e, keadaan.prosedur.fungsi.menunjuk)
    if set(e.keluaran) - {DAFTAR_PEJABAT} or _lebih(e) or e.unit:
        raise LangkahError("Penunjukan hanya mengubah daftar pejabat.", "Ulangi tindakannya.")
    if dict(e.masukan) != {s: keadaan.slot[s] for s in e.keluaran if s in keadaan.slot}:
        raise LangkahError("Daftar nama sudah diubah orang lain.", "Muat ulang alurnya, lalu tunjuk lagi.")
    baru = {p.id: p for p in pejabat_dari_dict(isi.pejabat, keadaan.prosedur)}
    slot = MappingProxyType({**keadaan.slot, **e.keluaran})
    pejabat = MappingProxyType({**keadaan.pejabat, **baru})
    periksa_pejabat(pejabat.values(), keadaan.unit)
    periksa_lengkap(pejabat.values(), keadaan.prosedur, keadaan.langkah, keadaan.unit)
    return replace(keadaan, pejabat=pejabat, slot=slot)


def lampir(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State with an attachment more."""
    baca_isi(IsiLampir, e.isi)
    periksa_peran(keadaan, e, tuple(p.kode for p in keadaan.prosedur.peran))
    if (
        len(e.keluaran) != 1
        or e.masukan
        or _lebih(e)
        or (e.unit and not keadaan.prosedur.per_unit_peran(e.peran))
    ):
        raise LangkahError("Satu lampiran satu catatan.", "Lampirkan satu per satu.")
    slot = next(iter(e.keluaran))
    if slot == USULAN:
        if keadaan.posisi != keadaan.langkah[0].kode:
            raise LangkahError(
                "Usulan hanya dilampirkan sebelum langkah 1 selesai.", "Beri nama lampiran lain."
            )
    elif not _nama_lampiran(slot) or slot in keadaan.slot:
        raise LangkahError(
            f"Lampiran {kutip(slot)} sudah ada atau namanya tidak sah.",
            f"Nama lampiran: {LAMPIRAN}nama-baru.",
        )
    return replace(keadaan, slot=MappingProxyType({**keadaan.slot, **e.keluaran}))


def _lebih(e: Peristiwa) -> bool:
    """Whether an event that stands beside the steps claims something of a step."""
    return bool(e.langkah or e.makna)


def _nama_lampiran(slot: str) -> bool:
    nama = slot.removeprefix(LAMPIRAN)
    return nama != slot and nama.strip() == nama != "" and nama.isprintable() and len(nama) <= _PANJANG_NAMA


def salah_unit(tabel: pd.DataFrame, unit: Sequence[str]) -> list[str]:
    """What speaks against a choice of units of a table of units; better now than at step 7."""
    induk = dict(zip(tabel["kode_unit"], tabel["kode_induk"], strict=True))
    salah = [f"unit {u} tidak ada dalam gudang" for u in unit if u not in induk]
    for satu in (u for u in unit if u in induk):
        salah += [f"unit {satu} sudah termasuk dalam {u}" for u in _di_atas(satu, induk) if u in unit]
    return salah


def _di_atas(unit: str, induk: Mapping[str, object]) -> Iterator[str]:
    dilihat = {unit}
    while isinstance(atas := induk.get(unit), str) and atas not in dilihat:
        dilihat.add(atas)
        yield atas
        unit = atas
