"""What will fall, as a page: shown before a return or an edit is signed."""

from __future__ import annotations

from collections.abc import Mapping

from abk.kokpit.akibat import Akibat
from abk.kokpit.halaman.dasar import urutan
from abk.kokpit.halaman.unsur import kotak, saat, tabel
from abk.sop import Keadaan, Nama
from abk.sop.papan import jabatan
from abk.tulisan.markup import Html, el


def gambar_akibat(akibat: Akibat, keadaan: Keadaan, nama: Mapping[str, Nama]) -> Html:
    """What will fall, of which units, and what is due afterwards.

    Parameters
    ----------
    akibat : told by the rules
    keadaan : the case as it is
    nama : names of the officials
    """
    giliran = [f"langkah {kode}{f' ({u})' if u else ''}" for kode, u in akibat.posisi]
    unit = list(dict.fromkeys(p.unit for p in akibat.gugur if p.unit))
    if akibat.gugur:
        kata = f"{len(akibat.gugur)} persetujuan akan gugur dan langkahnya diulang"
        kata += f"; unit yang terkena: {urutan(unit)}." if unit else "."
    else:
        kata = "Tidak ada persetujuan yang gugur."
    putusan = sum(len(d.perubahan) for d in akibat.putusan)
    return kotak(
        "awas",
        el("p", el("strong", kata)),
        _daftar(akibat, keadaan, nama) if akibat.gugur else None,
        el("p", f"{putusan} putusan rapat tidak berlaku lagi.") if putusan else None,
        el(
            "p",
            f"Sesudah itu giliran: {urutan(giliran)}."
            if giliran
            else "Sesudah itu tidak ada langkah tersisa.",
        ),
    )


def _daftar(akibat: Akibat, keadaan: Keadaan, nama: Mapping[str, Nama]) -> Html:
    baris = [
        (
            f"{p.langkah} · {satu.ringkas if (satu := keadaan.satu_langkah(p.langkah)) else ''}",
            p.unit or "semua unit",
            urutan(p.makna),
            jabatan(nama, p.pelaku, p.sebutan),
            saat(p.waktu, keadaan.zona),
        )
        for p in akibat.gugur
    ]
    return tabel(("Langkah", "Unit", "Arti", "Oleh", "Waktu"), baris, "Persetujuan yang akan gugur")
