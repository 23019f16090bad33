"""Officials are appointed, attachments are added."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from abk.sop.catatan.isi import IsiLampir, IsiTunjuk, baca_isi
from abk.sop.catatan.pejabat import NAMA_PERAN, pejabat_dari_dict
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import LangkahError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.kaidah.mulai import periksa_lengkap, periksa_pejabat
from abk.sop.kaidah.slot import DAFTAR_PEJABAT, LAMPIRAN, USULAN
from abk.sop.kaidah.wewenang import periksa_peran

_PANJANG_NAMA = 120
_PENUNJUK = ("karo_po", "sesmenko")


def tunjuk(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after an appointment."""
    isi = baca_isi(IsiTunjuk, e.isi)
    periksa_peran(keadaan, e, _PENUNJUK)
    if set(e.keluaran) - {DAFTAR_PEJABAT} or _lebih(e) or e.unit:
        raise LangkahError("Penunjukan hanya mengubah daftar pejabat.", "Ulangi tindakannya.")
    if dict(e.masukan) != {s: keadaan.slot[s] for s in e.keluaran if s in keadaan.slot}:
        raise LangkahError("Daftar nama sudah diubah orang lain.", "Muat ulang alurnya, lalu tunjuk lagi.")
    baru = {p.id: p for p in pejabat_dari_dict(isi.pejabat)}
    slot = MappingProxyType({**keadaan.slot, **e.keluaran})
    pejabat = MappingProxyType({**keadaan.pejabat, **baru})
    periksa_pejabat(pejabat.values(), keadaan.unit)
    periksa_lengkap(pejabat.values(), keadaan.langkah, keadaan.unit)
    return replace(keadaan, pejabat=pejabat, slot=slot)


def lampir(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State with an attachment more."""
    baca_isi(IsiLampir, e.isi)
    periksa_peran(keadaan, e, tuple(NAMA_PERAN))
    if len(e.keluaran) != 1 or e.masukan or _lebih(e) or (e.unit and e.peran != "unit"):
        raise LangkahError("Satu lampiran satu catatan.", "Lampirkan satu per satu.")
    slot = next(iter(e.keluaran))
    if slot == USULAN:
        if keadaan.posisi != keadaan.langkah[0].kode:
            raise LangkahError(
                "Usulan hanya dilampirkan sebelum langkah 1 selesai.", "Beri nama lampiran lain."
            )
    elif not _nama_lampiran(slot) or slot in keadaan.slot:
        raise LangkahError(
            f"Lampiran {slot!r} sudah ada atau namanya tidak sah.", f"Nama lampiran: {LAMPIRAN}nama-baru."
        )
    return replace(keadaan, slot=MappingProxyType({**keadaan.slot, **e.keluaran}))


def _lebih(e: Peristiwa) -> bool:
    """Whether an event that stands beside the steps claims something of a step."""
    return bool(e.langkah or e.makna)


def _nama_lampiran(slot: str) -> bool:
    nama = slot.removeprefix(LAMPIRAN)
    return nama != slot and nama.strip() == nama != "" and nama.isprintable() and len(nama) <= _PANJANG_NAMA
