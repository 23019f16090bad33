"""A kegiatan opened from a folder of CSV files."""

from __future__ import annotations

import tomllib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from abk.errors import DataError, KegiatanError, PeraturanError, Temuan
from abk.kegiatan.berkas import tabel_teks
from abk.kegiatan.informasi import dengan_informasi
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.pengaturan import Pengaturan, kaidah, pengaturan
from abk.kegiatan.sumber import AKHIRAN_TEKS, BERKAS_PENGATURAN, folder_sumber
from abk.tables import INFORMASI_JABATAN, PEGAWAI, SEMUA_TABEL, validate, validate_semua
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

_TITIK_MAKSIMUM = 200
_INGATAN: OrderedDict[str, Kegiatan] = OrderedDict()
_INGATAN_MAKSIMUM = 4


def open(path: str | Path) -> Kegiatan:  # noqa: A001 - the public face reads abk.open(...)
    """Open a kegiatan.

    Parameters
    ----------
    path : folder with ``unit.csv``, ``jabatan.csv``, ``uraian_tugas.csv`` and, if they are there,
        ``kegiatan.toml``, ``informasi_jabatan.csv`` and ``pegawai.csv``, of which only counts are kept
        (:attr:`Kegiatan.arus_pegawai`);
        or ``"contoh"``, the fictional example ministry, ``"contoh-2025"``, the year before

    Returns
    -------
    Kegiatan
        Rows with a fault or doubt are left out of the sums and their posts marked *belum lengkap*;
        all of it is in ``.temuan``.

    Raises
    ------
    KegiatanError
        If the folder or a file cannot be read.
    DataError
        On structural faults (no such post, duplicate key, cycle …), with all of them.
    """
    folder = folder_sumber(path)
    isi = _isi_berkas(folder)
    nama = berkas_tabel(folder)
    kunci = _kunci(folder, nama, {n: sidik(b) for n, b in isi.items()})
    return ingat(kunci, lambda: _kegiatan(folder.name, isi, nama))


def dibaca_dari(kegiatan: Kegiatan, folder: Path, berkas: Mapping[str, str]) -> bool:
    """Whether a kegiatan was made of these very files of a folder.

    Parameters
    ----------
    kegiatan : as :func:`open` gave it
    folder : where the files are
    berkas : SHA-256 of each file, by its name; also of others that lie there
    """
    nama = berkas_tabel(folder)
    if BERKAS_PENGATURAN in berkas:
        nama[BERKAS_PENGATURAN] = BERKAS_PENGATURAN
    isi = {n: berkas.get(b, "") for n, b in nama.items()}
    return _INGATAN.get(_kunci(folder, nama, isi)) is kegiatan


def _kunci(folder: Path, nama: Mapping[str, str], isi: Mapping[str, str]) -> str:
    return sidik(repr((folder.name, sorted((n, nama.get(n, n), s) for n, s in isi.items()))))


def ingat(kunci: str, buat: Callable[[], Kegiatan]) -> Kegiatan:
    """Kegiatan that was made under this key before, else made now.

    Parameters
    ----------
    kunci : fingerprint of all bytes it is made of: a Kegiatan never changes, so reading once is enough
    buat : how it is made
    """
    if kunci not in _INGATAN:
        _INGATAN[kunci] = buat()
        while len(_INGATAN) > _INGATAN_MAKSIMUM:
            _INGATAN.popitem(last=False)
    _INGATAN.move_to_end(kunci)
    return _INGATAN[kunci]


def periksa(path: str | Path) -> list[Temuan]:
    """Every fault, doubt and note of a source, structural ones included; writes nothing.

    Parameters
    ----------
    path : folder of tables, or ``"contoh"``

    Returns
    -------
    list of Temuan, those of the law before those of the tables

    Raises
    ------
    KegiatanError
        If the folder or a file cannot be read.
    """
    folder = folder_sumber(path)
    try:
        kegiatan = _kegiatan(folder.name, _isi_berkas(folder), berkas_tabel(folder))
    except DataError as salah:
        return salah.temuan
    return [*temuan_hukum(kegiatan), *kegiatan.temuan]


def temuan_hukum(kegiatan: Kegiatan) -> list[Temuan]:
    """The regulation of the settings, asked here so that a misspelt one shows before any report."""
    try:
        catatan = kegiatan.aturan.catatan
    except PeraturanError as salah:
        letak = ("", BERKAS_PENGATURAN, None, "peraturan", kegiatan.peraturan)
        return [Temuan("struktural", "peraturan_menjawab", salah.pesan, salah.saran, *letak)]
    letak = ("", BERKAS_PENGATURAN, None, "peraturan", kegiatan.peraturan)
    saran = "Pastikan pilihan itu disengaja dan berdasar; kalimat ini tercetak bersama hasilnya."
    return [Temuan("catatan", "catatan_hukum", satu, saran, *letak) for satu in catatan]


def berkas_tabel(folder: Path) -> dict[str, str]:
    """File of each table in a folder of tables, by the name of the table; those that are there.

    Also of the tables ``pegawai`` and ``informasi_jabatan``, which a kegiatan may do without.
    """
    return _menurut_nama(
        folder,
        {t.nama: [f"{t.nama}{a}" for a in AKHIRAN_TEKS] for t in (*SEMUA_TABEL, PEGAWAI, INFORMASI_JABATAN)},
    )


