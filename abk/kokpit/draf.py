"""What was typed on the page of a step and not signed: kept in the store, brought back after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.errors import AbkError
from abk.kokpit.form import BARIS_TERBANYAK, Form, bentuk
from abk.kokpit.pages.konfirmasi import Konfirmasi
from abk.naskah import Fakta
from abk.store import Gudang

RUANG = "isian"
"""Room of the drafts of steps."""

PEMBERITAHUAN = (
    "Isian yang belum ditandatangani disimpan di gudang sebagai draf, juga bila halaman ditutup. Siapa pun "
    "yang dapat membaca gudang dapat membacanya."
)
"""What a page says of it."""


class DrafIsian:
    """The draft of one official at one step; ``dasar`` tells what it was typed for."""

    def __init__(self, gudang: Gudang, nama: str, dasar: str) -> None:
        self.gudang, self.nama, self.dasar = gudang, nama, dasar
        self.galat = ""

    def simpan(self, form: Form, konfirmasi: Konfirmasi | None) -> None:
        """Keep what the fields hold; where that fails, the work goes on, and :attr:`galat` says so."""
        jawaban = konfirmasi.sebagai_draf() if konfirmasi is not None else {}
        isi = {"dasar": self.dasar, "isian": sebagai_draf(form), "jawaban": jawaban}
        try:
            self.gudang.draf.simpan(RUANG, self.nama, isi)
            self.galat = ""
        except AbkError as salah:
            self.galat = f"Draf tidak tersimpan: {salah.pesan}"

    def pulihkan(self, form: Form, konfirmasi: Konfirmasi | None) -> bool:
        """Bring back what was typed; whether there was anything."""
        lama = self.gudang.draf.baca(RUANG, self.nama, "sendiri")
        if lama is None or lama.get("dasar") != self.dasar:
            return False
        pulihkan(form, lama.get("isian"))
        if konfirmasi is not None:
            konfirmasi.pulihkan(lama.get("jawaban"))
        return True

    def hapus(self) -> None:
        """Forget it: it was signed."""
        try:
            self.gudang.draf.hapus(RUANG, self.nama)
        except AbkError as salah:
            self.galat = f"Draf tidak terhapus: {salah.pesan}"


def sebagai_draf(form: Form) -> dict[str, dict[str, Any]]:
    """What the fields of a form show; rows of a list in their order."""
    return {s.slot: {f.nama: _keluar(f, form.nilai[s.slot][f.nama]) for f in s.fakta} for s in form.naskah}


def _keluar(f: Fakta, nilai: Any) -> Any:
    return list(nilai.values()) if bentuk(f) in {"larik", "tabel"} else nilai


def pulihkan(form: Form, isi: object) -> None:
    """Put into a form what a draft holds; what does not fit its questions any more is passed over."""
    semua = isi if isinstance(isi, Mapping) else {}
    for satu in form.naskah:
        milik = semua.get(satu.slot)
        for f in satu.fakta:
            if isinstance(milik, Mapping) and f.nama in milik and _pas(f, milik[f.nama]):
                form.nilai[satu.slot][f.nama] = form.nilai_awal(f, _masuk(f, milik[f.nama]))


def _masuk(f: Fakta, nilai: Any) -> Any:
    """As a value that is known: ``ya`` and ``tidak`` become truth again."""
    if bentuk(f) == "ya_tidak":
        return {"ya": True, "tidak": False}.get(nilai)
    if isinstance(nilai, list):
        return [_baris(f, satu) for satu in nilai[:BARIS_TERBANYAK]]
    return _baris(f, nilai) if isinstance(nilai, Mapping) else nilai


def _baris(f: Fakta, isi: Any) -> Any:
    if not isinstance(isi, Mapping):
        return isi
    kolom = {k.nama: k for k in f.kolom if k.nama in isi}
    return {**isi, **{n: _masuk(k, isi[n]) if _pas(k, isi[n]) else k.bawaan for n, k in kolom.items()}}


def _pas(f: Fakta, nilai: Any) -> bool:
    jenis = bentuk(f)
    if jenis in {"kotak", "larik"}:
        return isinstance(nilai, list) and all(isinstance(satu, str) for satu in nilai)
    if jenis == "tabel":
        return isinstance(nilai, list) and all(isinstance(satu, dict) for satu in nilai)
    return isinstance(nilai, dict if jenis == "orang" else bool if jenis == "centang" else str)
