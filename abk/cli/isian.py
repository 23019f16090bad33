"""Files of the commands, with faults said in words: YAML that people fill in, forms of it, what is made."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abk.errors import AbkError, ParameterError
from abk.files import sebab_disk, write_whole
from abk.files.together import making, tak_tertulis, together
from abk.tulisan.markup import kutip

if TYPE_CHECKING:
    from yaml import SafeLoader

_TERBESAR = 4_000_000
_LEBAR = 100
_PENDEK = 70


class IsianError(AbkError):
    """A file that was filled in cannot be used."""


class KeluaranError(AbkError):
    """What a command makes cannot be written."""


class PanggilanError(ParameterError):
    """A command was called wrongly."""


@cache
def _pembaca() -> type[SafeLoader]:
    """YAML in which a number, a date and a time stay as they were written: ``09:00``, ``007``, ``2.10``."""
    from abk.tulisan.yaml_ketat import pemuat  # noqa: PLC0415 - it loads yaml

    pembaca = pemuat()
    pembaca.yaml_implicit_resolvers = {}
    pembaca.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
    )
    pembaca.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null)?$"), ["~", "n", ""])
    return pembaca


def baca_yaml(berkas: Path) -> Any:
    """Content of a YAML file as texts, truth values, lists, mappings, less what is empty; or IsianError."""
    try:
        teks = berkas.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as salah:
        raise IsianError(
            f"Berkas {kutip(berkas)} tidak terbaca.", "Periksa letaknya; simpan sebagai UTF-8."
        ) from salah
    return urai_yaml(teks, str(berkas))


def urai_yaml(teks: str, asal: str) -> Any:
    """Content of a YAML text, as :func:`baca_yaml` gives it."""
    if len(teks) > _TERBESAR:
        raise IsianError(f"Berkas {kutip(asal)} terlalu besar.", "Isian adalah berkas YAML beberapa halaman.")
    import yaml  # noqa: PLC0415 - slow to load, and most commands are given no file

    from abk.tulisan.yaml_ketat import sebab_yaml  # noqa: PLC0415 - it loads yaml

    try:
        isi = yaml.load(teks, Loader=_pembaca())  # noqa: S506 - a SafeLoader with fewer resolvers
    except yaml.YAMLError as salah:
        raise IsianError(
            f"Berkas {kutip(asal)} bukan YAML yang sah {sebab_yaml(salah)}.",
            "Periksa titik dua, tanda petik, dan lekukan; teks bertitik dua ditulis di antara tanda petik.",
        ) from salah
    return tanpa_kosong(isi)


def tanpa_kosong(nilai: Any) -> Any:
    """The same without what was left empty; an empty list that was written stays."""
    if isinstance(nilai, dict):
        isi = {str(k): tanpa_kosong(v) for k, v in nilai.items()}
        return {k: v for k, v in isi.items() if v is not None and v != {}}
    if isinstance(nilai, list):
        return [v for satu in nilai if (v := tanpa_kosong(satu)) is not None]
    return nilai


def peta(isi: Any, asal: Path) -> dict[str, Any]:
    """Content of a file that must be a mapping; IsianError if it is something else."""
    if isi is None:
        return {}
    if not isinstance(isi, dict):
        raise IsianError(f"Berkas {kutip(asal)} bukan daftar isian.", "Tulis seperti contohnya: nama: isi")
    return isi


# ── forms ─────────────────────────────────────────────────────────────────────────────────────────
_CARA = {
    "tanggal": "tanggal, misalnya 2027-03-11",
    "jam": "jam, misalnya 09:00",
    "paragraf": "boleh beberapa baris",
    "daftar": "daftar",
}


def formulir(fakta: Iterable[Any], terisi: Mapping[str, Any], lekuk: int = 2) -> Iterator[str]:
    """Lines of a YAML form: every :class:`abk.naskah.Fakta` as a comment, then its key with what is known."""
    import yaml  # noqa: PLC0415 - as above

    tepi = " " * lekuk
    for satu in fakta:
        yield f"{tepi}# {_tanya(satu)}"
        isi = polos(terisi.get(satu.nama))
        if isi in (None, "", [], {}):
            yield f"{tepi}{satu.nama}:"
            yield from _contoh(satu, lekuk + 2)
        else:
            tulis = yaml.safe_dump({satu.nama: isi}, allow_unicode=True, width=_LEBAR, sort_keys=False)
            yield from (f"{tepi}{baris}" for baris in tulis.rstrip("\n").split("\n"))


def _tanya(satu: Any) -> str:
    cara = [
        "wajib" if satu.wajib else _bawaan(satu.bawaan),
        _CARA.get(satu.masukan, ""),
        f"pilihan: {', '.join(p for p in satu.pilihan if p)}" if any(satu.pilihan) else "",
    ]
    bantuan = f" – {' '.join(satu.bantuan.split())}" if satu.bantuan else ""
    return f"{satu.label} ({'; '.join(c for c in cara if c)}){bantuan}"


def _bawaan(nilai: Any) -> str:
    nilai = polos(nilai)
    if nilai in (None, "", [], {}):
        return "boleh kosong"
    if isinstance(nilai, list):
        return f"bila kosong: {len(nilai)} butir bawaan"
    teks = {True: "true", False: "false"}.get(nilai, " ".join(str(nilai).split()))
    return f"bila kosong: {teks if len(teks) <= _PENDEK else teks[: _PENDEK - 1] + '…'}"


def _contoh(satu: Any, lekuk: int) -> Iterator[str]:
    """How an empty list or person is filled in: as comments for a list, as keys for a person."""
    tepi = " " * lekuk
    if satu.masukan == "daftar" and not satu.kolom:
        yield f"{tepi}# - butir pertama"
        return
    if satu.masukan == "daftar":
        for nomor, kolom in enumerate(satu.kolom):
            yield f"{tepi}# {'- ' if nomor == 0 else '  '}{kolom.nama}: {_tanya(kolom)}"
        return
    yield from formulir(satu.kolom, {}, lekuk)


def polos(nilai: Any) -> Any:
    """Plain values for YAML: dates and times as text, tuples as lists, models as mappings."""
    if isinstance(nilai, Mapping):
        return {str(k): polos(v) for k, v in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [polos(v) for v in nilai]
    if isinstance(nilai, dt.time):
        return nilai.isoformat("minutes")
    if isinstance(nilai, dt.date):
        return nilai.isoformat()
    if hasattr(nilai, "model_dump"):
        return polos(nilai.model_dump())
    return nilai


def tulis(berkas: Path, teks: str) -> None:
    """Write a form where there is none yet: what somebody filled in is never lost; else IsianError."""
    try:
        write_whole(berkas, teks.encode(), overwrite=False)
    except FileExistsError as salah:
        raise IsianError(
            f"Berkas {kutip(berkas)} sudah ada.", "Beri nama lain; isian lama tidak ditimpa."
        ) from salah
    except OSError as salah:
        raise IsianError(
            f"Berkas {kutip(berkas)} tidak dapat ditulis: {sebab_disk(salah)}.", "Periksa folder dan izinnya."
        ) from salah


# ── files ─────────────────────────────────────────────────────────────────────────────────────────
def baca_berkas(berkas: Path) -> bytes:
    """Bytes of a file; IsianError if it cannot be read."""
    try:
        return berkas.read_bytes()
    except OSError as salah:
        raise IsianError(f"Berkas {kutip(berkas)} tidak terbaca.", "Periksa letaknya.") from salah


def tulis_bersama(folder: Path, isi: Iterable[tuple[str, bytes]]) -> None:
    """Write files into a folder, which is made if need be, all or none; KeluaranError if one cannot be."""
    try:
        with together(folder) as tambah:
            for nama, satu in isi:
                tambah(nama, satu)
    except OSError as salah:
        raise KeluaranError(tak_tertulis(folder, salah), "Perbaiki itu, lalu ulangi.") from salah


def tulis_berkas(berkas: Path, isi: bytes) -> None:
    """Write a file, whole or not at all; KeluaranError if it cannot be written, and an older one stays."""
    try:
        with making(berkas.parent):
            write_whole(berkas, isi)
    except OSError as salah:
        raise KeluaranError(
            f"Berkas {kutip(berkas)} tidak dapat ditulis: {sebab_disk(salah)}.", "Perbaiki itu, lalu ulangi."
        ) from salah
