"""Where procedures are found: in the package, in a file of one's own, or in what a case has kept.

And what one is: shipped with the program, to the letter, or an office's own.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from abk.errors import ParameterError
from abk.files import sebab_disk
from abk.sop.galat import ProsedurError
from abk.sop.prosedur.aturan import pelanggaran, peran_sisa
from abk.sop.prosedur.model import Prosedur, pembaca
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik, kelompok, sidik
from abk.tulisan.terurai import BERSAMA, BukanYamlError, urai

PROSEDUR_BAWAAN = "penyusunan-abk-2018"
"""The procedure that a case follows unless another is named."""

_PAKET = "abk.sop.prosedur"


def prosedur(nama: str = PROSEDUR_BAWAAN, berkas: Path | None = None) -> Prosedur:
    """A procedure, checked: one of the package, or a YAML file of another (then its name is the procedure's).

    Raises ParameterError if the package has none of that name; ProsedurError if the file cannot be read or is
    not a procedure, with every fault.
    """
    if berkas is not None:
        return _dari_berkas(berkas)
    if nama not in _nama():
        dekat = difflib.get_close_matches(nama, _nama(), 1)
        raise ParameterError(
            f"Prosedur {kutip(nama)} tidak dikenal.",
            f"Maksud Anda {dekat[0]}?" if dekat else f"Prosedur yang ada: {', '.join(_nama())}.",
        )
    return _dari_paket(nama)


def daftar_prosedur() -> tuple[Prosedur, ...]:
    """Every procedure of the package, by name."""
    return tuple(_dari_paket(nama) for nama in _nama())


def prosedur_dari_json(isi: object, asal: str = "dalam catatan alur") -> Prosedur:
    """Procedure from what :meth:`Prosedur.sebagai_json` gave, whichever version of the program it was.

    Raises ProsedurError if it is not a procedure, with every fault.
    """
    hasil = _periksa(isi, asal)
    if _lama(isi):
        hasil.__dict__["sidik"] = sidik(json_kanonik(isi))  # documents bear the fingerprint of what was kept
    return hasil


@cache
def _nama() -> tuple[str, ...]:
    isi = files(_PAKET).iterdir()
    return tuple(sorted(b.name.removesuffix(".yaml") for b in isi if b.name.endswith(".yaml")))


@cache
def _mentah(nama: str) -> dict[str, Any]:
    isi: dict[str, Any] = _yaml((files(_PAKET) / f"{nama}.yaml").read_text("utf-8"), nama)
    return isi


@cache
def _dari_paket(nama: str) -> Prosedur:
    return _bernama(_mentah(nama), nama)


def _dari_berkas(berkas: Path) -> Prosedur:
    try:
        teks = berkas.read_text(encoding="utf-8-sig")
    except OSError as galat:
        raise ProsedurError(berkas.name, [f"berkas tidak dapat dibaca: {sebab_disk(galat)}"]) from galat
    except UnicodeDecodeError as galat:
        raise ProsedurError(berkas.name, ["berkas bukan teks UTF-8"]) from galat
    return _bernama(_yaml(teks, berkas.stem), berkas.stem)


def _yaml(teks: str, asal: str) -> Any:
    try:
        return urai(teks, _PAKET, *BERSAMA[_PAKET])
    except BukanYamlError as galat:
        raise ProsedurError(asal, [f"bukan YAML yang sah {galat}"]) from galat


def _bernama(isi: object, asal: str) -> Prosedur:
    acuan = _periksa(isi, asal)
    if acuan.nama != asal:
        raise ProsedurError(asal, [f'nama "{acuan.nama}" tidak sama dengan nama berkas'])
    return acuan


def _periksa(isi: object, asal: str) -> Prosedur:
    """Procedure of a mapping: every fault of its shape at once, or else every broken rule."""
    lama = _lama(isi)
    try:
        hasil = pembaca().validate_python(_dilengkapi(isi) if lama and isinstance(isi, Mapping) else isi)
    except ValidationError as galat:
        raise ProsedurError(asal, [_salah(e, isi) for e in galat.errors(include_url=False)]) from galat
    if salah := [*pelanggaran(hasil), *(() if lama else peran_sisa(hasil))]:
        raise ProsedurError(asal, salah)
    return hasil


# ── procedures of before roles were data ──────────────────────────────────────────────────────────
def _lama(isi: object) -> bool:
    """Whether it is a procedure whose roles the program knew by heart: all of them those of the first SOP."""
    return isinstance(isi, Mapping) and "fungsi" not in isi and isi.get("peran") is not None


def _dilengkapi(isi: Mapping[str, Any]) -> dict[str, Any]:
    """The same with what the program knew then about these roles and contents."""
    asal = _mentah(PROSEDUR_BAWAAN)
    peran = {p["kode"]: p for p in asal["peran"]}
    angka = {s["nama"] for s in asal["slot"] if s.get("berangka")}
    milik = [
        {**peran.get(p.get("kode"), {}), **p} if isinstance(p, Mapping) else p for p in _daftar(isi, "peran")
    ]
    ada = {p.get("kode") for p in milik if isinstance(p, Mapping)}
    slot = [
        {**s, "berangka": True} if isinstance(s, Mapping) and s.get("nama") in angka else s
        for s in _daftar(isi, "slot")
    ]
    sisa = [{**p, "kolom": False} for kode, p in peran.items() if kode not in ada]
    return {**isi, "fungsi": asal["fungsi"], "peran": [*milik, *sisa], "slot": slot or isi.get("slot")}


def _daftar(isi: Mapping[str, Any], kunci: str) -> Iterable[Any]:
    ada = isi.get(kunci)
    return ada if isinstance(ada, list | tuple) else ()


# ── faults in words ───────────────────────────────────────────────────────────────────────────────
def _salah(e: Any, isi: object) -> str:
    """A fault: its place as somebody finds it in the file, what stands there, and what is wrong with it."""
    jenis, letak, nilai = e["type"], list(e["loc"]), e["input"]
    if jenis == "dataclass_type":
        return f"{_tempat(letak, isi)}: bukan pasangan kunci dan nilai"
    if jenis == "missing":
        return f"{_tempat(letak[:-1], isi)}: kurang {letak[-1]}"
    if jenis == "unexpected_keyword_argument":
        return f"{_tempat(letak[:-1], isi)}: kunci tidak dikenal: {letak[-1]}"
    nomor = isinstance(letak[-1], int)
    kunci = letak[-2] if nomor else letak[-1]
    tempat = _tempat(letak[: -2 if nomor else -1], isi)
    if nomor and jenis == "literal_error":
        return f"{tempat}: {kunci} {nilai} tidak dikenal"
    if nomor:
        tempat = f"{tempat}, {kunci} nomor {letak[-1] + 1}"
    return f"{tempat}: {kunci} {_sebab(jenis, nilai, e.get('ctx', {}))}"


def _tempat(letak: list[Any], isi: object) -> str:
    """A place in words: ``langkah 9, waktu``; ``peran nomor 2``; ``berkas`` for the file itself."""
    kata: list[str] = []
    kini: Any = isi
    for n, satu in enumerate(letak):
        try:
            kini = kini[satu]
        except (KeyError, IndexError, TypeError):
            kini = None
        if not isinstance(satu, int):
            if n + 1 == len(letak) or not isinstance(letak[n + 1], int):
                kata.append(str(satu))
            continue
        kode = kini.get("kode") if letak[n - 1] == "langkah" and isinstance(kini, Mapping) else None
        urut = (
            f"langkah urutan {satu + 1}" if letak[n - 1] == "langkah" else f"{letak[n - 1]} nomor {satu + 1}"
        )
        kata.append(f"langkah {kode}" if isinstance(kode, str) and kode else urut)
    return ", ".join(kata) or "berkas"


def _sebab(jenis: str, nilai: object, lebih: Mapping[str, Any]) -> str:
    if jenis == "literal_error":
        pilihan = str(lebih["expected"]).replace(" or ", ", ").replace("''", "(kosong)").replace("'", "")
        return f'"{nilai}" bukan salah satu dari {pilihan}'
    if jenis == "value_error":
        kata = str(lebih["error"])
        return f'"{nilai}" {kata}' if kata.startswith("bukan") else kata
    if jenis == "string_too_long":
        return f"{len(str(nilai))} huruf, paling banyak {lebih['max_length']}"
    if jenis in {"int_type", "greater_than_equal", "less_than_equal", "int_from_float"}:
        return f'"{nilai}" bukan bilangan bulat mulai {lebih.get("ge", 0)}'
    dikenal = {
        "string_type": f'"{nilai}" bukan teks (beri tanda kutip)',
        "string_unicode": "memuat tanda yang tidak dapat ditulis",
        "bool_type": f'"{nilai}" bukan true atau false',
        "tuple_type": "bukan daftar",
        "string_too_short": "kosong",
        "too_short": "kosong",
        "string_pattern_mismatch": "memuat spasi di tepi, baris baru, atau tanda kendali",
    }
    if jenis == "string_pattern_mismatch" and "a-z" in str(lebih.get("pattern")):
        return f'"{nilai}" bukan nama dari huruf kecil, angka, "-", dan "_"' if nilai else "kosong"
    return dikenal.get(jenis, f'"{nilai}" bukan tanggal TTTT-BB-HH' if "date" in jenis else "tidak sah")


# ── shipped, or an office's own ───────────────────────────────────────────────────────────────────────
Asal = Literal["bawaan", "sendiri", "menyamar"]
"""Shipped; an office's own, under its own name and number; another one under a shipped name or number."""

TERBIT = frozenset(
    {
        "d2cdda58384a5b49a24804bb71185e9153eb91c28648f156966314d2f719cfd4",  # penyusunan-abk-2018
        "4689de5d10349c0f89c87df164c81f4ec6a1f2ccb7b260e4e64c8404e17c2941",  # before each step left its paper
        "4abe50cf6745aef5276a3a84ddc60edcc6ca3ff7212e0a972c53ceb87f6578c7",  # before roles were data
    }
)
"""Fingerprints of every procedure that was ever shipped: a case keeps the one with which it began."""


def sidik_isi(acuan: Prosedur) -> str:
    """Fingerprint of what a procedure says, in whichever form a case has kept it. [64 hexadecimal digits]"""
    return sidik(json_kanonik(acuan.sebagai_json()))


def asal(acuan: Prosedur) -> Asal:
    """Where it comes from, by its content; its name says nothing."""
    bawaan = daftar_prosedur()
    if sidik_isi(acuan) in TERBIT | {p.sidik for p in bawaan}:
        return "bawaan"
    nama = {p.nama for p in bawaan}
    nomor = {_polos(p.identitas.nomor) for p in bawaan}
    return "menyamar" if acuan.nama in nama or _polos(acuan.identitas.nomor) in nomor else "sendiri"


def _polos(nomor: str) -> str:
    """A number without what the eye passes over."""
    return "".join(h for h in nomor.casefold() if h.isalnum())


def sebutan_prosedur(acuan: Prosedur, *, ringkas: bool = False) -> str:
    """What a procedure is called where a case is shown: a foreign one never by a shipped name or number."""
    satu, nomor = asal(acuan), acuan.identitas.nomor
    if satu == "menyamar":
        kode = kelompok(sidik_isi(acuan)[:16])
        return f"prosedur tidak dikenal yang memakai nama bawaan, kode verifikasi {kode}"
    if ringkas:
        return f"{acuan.judul} ({nomor})"
    nama = f"{acuan.jenis} {acuan.judul}, nomor {nomor}"
    return nama if satu == "bawaan" else f"{nama}, prosedur sendiri, bukan bawaan program"
