"""What comes next in a case, as a command that works as it is printed."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abk.sop import Alur, Langkah

USULAN_BERKAS = "usulan.docx"
"""Name that the guide gives to the proposal."""

_TANPA_ALAMAT = re.compile(r"\babk sop (status|verifikasi|mulai|terapkan)\b(?! ALAMAT| FOLDER| --)")


@dataclass(frozen=True)
class Meja:
    """Where somebody works: the store as it was named, the case where he named one, the key he used last."""

    alamat: str
    kode: str = ""
    pelaku: str = ""
    kunci: Path | None = None

    @property
    def tampak(self) -> str:
        """Address without the password."""
        from abk.store.alamat import baca_alamat  # noqa: PLC0415

        return str(baca_alamat(self.alamat)) if self.alamat.startswith("postgresql") else self.alamat

    def perintah(self, *kata: str, pelaku: str = "", alur: bool = True) -> str:
        """A command as one types it; the key of an official where it is not the file of his name here."""
        lain = ["--alur", self.kode] if alur and self.kode else []
        if pelaku:
            letak = self._letak(pelaku)
            lain += ["--pelaku", pelaku, *(["--kunci", str(letak)] if letak is not None else [])]
        return shlex.join(["abk", "sop", *kata, *lain])

    def _letak(self, pelaku: str) -> Path | None:
        if pelaku == self.pelaku:
            return self.kunci
        dekat = self.kunci.with_name(berkas_kunci(pelaku).name) if self.kunci is not None else None
        return dekat if dekat is not None and dekat.exists() and not berkas_kunci(pelaku).exists() else None

    def lengkapi(self, kata: str) -> str:
        """Advice with the address in it, so that it can be typed as it stands."""
        alamat = shlex.quote(self.tampak)
        return re.sub(r"\bALAMAT\b", lambda _: alamat, _TANPA_ALAMAT.sub(r"abk sop \1 ALAMAT", kata))


def berkas_kunci(pelaku: str) -> Path:
    """Where the key of an official is looked for if nobody says: a file of his name, in this folder."""
    return Path(f"{pelaku}.kunci")


def berikut(alur: Alur, meja: Meja) -> str:
    """What comes next, as a command; first the step that is due, of several units the first."""
    k = alur.keadaan
    if k.selesai:
        return meja.perintah("ekspor", meja.tampak, alur.kode, "--keluar", f"alur-{alur.kode}", alur=False)
    kode, unit = k.posisi_kini[0]
    satu = alur.prosedur.langkah_menurut(kode)
    siapa = _pemegang(alur, satu, unit)
    if not siapa:  # somebody must be appointed first: the status says who is missing
        return meja.perintah("status", meja.tampak, *([alur.kode] if meja.kode else []), alur=False)
    if kurang := [s for s in k.nama_slot(satu, "masukan", unit) if s not in k.slot]:
        return lampirkan(meja, kurang[0], siapa)
    bertanya = list(_ditanya(alur, satu))
    return isian(meja, kode, unit, bertanya) if bertanya else maju(meja, kode, unit, siapa)


def isian(meja: Meja, kode: str, unit: str, bertanya: Sequence[str]) -> str:
    """Forms of a step, in files that are not there yet."""
    nama = {"fakta": "langkah", "jawaban": "jawaban"}
    ekor = f"{kode}{f'-{unit}' if unit else ''}"
    berkas = [kata for b in bertanya for kata in (f"--{b}", _baru(f"{nama[b]}-{ekor}"))]
    return meja.perintah("isian", meja.tampak, kode, *(["--unit", unit] if unit else []), *berkas)


def maju(meja: Meja, kode: str, unit: str, siapa: str, **berkas: Path | None) -> str:
    """The step itself, with the files that were filled in for it."""
    lain = [kata for nama, letak in berkas.items() if letak is not None for kata in (f"--{nama}", str(letak))]
    return meja.perintah("maju", meja.tampak, kode, *(["--unit", unit] if unit else []), *lain, pelaku=siapa)


def lampirkan(meja: Meja, slot: str, siapa: str) -> str:
    """A file is handed in: the one that the guide calls so, to be replaced by one's own."""
    kata = ("lampirkan", meja.tampak, slot, USULAN_BERKAS, "--keterangan", "Usulan unit")
    return meja.perintah(*kata, pelaku=siapa)


def pelaku_langkah(alur: Alur, kode: str, unit: str) -> str:
    """Who does a step today; empty if nobody holds its role."""
    return _pemegang(alur, alur.prosedur.langkah_menurut(kode), unit)


def _pemegang(alur: Alur, satu: Langkah, unit: str) -> str:
    from abk.sop.papan import pemegang  # noqa: PLC0415

    hari = alur.keadaan.hari(dt.datetime.now(dt.UTC))
    return next((siapa for siapa, _ in pemegang(alur.keadaan, satu.pelaksana, unit, hari)), "")


def _ditanya(alur: Alur, satu: Langkah) -> Iterator[str]:
    """What a step asks: facts for its documents, answers for a confirmation."""
    from abk.naskah.alur.kerja import profil_alur  # noqa: PLC0415
    from abk.naskah.isi import filling  # noqa: PLC0415
    from abk.naskah.naskah import fakta_diminta  # noqa: PLC0415

    cara = [c for s in satu.keluaran if (c := filling(alur.prosedur, s)) is not None]
    profil = profil_alur(alur)
    if any(c.diminta(f.nama) for c in cara for f in fakta_diminta(c.jenis, profil)):
        yield "fakta"
    if satu.mengonfirmasi:
        yield "jawaban"


def _baru(nama: str) -> str:
    """Name of a file that is not there yet: what was filled in once is never written over."""
    calon = (f"{nama}{f'-{n}' if n > 1 else ''}.yaml" for n in range(1, 1000))
    return next(satu for satu in calon if not Path(satu).exists())