def berkas_pengaturan(folder: Path) -> dict[str, str]:
    """The same of the settings: as with tables, small and capital letters are one in a name."""
    return _menurut_nama(folder, {BERKAS_PENGATURAN: [BERKAS_PENGATURAN]})


def _menurut_nama(folder: Path, dicari: Mapping[str, list[str]]) -> dict[str, str]:
    # a link that leads nowhere is there, and cannot be read
    berkas = (f for f in folder.iterdir() if f.is_file() or f.is_symlink()) if folder.is_dir() else ()
    semua = sorted(f.name for f in berkas)
    hasil: dict[str, str] = {}
    for sebutan, calon in dicari.items():
        nama = [n for satu in calon for n in semua if n.lower() == satu]
        if len(nama) > 1:
            raise KegiatanError(
                f"Berkas {sebutan} ada dua kali dalam folder {kutip(folder.name)}: {', '.join(nama)}.",
                "Sisakan satu; yang lain pindahkan ke folder lain.",
            )
        if nama:
            hasil[sebutan] = nama[0]
    return hasil


def _isi_berkas(folder: Path) -> dict[str, bytes]:
    """Bytes of each file, by the name of the table; of the settings by the name of their file."""
    nama = berkas_tabel(folder)
    hilang = [f"{t.nama}.csv" for t in SEMUA_TABEL if t.nama not in nama]
    if hilang:
        raise KegiatanError(
            f"Folder {kutip(folder.name)} tidak lengkap: {', '.join(hilang)} tidak ada.",
            "Letakkan ketiga berkas unit.csv, jabatan.csv, dan uraian_tugas.csv di dalamnya.",
        )
    try:
        return {n: (folder / b).read_bytes() for n, b in {**nama, **berkas_pengaturan(folder)}.items()}
    except OSError as salah:
        raise KegiatanError(
            f"Berkas tidak dapat dibaca: {salah.filename}.",
            "Periksa hak baca berkas itu; tutup dahulu bila sedang terbuka di Excel.",
        ) from salah


def _kegiatan(asal: str, isi: dict[str, bytes], nama: Mapping[str, str]) -> Kegiatan:
    atur = _pengaturan(isi.get(BERKAS_PENGATURAN))
    dibaca = {t.nama: tabel_teks(isi[t.nama], t, nama[t.nama]) for t in SEMUA_TABEL}
    k = kegiatan_tabel(asal, atur, dibaca, nama)
    if (info := INFORMASI_JABATAN).nama in isi:
        k = dengan_informasi(k, tabel_teks(isi[info.nama], info, nama[info.nama]), nama[info.nama])
    if PEGAWAI.nama not in isi:
        return k
    from abk.kegiatan.pegawai import dengan_pegawai  # noqa: PLC0415 - few sources name persons

    letak = nama[PEGAWAI.nama]
    return dengan_pegawai(k, tabel_teks(isi[PEGAWAI.nama], PEGAWAI, letak), letak)


def kegiatan_tabel(
    asal: str,
    atur: Pengaturan,
    dibaca: Mapping[str, tuple[pd.DataFrame, list[Temuan]]],
    berkas: Mapping[str, str],
) -> Kegiatan:
    """Kegiatan of tables as read, wherever they stood.

    Parameters
    ----------
    asal : name of the source, as shown to readers
    atur : its settings
    dibaca : each table as text, and what was found in reading it
    berkas : where each table stands, for the messages

    Raises
    ------
    DataError
        On structural faults, with all of them.
    """
    temuan = [t for _, baru in dibaca.values() for t in baru]
    gawat = {t.tabel for t in temuan if t.tingkat == "struktural"}
    tabel = {n: frame for n, (frame, _) in dibaca.items()}
    if gawat:
        # The tables that could be read are still judged, each alone: all faults at once.
        for definisi in SEMUA_TABEL:
            if definisi.nama not in gawat:
                letak = berkas[definisi.nama]
                temuan += validate(tabel[definisi.nama], definisi, berkas=letak, desimal=atur.desimal)[1]
        raise DataError(temuan)
    hasil = validate_semua(tabel, berkas=berkas, desimal=atur.desimal, kaidah=kaidah(atur))
    return Kegiatan(atur, replace(hasil, temuan=[*hasil.temuan, *temuan]) if temuan else hasil, asal)


def _pengaturan(isi: bytes | None) -> Pengaturan:
    if isi is None:
        return pengaturan({}, BERKAS_PENGATURAN)
    saran = 'Tulis tiap baris sebagai nama = "nilai".'
    if any(baris.count(b".") > _TITIK_MAKSIMUM for baris in isi.splitlines()):
        # the reader takes the square of the length of a dotted name
        raise KegiatanError(f"{BERKAS_PENGATURAN} bukan TOML yang sah: nama terlalu panjang.", saran)
    try:
        return pengaturan(tomllib.loads(isi.decode("utf-8-sig")), BERKAS_PENGATURAN)
    except RecursionError:
        sebab = "bertingkat terlalu dalam"
    except ValueError as salah:  # no UTF-8, no TOML, or a number of thousands of digits
        sebab = str(salah)
    raise KegiatanError(f"{BERKAS_PENGATURAN} bukan TOML yang sah: {sebab}.", saran)
