"""Backups that are checked when they are made, and proved when they are restored."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, func, inspect, select

from abk.errors import AbkError
from abk.files import sidik_berkas
from abk.kegiatan import Kegiatan
from abk.store.alamat import Alamat, Sambungan, baca_alamat
from abk.store.galat import CadanganError, RusakError, SkemaError
from abk.store.gudang import Gudang
from abk.store.keluar import kegiatan
from abk.store.migrasi import VERSI_SKEMA, naikkan, versi_skema
from abk.store.periksa import periksa_gudang
from abk.store.peristiwa import sekarang
from abk.store.salinan import berkas_baru, dump, restore, salin_sqlite
from abk.store.skema import METADATA
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import teks_waktu

_BENTUK = "abk-cadangan-1"


def berkas_bukti(path: Path) -> Path:
    """File beside a backup that says what must be in it."""
    if not path.name:
        raise CadanganError(
            "Nama berkas cadangan belum disebut.", "Sebutkan berkasnya, misalnya cadangan.zip."
        )
    return path.with_name(f"{path.name}.json")


def cadangkan(gudang: Gudang, path: Path) -> Path:
    """Back a store up while others use it; what must be in it is written beside it, as ``<path>.json``.

    Raises CadanganError if the file exists, cannot be written, or PostgreSQL's tools are missing or fail;
    and, with both files in their place, if something in the store is not as it was written.
    """
    bukti = _cadangkan(gudang, Path(path))
    if temuan := bukti["temuan"]:
        daftar = "\n".join(f"  {n}. {t}" for n, t in enumerate(temuan, 1))
        raise CadanganError(
            f"Cadangan {kutip(Path(path).name)} dibuat, "
            f"tetapi {len(temuan)} hal di dalamnya rusak:\n{daftar}",
            "Periksa gudangnya: abk karantina ALAMAT. Jangan buang cadangan lama yang masih utuh.",
        )
    return Path(path)


def migrasikan(alamat: str, cadangan: Path | None = None) -> Path | None:
    """Bring an older store to the schema of this program; the backup that was made first.

    An SQLite store is always copied, to beside it; a PostgreSQL one to `cadangan`, if that is given. None
    where nothing had to be done. Raises SkemaError if the schema is newer than this program.
    """
    sambungan = Sambungan(baca_alamat(alamat))
    with sambungan.baca() as c:
        lama = versi_skema(c)
    if cadangan is not None and lama not in {None, VERSI_SKEMA}:
        _cadangkan(Gudang(sambungan), cadangan)
        return naikkan(sambungan) or cadangan
    return naikkan(sambungan)


def _cadangkan(gudang: Gudang, path: Path) -> dict[str, Any]:
    for berkas in (path, berkas_bukti(path)):
        if berkas.exists():
            raise CadanganError(
                f"Berkas {kutip(berkas)} sudah ada.", "Pilih nama lain; cadangan lama tidak ditimpa."
            )
    with ExitStack() as batal:
        with berkas_baru(path) as sementara:
            if gudang.sambungan.jenis == "sqlite":
                sementara.unlink()
                salin_sqlite(gudang.sambungan.alamat.berkas, sementara)
                angka = _angka_sqlite(sementara)
            else:
                # The dump and the figures see the same moment.
                with gudang.sambungan.baca() as c:
                    potret = str(c.execute(select(func.pg_export_snapshot())).scalar_one())
                    dump(gudang.sambungan.alamat, sementara, potret)
                    angka = _angka(c)
            bukti = {
                "bentuk": _BENTUK,
                "basis_data": gudang.sambungan.jenis,
                "dibuat": teks_waktu(sekarang()),
                "sha256": sidik_berkas(sementara),
                **angka,
            }
            _tulis_bukti(path, bukti)  # first: a backup without it could not be restored
            batal.callback(berkas_bukti(path).unlink, missing_ok=True)
        batal.pop_all()
    return bukti


def pulihkan(path: Path, alamat: str) -> Gudang:
    """Restore a backup to an address where there is no store yet, bring its schema forward, and prove it.

    Raises CadanganError if the backup was changed, the target is not empty, or rows, records or needs differ.
    """
    path, tujuan = Path(path), baca_alamat(alamat)
    bukti = _baca_bukti(path)
    if sidik_berkas(path) != bukti["sha256"]:
        raise CadanganError(
            f"Cadangan {kutip(path.name)} rusak atau telah diubah: kode verifikasinya tidak cocok.",
            "Pakai cadangan lain.",
        )
    if bukti["basis_data"] != tujuan.jenis:
        raise CadanganError(
            f"Cadangan {bukti['basis_data']} tidak dapat dipulihkan ke {tujuan.jenis}.",
            "Beri alamat dengan jenis basis data yang sama.",
        )
    return (
        _ke_sqlite(path, tujuan, bukti) if tujuan.jenis == "sqlite" else _ke_postgresql(path, tujuan, bukti)
    )


def _ke_sqlite(path: Path, tujuan: Alamat, bukti: dict[str, Any]) -> Gudang:
    if tujuan.berkas.exists():
        raise CadanganError(
            f"Berkas {kutip(tujuan.berkas)} sudah ada.", "Beri alamat lain; gudang lama tidak ditimpa."
        )
    try:
        with berkas_baru(tujuan.berkas) as sementara:
            sementara.unlink()
            salin_sqlite(path, sementara)
            _cocokkan(_angka_sqlite(sementara), bukti)
    except RusakError as salah:
        raise CadanganError(f"Cadangan {kutip(path.name)} rusak.", "Pakai cadangan lain.") from salah
    return _buka(Sambungan(tujuan))


def _ke_postgresql(path: Path, tujuan: Alamat, bukti: dict[str, Any]) -> Gudang:
    sambungan = Sambungan(tujuan)
    with sambungan.baca() as c:
        if versi_skema(c) is not None:
            raise CadanganError("Basis data tujuan sudah berisi gudang.", "Beri basis data lain yang kosong.")
    restore(tujuan, path)
    with sambungan.baca() as c:
        angka = _angka(c)
    _cocokkan(angka, bukti)
    gudang = _buka(sambungan)
    from abk.store.rls import pulihkan_izin  # noqa: PLC0415 - loads the driver of PostgreSQL

    pulihkan_izin(sambungan)
    return gudang


def _buka(sambungan: Sambungan) -> Gudang:
    """The restored store; one of an older program is brought forward, the backup itself stays as it is."""
    naikkan(sambungan)
    return Gudang(sambungan)


def _angka_sqlite(berkas: Path) -> dict[str, Any]:
    # not written as an address, in which a folder may hold signs that mean something
    alamat = Alamat(URL.create("sqlite", database=str(berkas)), "sqlite")
    with Sambungan(alamat).baca() as c:
        return _angka(c)


def _angka(c: Connection) -> dict[str, Any]:
    """What a backup holds: rows of every table, state of every case, need of every post.

    The need is ``None`` where it cannot be computed: of an older schema without a column that this program
    reads, too. A table that the schema of the backup does not know yet is not counted.
    """
    ada = set(inspect(c).get_table_names())
    jumlah = {
        t.name: int(c.execute(select(func.count()).select_from(t)).scalar_one())
        for t in METADATA.sorted_tables
        if t.name in ada
    }
    temuan, alur = periksa_gudang(c)
    rusak = [f"{t.letak}: {t.pesan}" for t in temuan]
    angka = {"skema": versi_skema(c), "jumlah_baris": jumlah, "alur": alur, "temuan": rusak}
    if not _sebangun(c, ada):
        return {**angka, "kebutuhan": None, "sebab": SkemaError.__name__}
    try:
        k = kegiatan(c, "cadangan")
        return {**angka, **_kebutuhan(k)}
    except AbkError as salah:
        return {**angka, "kebutuhan": None, "sebab": type(salah).__name__}


def _sebangun(c: Connection, ada: set[str]) -> bool:
    """Whether the tables have every column that this program reads: not before a migration that adds one."""
    milik = {t: {str(k["name"]) for k in inspect(c).get_columns(t)} for t in ada}
    return all({k.name for k in t.columns} <= milik[t.name] for t in METADATA.sorted_tables if t.name in ada)


def _kebutuhan(k: Kegiatan) -> dict[str, Any]:
    hasil = k.hasil
    rinci = zip(hasil.index, hasil["kebutuhan"], hasil["kebutuhan_bulat"], strict=True)
    return {
        "kebutuhan_bulat": int(hasil["kebutuhan_bulat"].sum()),
        "kebutuhan": {str(kode): [repr(float(n)), int(bulat)] for kode, n, bulat in rinci},
    }


def _cocokkan(angka: dict[str, Any], bukti: dict[str, Any]) -> None:
    beda = [t for t, n in bukti["jumlah_baris"].items() if angka["jumlah_baris"].get(t) != n]
    if beda:
        raise CadanganError(
            f"Hasil pemulihan tidak cocok: jumlah baris {', '.join(beda)} berbeda.", "Jangan dipakai."
        )
    # A backup of before did not say what was bad in it; of cases nothing was.
    lama = [t for t in angka["temuan"] if t.startswith(("alur ", "berkas "))]
    if rusak := sorted(set(angka["temuan"] if "temuan" in bukti else lama) ^ set(bukti.get("temuan", ()))):
        raise CadanganError(f"Cadangan rusak: {'; '.join(rusak[:8])}.", "Pakai cadangan lain.")
    alur = [k for k, akhir in bukti.get("alur", {}).items() if angka["alur"].get(k) != akhir]
    if alur:
        raise CadanganError(
            f"Hasil pemulihan tidak cocok: catatan alur {', '.join(alur[:8])} berbeda.", "Jangan dipakai."
        )
    dulu, baru = bukti["kebutuhan"] or {}, angka["kebutuhan"] or {}
    jabatan = sorted(k for k in {*dulu, *baru} if dulu.get(k) != baru.get(k))
    if jabatan:
        raise CadanganError(
            f"Pemulihan tidak cocok: kebutuhan {len(jabatan)} jabatan berbeda ({', '.join(jabatan[:8])}).",
            "Jangan dipakai; pulihkan dengan versi abk yang membuat cadangan itu.",
        )


def _tulis_bukti(path: Path, bukti: dict[str, Any]) -> None:
    with berkas_baru(berkas_bukti(path)) as sementara:
        sementara.write_text(json.dumps(bukti, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _baca_bukti(path: Path) -> dict[str, Any]:
    saran = f"Letakkan cadangan dan {berkas_bukti(path).name} bersama-sama."
    if not path.is_file():
        raise CadanganError(f"Cadangan {kutip(path)} tidak ada.", saran)
    try:
        bukti = urai_json(berkas_bukti(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        bukti = None
    perlu = {"basis_data", "skema", "sha256", "jumlah_baris", "kebutuhan"}
    if not isinstance(bukti, dict) or bukti.get("bentuk") != _BENTUK or not perlu <= set(bukti):
        raise CadanganError(
            f"Bukti cadangan {kutip(berkas_bukti(path).name)} tidak ada atau tidak terbaca.", saran
        )
    return bukti
