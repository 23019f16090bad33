"""Lists of units and posts as people have them: typed, pasted, or a sheet of Excel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from abk.errors import ParameterError
from abk.instrumen.galat import BerkasError
from abk.instrumen.sandbox import Tanggal, baca_buku
from abk.tables.kata import arti_kata
from abk.tulisan.markup import kutip
from abk.tulisan.terurai import data_paket

Jenis = Literal["unit", "jabatan"]
_KEPALA_MAKS = 15
_KATA = re.compile(r"[^\W_]+")
_NOMOR = re.compile(r"(?:[-•*]|\d+[.)])\s+")


@cache
def kata_daftar() -> Mapping[str, Any]:
    """Headers of lists, and what the names of posts say of their kind."""
    return data_paket("abk.instrumen", "daftar.yaml")


def bernama_unit(nama: str) -> bool:
    """Whether a name begins as that of a unit does."""
    kata = _KATA.search(nama)
    return kata is not None and kata[0].casefold() in kata_daftar()["kata_unit"]


def baca_daftar(berkas: Path | str, jenis: Jenis) -> list[dict[str, str]]:
    """Rows of a list in a workbook or text file, by the columns of the table; BerkasError without one."""
    buku = baca_buku(Path(berkas))
    for lembar in buku.lembar:
        baris = [["" if s is None else _teks(s) for s in b] for b in lembar.baris] if lembar.tampak else []
        if hasil := _baris(baris, jenis) or _polos(baris, jenis):
            return _lengkap(hasil, jenis)
    kolom = ", ".join(n.replace("_", " ") for n in kata_daftar()[jenis])
    raise BerkasError(
        f"Tidak ada daftar {jenis} dalam berkas ini.", f"Beri baris kepala, misalnya: {kolom}.", buku.berkas
    )


def urai_daftar(teks: str, jenis: Jenis = "unit") -> list[dict[str, str]]:
    """Rows of a list that was typed or pasted: a name a line, or columns between tabs or ``;``.

    Without a header the columns of units are code, name and parent; of posts name, kind, people and unit.
    A line that is moved in stands under the one above it.
    """
    mentah = [b for b in teks.replace("\r\n", "\n").split("\n") if b.strip()]
    baris = [[s.strip() for s in re.split(r"[\t;]", b)] for b in mentah]
    if hasil := _baris(baris, jenis):
        return _lengkap(hasil, jenis)
    isi = _tanpa_kepala(baris, jenis)
    if not isi:
        lebar = max((len(b) for b in baris), default=0)
        raise ParameterError(
            f"Daftar {jenis} berisi {lebar} kolom tanpa baris kepala.", "Beri baris kepala di atasnya."
        )
    if len(isi[0]) == 1:
        _menjorok(mentah, isi, jenis)
    return _lengkap(isi, jenis)


def _polos(baris: Sequence[Sequence[str]], jenis: Jenis) -> list[dict[str, str]]:
    """Rows of a sheet that is a bare list: no title, no header, its first two columns filled throughout."""
    ada = [[s.strip() for s in b] for b in baris if any(s.strip() for s in b)]
    return _tanpa_kepala(ada, jenis) if all(len(b) > 1 and b[0] and b[1] for b in ada) else []


def _tanpa_kepala(baris: Sequence[Sequence[str]], jenis: Jenis) -> list[dict[str, str]]:
    """Rows by the place of their columns; none where there are more columns than have a place."""
    urut = {
        "unit": ("kode_unit", "nama_unit", "kode_induk", "eselon"),
        "jabatan": ("nama_jabatan", "jenis_jabatan", "bezetting", "kode_unit"),
    }[jenis]
    lebar = max((len(b) for b in baris), default=0)
    kolom = (f"nama_{jenis}",) if lebar == 1 else urut[:lebar]
    return [dict(zip(kolom, [*b, *[""] * lebar], strict=False)) for b in baris] if lebar <= len(urut) else []


def daftar_dari(teks: str, jenis: Jenis) -> list[dict[str, str]]:
    """Rows of a list: of a file where there is one of that name, else typed or pasted, ``|`` for a line."""
    if not teks.strip():
        return []
    if "\n" not in teks and Path(teks.strip()).is_file():
        return baca_daftar(teks.strip(), jenis)
    return urai_daftar(teks.replace("|", "\n"), jenis)


def _menjorok(mentah: Sequence[str], isi: list[dict[str, str]], jenis: Jenis) -> None:
    """Names alone: bullets and numbers fall away; of units the indent tells the parent."""
    jalan: list[tuple[int, str]] = []
    for teks, satu in zip(mentah, isi, strict=True):
        kunci = f"nama_{jenis}"
        if nomor := _NOMOR.match(satu[kunci].lstrip() + " "):
            satu[kunci] = satu[kunci].lstrip()[nomor.end() :].strip()
        if jenis == "unit":
            dalam = len(teks.expandtabs(4)) - len(teks.expandtabs(4).lstrip())
            while jalan and jalan[-1][0] >= dalam:
                jalan.pop()
            satu["kode_induk"] = jalan[-1][1] if jalan else ""
            jalan.append((dalam, satu[kunci]))


def _teks(nilai: object) -> str:
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    return str(nilai) if isinstance(nilai, Tanggal) else " ".join(str(nilai).split())


def _baris(baris: Sequence[Sequence[str]], jenis: Jenis) -> list[dict[str, str]]:
    """Rows under the first line that is a header; none where no line is one."""
    arti = {_rapi(k): kolom for kolom, kata in kata_daftar()[jenis].items() for k in (kolom, *kata)}
    for n, satu in enumerate(baris[:_KEPALA_MAKS]):
        kolom: dict[int, str] = {}
        for k, teks in enumerate(satu):
            nama = arti.get(_rapi(teks))
            if nama and nama not in kolom.values():
                kolom[k] = nama
        if f"nama_{jenis}" in kolom.values():
            isi = [{kolom[k]: b[k].strip() for k in kolom if k < len(b)} for b in baris[n + 1 :]]
            return [b for b in isi if b.get(f"nama_{jenis}")]
    return []


def _rapi(teks: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", teks.casefold()).split())


def _lengkap(isi: list[dict[str, str]], jenis: Jenis) -> list[dict[str, str]]:
    """Rows with a code each, and parents by their code."""
    nama, kode = f"nama_{jenis}", f"kode_{jenis}"
    dipakai = {b[kode] for b in isi if b.get(kode)}
    if jenis == "unit":
        for satu in isi:
            satu.setdefault(kode, "")
            if not satu[kode]:
                satu[kode] = kode_baru(satu[nama], dipakai)
                dipakai.add(satu[kode])
        menurut_nama = {b[nama].casefold(): b[kode] for b in isi}
        for satu in isi:
            induk = satu.get("kode_induk", "")
            satu["kode_induk"] = induk if induk in dipakai else menurut_nama.get(induk.casefold(), induk)
    ganda = [b[kode] for b in isi if b.get(kode)]
    if terulang := sorted({k for k in ganda if ganda.count(k) > 1}):
        raise ParameterError(
            f"Kode {jenis} muncul dua kali dalam daftar: {', '.join(terulang)}.",
            "Beri tiap baris kode sendiri.",
        )
    return isi


def kode_baru(nama: str, dipakai: Iterable[str]) -> str:
    """Short code of a unit that has none: its initials, numbered where they are taken."""
    huruf = "".join(
        k[0] for k in re.findall(r"[A-Za-z0-9]+", nama) if k.casefold() not in {"dan", "di", "ke", "atau"}
    )
    dasar, sudah = (huruf or "U").upper()[:6], set(dipakai)
    return next(k for k in (dasar, *(f"{dasar}{n}" for n in range(2, 100_000))) if k not in sudah)


def jenis_menurut_nama(nama: str) -> str:
    """Kind of post that a name suggests, empty where it suggests none."""
    kata = _rapi(nama)
    for jenis, ekor in kata_daftar()["jenis_menurut_ekor"].items():
        if any(kata == e or kata.endswith(f" {e}") for e in ekor):
            return str(jenis)
    cocok = [
        (len(awal), jenis)
        for jenis, daftar in kata_daftar()["jenis_menurut_nama"].items()
        for awal in daftar
        if kata == awal or kata.startswith(f"{awal} ")
    ]
    if cocok:
        return str(max(cocok)[1])
    # "Analis Muda" is how offices shorten "Analis Ahli Muda"; "Direktur Utama" is not
    jenjang = kata.split()[-1:] and kata.split()[-1] in kata_daftar()["jenjang_disingkat"]
    return "fungsional" if jenjang and not menyebut_pimpinan(nama) else ""


def menyebut_pimpinan(nama: str) -> bool:
    """Whether a name begins as that of somebody who leads does, of whatever level."""
    return bool(set(_rapi(nama).split()[:2]) & set(kata_daftar()["kata_pimpinan"]))


def jabatan_lengkap(
    isi: Iterable[Mapping[str, str]], unit: Sequence[Mapping[str, str]], ada: Iterable[str] = ()
) -> list[dict[str, str]]:
    """Posts of a list with code, unit and kind; ParameterError with all those that cannot be placed.

    unit : the units they may belong to, by code or name
    ada : codes that are taken
    """
    menurut = {u["nama_unit"].casefold(): u["kode_unit"] for u in unit} | {
        u["kode_unit"]: u["kode_unit"] for u in unit
    }
    hasil: list[dict[str, str]] = []
    salah: list[str] = []
    dipakai = {*ada}
    for satu in isi:
        tulis = satu.get("kode_unit", "")
        kode_unit = menurut.get(tulis) or menurut.get(tulis.casefold(), "")
        if not tulis and len(unit) == 1:
            kode_unit = unit[0]["kode_unit"]
        nama = satu["nama_jabatan"]
        if not kode_unit:
            salah.append(f"{nama}: unit {kutip(tulis) if tulis else 'tidak disebut'}")
            continue
        jenis = arti_kata(satu.get("jenis_jabatan", ""), "jenis_jabatan")
        tipe = jenis[0] if len(jenis) == 1 else satu.get("jenis_jabatan", "") or jenis_menurut_nama(nama)
        kode = satu.get("kode_jabatan") or _kode_jabatan(kode_unit, dipakai)
        dipakai.add(kode)
        hasil.append(
            {"bezetting": "0", **satu, "kode_jabatan": kode, "kode_unit": kode_unit, "jenis_jabatan": tipe}
        )
    if salah:
        saran = f"Sebutkan unitnya: {', '.join(sorted({u['kode_unit'] for u in unit}))}."
        saran = saran if unit else "Gudang ini belum berisi unit; tambahkan dahulu: abk unit tambah GUDANG …"
        raise ParameterError(
            "Jabatan tanpa unit yang dikenal:\n" + "\n".join(f"  - {s}" for s in salah), saran
        )
    return hasil


def _kode_jabatan(kode_unit: str, dipakai: set[str]) -> str:
    return next(k for k in (f"{kode_unit}-{n:02d}" for n in range(1, 100_000)) if k not in dipakai)
