"""Cases of a store: started, opened, listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from abk.errors import AbkError
from abk.sop.alur import Alur
from abk.sop.catat import Bawaan, Tanda, assemble, lengkapi
from abk.sop.catatan.pejabat import Nama, Pejabat, tulis_nama
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.galat import AlurError
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.prosedur import Prosedur
from abk.sop.slot import DAFTAR_PEJABAT, USULAN
from abk.store.case_store import CaseStore, Rekaman
from abk.tulisan.markup import kutip


class HasCases(Protocol):
    """Whatever keeps cases: a store (:class:`abk.store.Gudang`)."""

    @property
    def alur(self) -> CaseStore:
        """The shelf of the cases."""


def mulai(
    gudang: HasCases,
    tanda: Tanda,
    *,
    kode: str,
    tahun: int,
    judul: str,
    unit: Sequence[str],
    prosedur: Prosedur,
    pejabat: Sequence[Pejabat],
    nama: Mapping[str, Nama],
    profil: str,
    opsional: Sequence[str] = (),
    usulan: bytes | None = None,
    zona: str = "Asia/Jakarta",
    ganti_profil: Mapping[str, Any] | None = None,
    peragaan: bool = False,
) -> Alur:
    """Start a case, as Karo PO, or as Kabag Ortala on the initiative of his division.

    ``peragaan`` marks it as a play, for good: only there officials may have keys that are no secret.

    Raises AlurError if something is missing or the code is taken, a key proves nothing, or a procedure of
    one's own bears the name of a shipped one; nothing is stored then.
    """
    isi: dict[str, Any] = {
        "judul": judul,
        "unit": list(unit),
        "prosedur": prosedur.sebagai_json(),
        "profil": profil,
        "ganti_profil": dict(ganti_profil or {}),
        "zona": zona,
        "opsional": list(opsional),
        "pejabat": [p.sebagai_dict() for p in pejabat],
        **({"peragaan": True} if peragaan else {}),
    }
    berkas = {DAFTAR_PEJABAT: tulis_nama(nama), **({USULAN: usulan} if usulan is not None else {})}
    tanpa_nama = sorted({p.id for p in pejabat} - set(nama))
    if tanpa_nama:
        raise AlurError(f"Nama pejabat belum ada: {', '.join(tanpa_nama)}.", "Lengkapi daftar namanya.")
    bawaan = Bawaan(isi, berkas=berkas)
    jadi: list[tuple[Peristiwa, Keadaan]] = []

    def buat(_baris: list[str]) -> tuple[Rekaman, dict[str, tuple[str, bytes]]]:
        daftar = {p.id: p for p in pejabat}
        e = assemble(
            None,
            "mulai",
            tanda,
            prosedur.fungsi.memulai,
            "",
            "",
            bawaan,
            kode=kode,
            tahun=tahun,
            pejabat=daftar,
            acuan=prosedur,
        )
        rekaman, isi_berkas, baru = lengkapi(None, e, bawaan, gudang.alur)
        jadi.append((e, baru))
        return rekaman, isi_berkas

    gudang.alur.mulai(kode, tahun, judul, buat)
    e, keadaan = jadi[-1]
    return Alur(gudang.alur, (e,), keadaan)


def satu_kode(rak: CaseStore) -> str:
    """Code of the only case of a store; an AlurError where there is none, or several."""
    ada = [str(satu["kode"]) for satu in rak.daftar()]
    if not ada:
        raise AlurError("Gudang belum berisi alur.", "Mulai dengan: abk sop mulai")
    if len(ada) > 1:
        raise AlurError(f"Gudang berisi {len(ada)} alur: {', '.join(ada)}.", "Sebut kode alurnya.")
    return ada[0]


@dataclass(frozen=True)
class BarisDaftar:
    """A case of a store as its signed first event names it; ``salah`` says what speaks against it.

    ``mulai`` is when that event was signed; None, and no title, where it cannot be read or is not signed.
    """

    kode: str
    jumlah: int
    judul: str = ""
    tahun: int | None = None
    mulai: dt.datetime | None = None
    peragaan: bool = False
    salah: str = ""


def daftar_alur(gudang: HasCases) -> list[BarisDaftar]:
    """Cases of a store, oldest first: what is said of them was signed, what the table says beside is not.

    One that cannot be read is listed, with the reason, and stops nobody.
    """
    return [_baris_daftar(gudang.alur, satu) for satu in gudang.alur.daftar()]


def _baris_daftar(rak: CaseStore, tabel: Mapping[str, Any]) -> BarisDaftar:
    kode, jumlah = str(tabel["kode"]), int(tabel["jumlah"])
    try:
        baris = rak.rekaman(kode)
        awal = lanjutkan(None, baca_baris(baris[0], 1)) if baris else None
    except AbkError as galat:
        return BarisDaftar(kode, jumlah, salah=f"{galat.pesan} Jalankan: abk sop verifikasi")
    if awal is None or awal.kode != kode:
        return BarisDaftar(kode, jumlah, salah="catatannya milik alur lain; jalankan: abk sop verifikasi")
    beda = (awal.judul, awal.tahun) != (tabel["judul"], tabel["tahun"])
    kata = "judul atau tahun dalam tabel gudang lain daripada yang ditandatangani" if beda else ""
    return BarisDaftar(kode, jumlah, awal.judul, awal.tahun, awal.mulai, awal.peragaan, kata)


def buka_alur(gudang: HasCases, kode: str = "") -> Alur:
    """Case of a store, every event of it judged anew wherever a line of its log is another.

    Raises AlurError if there is no such case, or several and none is named; RantaiError if its log is not one
    unbroken, signed chain.
    """
    kode = kode or satu_kode(gudang.alur)
    baris = gudang.alur.rekaman(kode)
    if not baris:
        raise AlurError(f"Alur {kutip(kode)} tidak ada.", "Lihat daftarnya: abk sop daftar ALAMAT")
    peristiwa, keadaan = _dijalankan(tuple(baris))
    if keadaan is None or keadaan.kode != kode:
        raise AlurError(f"Catatan alur {kutip(kode)} milik alur lain.", "Jalankan: abk sop verifikasi")
    return Alur(gudang.alur, peristiwa, keadaan)


@lru_cache(maxsize=4)  # the same lines always give the same: each page of a report opens the case anew
def _dijalankan(baris: tuple[str, ...]) -> tuple[tuple[Peristiwa, ...], Keadaan | None]:
    """Events of a log, each judged, and the state in which they leave the case."""
    peristiwa: list[Peristiwa] = []
    keadaan: Keadaan | None = None
    for nomor, satu in enumerate(baris, 1):
        peristiwa.append(baca_baris(satu, nomor))
        keadaan = lanjutkan(keadaan, peristiwa[-1])
    return tuple(peristiwa), keadaan
