"""The chain: an event continues it, once, and is signed by the one it names."""

from __future__ import annotations

from collections.abc import Mapping

from abk.sop.catatan.kanonik import adalah_sidik
from abk.sop.catatan.kunci import sidik_kunci
from abk.sop.catatan.pejabat import Pejabat
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import RantaiError, WewenangError
from abk.sop.kaidah.keadaan import Keadaan


def periksa_bentuk(e: Peristiwa) -> None:
    """Refuse fingerprints that are none.

    Raises
    ------
    RantaiError
        With all of them.
    """
    salah = [s for s, v in (*e.masukan.items(), *e.keluaran.items()) if not adalah_sidik(v)]
    if salah:
        raise RantaiError(f"Sidik isi tidak sah: {', '.join(sorted(salah))}.", "Ulangi dari berkasnya.")


def periksa_sambungan(keadaan: Keadaan, e: Peristiwa) -> None:
    """Refuse what does not continue this chain, now and only once.

    Raises
    ------
    RantaiError
        If it belongs elsewhere, comes late or twice, or its clock runs backwards.
    """
    if (e.alur, e.tahun) != (keadaan.kode, keadaan.tahun):
        raise RantaiError(
            f"Catatan itu milik alur {e.alur} tahun {e.tahun}, bukan {keadaan.kode} tahun {keadaan.tahun}.",
            "Catatan tidak dapat dipindahkan antaralur.",
        )
    if e.urut != keadaan.jumlah or e.sebelum != keadaan.kepala:
        raise RantaiError(
            f"Catatan ke-{e.urut + 1} tidak menyambung catatan ke-{keadaan.jumlah}.",
            "Muat ulang alurnya; mungkin orang lain baru saja mencatat sesuatu.",
        )
    if e.nonce in keadaan.nonce:
        raise RantaiError("Catatan itu sudah pernah dipakai.", "Buat tindakan baru.")
    if keadaan.terakhir is not None and e.saat < keadaan.terakhir:
        raise RantaiError(
            f"Waktu catatan ({e.waktu}) lebih awal daripada catatan sebelumnya.", "Periksa jam komputer."
        )


def periksa_tanda_tangan(pejabat: Mapping[str, Pejabat], e: Peristiwa) -> None:
    """Refuse what its author did not sign.

    Raises
    ------
    WewenangError
        If the author is unknown.
    RantaiError
        If the signature does not hold.
    """
    pelaku = pejabat.get(e.pelaku)
    if pelaku is None:
        raise WewenangError(
            f"Pelaku {e.pelaku!r} tidak terdaftar dalam alur ini.", "Minta Karo PO menunjuknya lebih dahulu."
        )
    if e.kunci != sidik_kunci(pelaku.kunci) or not e.sah(pelaku.kunci):
        raise RantaiError(
            f"Tanda tangan {e.pelaku} pada catatan ke-{e.urut + 1} tidak sah.",
            "Tanda tangani dengan kunci yang terdaftar atas nama pelaku itu.",
        )
