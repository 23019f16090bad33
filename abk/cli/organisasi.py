"""``abk unit`` and ``abk jabatan``: units and posts of a store, added, changed and listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from abk.cli.layar import Alamat, Sumber, aman, bila_gagal, layar, pengguna, tampilkan
from abk.errors import ParameterError, saran_nama

if TYPE_CHECKING:
    from abk.instrumen.daftar import Jenis

Oleh = Annotated[str, typer.Option(help="Siapa yang mengubah; bawaan nama akun.")]
Kode = Annotated[str, typer.Argument(help="Kodenya.")]
Nama = Annotated[str, typer.Option(help="Namanya.")]
Induk = Annotated[str, typer.Option(help="Kode unit di atasnya.")]
Eselon = Annotated[str, typer.Option(help="Misalnya II.a.")]
Unit = Annotated[str, typer.Option(help="Kode unit tempat jabatan berada.")]
Tipe = Annotated[str, typer.Option("--jenis", help="Misalnya pelaksana, JFT, atau administrator.")]
Kelas = Annotated[str, typer.Option(help="Kelas jabatan.")]
Pegawai = Annotated[int | None, typer.Option("--pegawai", min=0, help="Jumlah pegawai yang ada (bezetting).")]
Dari = Annotated[Path | None, typer.Option(help="Daftar dalam berkas Excel atau CSV, satu baris satu.")]

unit = typer.Typer(help="Unit organisasi dalam gudang: tambah, ubah, daftar.", no_args_is_help=True)
jabatan = typer.Typer(help="Jabatan dalam gudang: tambah, ubah, daftar, kembalikan.", no_args_is_help=True)


@unit.command("tambah", epilog='Contoh: abk unit tambah sqlite:///data/abk.db SET.2 --nama "Biro Hukum"')
def unit_tambah(
    alamat: Alamat,
    kode: Kode = "",
    nama: Nama = "",
    induk: Induk = "",
    eselon: Eselon = "",
    dari: Dari = None,
    oleh: Oleh = "",
) -> None:
    """Tambah satu unit, atau semua unit dalam sebuah daftar."""
    satu = {"kode_unit": kode, "nama_unit": nama, "kode_induk": induk, "eselon": eselon}
    _tambah(alamat, "unit", satu, dari, oleh)


@jabatan.command("tambah", epilog="Contoh: abk jabatan tambah sqlite:///data/abk.db --dari jabatan.xlsx")
def jabatan_tambah(
    alamat: Alamat,
    kode: Kode = "",
    nama: Nama = "",
    kode_unit: Unit = "",
    jenis: Tipe = "",
    kelas: Kelas = "",
    pegawai: Pegawai = None,
    dari: Dari = None,
    oleh: Oleh = "",
) -> None:
    """Tambah satu jabatan, atau semua jabatan dalam sebuah daftar."""
    satu = {"kode_jabatan": kode, "nama_jabatan": nama, "kode_unit": kode_unit, "jenis_jabatan": jenis,
            "kelas_jabatan": kelas, "bezetting": str(pegawai or 0)}  # fmt: skip
    _tambah(alamat, "jabatan", satu, dari, oleh)


def _tambah(alamat: str, jenis: Jenis, satu: dict[str, str], dari: Path | None, oleh: str) -> None:
    from abk.instrumen.daftar import baca_daftar, jabatan_lengkap, kode_baru  # noqa: PLC0415
    from abk.store import buka_baru  # noqa: PLC0415

    with bila_gagal(), ExitStack() as tumpukan:
        if dari is None and not satu[f"nama_{jenis}"]:
            raise ParameterError(
                f"Nama {jenis} belum disebut.", "Beri kode dan --nama, atau --dari DAFTAR.xlsx."
            )
        isi: list[dict[str, Any]] = [*([satu] if dari is None else baca_daftar(dari, jenis))]
        gudang = tumpukan.enter_context(buka_baru(alamat))
        ada = set(gudang.identitas(jenis)[f"kode_{jenis}"])
        if jenis == "unit":
            dipakai = set(map(str, ada))
            for b in isi:  # as in a list: initials of the name
                b["kode_unit"] = b["kode_unit"] or kode_baru(b["nama_unit"], dipakai)
                dipakai.add(b["kode_unit"])
        if jenis == "jabatan":
            unit_ada: list[Any] = gudang.identitas("unit").fillna("").to_dict("records")
            isi = [*jabatan_lengkap(isi, unit_ada, ada)]
        if sama := [str(b[f"kode_{jenis}"]) for b in isi if b[f"kode_{jenis}"] in ada]:
            pesan = f"{jenis.capitalize()} sudah ada: {', '.join(sama)}."
            raise ParameterError(pesan, f"Mengubahnya: abk {jenis} ubah {alamat} {sama[0]} --nama …")
        _simpan(gudang, jenis, isi, oleh)
        for baris in isi:
            if (orang := str(baris.get("bezetting", "0"))).isdigit() and int(orang):
                _bezetting(gudang, baris["kode_jabatan"], int(orang), oleh)
    layar.print(f"{len(isi)} {jenis} ditambahkan: {aman(', '.join(str(b[f'kode_{jenis}']) for b in isi))}.")


def _bezetting(gudang: Any, kode: str, orang: int, oleh: str) -> None:
    kini = gudang.lembar(kode)
    baru = kini.dengan(bezetting=orang)
    gudang.simpan_draf(baru, versi_dasar=kini.versi, oleh=pengguna(oleh), alasan="abk jabatan")


def _simpan(gudang: Any, jenis: Jenis, isi: list[dict[str, Any]], oleh: str) -> None:
    """Save rows as judged as the tables are: an unknown parent or kind is refused with its code."""
    import pandas as pd  # noqa: PLC0415

    from abk.errors import DataError  # noqa: PLC0415
    from abk.tables import JABATAN, UNIT, validate  # noqa: PLC0415

    tabel = UNIT if jenis == "unit" else JABATAN
    frame = pd.DataFrame(isi).reindex(columns=list(tabel.nama_kolom)).astype("object")
    if jenis == "jabatan":
        frame["bezetting"] = frame["bezetting"].fillna("0")
    hasil, temuan = validate(frame, tabel, berkas="isian")
    if salah := [t for t in temuan if t.tingkat != "catatan"]:
        raise DataError(salah)
    rapi = [{str(k): v for k, v in b.items() if not pd.isna(v) and k != "bezetting" and k in frame.columns}
            for b in hasil.to_dict("records")]  # fmt: skip
    if jenis == "jabatan":
        rapi = [{k: v for k, v in b.items() if k != "pendekatan"} for b in rapi]
    _unit_ada(gudang, jenis, rapi)
    baris: tuple[list[Any], list[Any]] = (rapi, []) if jenis == "unit" else ([], rapi)
    gudang.simpan_identitas(*baris, oleh=pengguna(oleh), alasan=f"abk {jenis}")


def _unit_ada(gudang: Any, jenis: Jenis, baris: list[dict[str, Any]]) -> None:
    """ParameterError for the first row whose unit, or the one above it, is not known."""
    kolom, apa = ("kode_induk", "Unit di atas") if jenis == "unit" else ("kode_unit", "Unit jabatan")
    milik = (b["kode_unit"] for b in baris if jenis == "unit")
    dikenal = sorted({*map(str, gudang.identitas("unit")["kode_unit"]), *map(str, milik)})
    for satu in baris:
        if satu.get(kolom) and satu[kolom] not in dikenal:
            pesan = f"{apa} {satu[f'kode_{jenis}']} tidak ada: {satu[kolom]}."
            raise ParameterError(pesan, saran_nama(satu[kolom], dikenal or ["(belum ada unit)"]))


@unit.command(
    "ubah", epilog='Contoh: abk unit ubah sqlite:///data/abk.db SET.2 --nama "Biro Hukum dan Humas"'
)
def unit_ubah(
    alamat: Alamat, kode: Kode, nama: Nama = "", induk: Induk = "", eselon: Eselon = "", oleh: Oleh = ""
) -> None:
    """Ubah nama, unit di atasnya, atau eselon satu unit; yang tidak disebut tetap."""
    isi = {"nama_unit": nama, "kode_induk": induk, "eselon": eselon}
    _ubah(alamat, "unit", kode, {k: v for k, v in isi.items() if v}, oleh)


@jabatan.command("ubah", epilog="Contoh: abk jabatan ubah sqlite:///data/abk.db SET.2-01 --jenis pengawas")
def jabatan_ubah(
    alamat: Alamat,
    kode: Kode,
    nama: Nama = "",
    kode_unit: Unit = "",
    jenis: Tipe = "",
    kelas: Kelas = "",
    pegawai: Pegawai = None,
    oleh: Oleh = "",
) -> None:
    """Ubah nama, unit, jenis, kelas, atau jumlah pegawai satu jabatan; yang tidak disebut tetap."""
    isi = {"nama_jabatan": nama, "kode_unit": kode_unit, "jenis_jabatan": jenis, "kelas_jabatan": kelas}
    _ubah(alamat, "jabatan", kode, {k: v for k, v in isi.items() if v}, oleh, pegawai)


def _ubah(
    alamat: str, jenis: Jenis, kode: str, isi: dict[str, str], oleh: str, pegawai: int | None = None
) -> None:
    from abk.store import buka  # noqa: PLC0415

    with bila_gagal():
        if not isi and pegawai is None:
            raise ParameterError("Tidak ada yang diubah.", f"Lihat: abk {jenis} ubah --help")
        gudang = buka(alamat)
        lama = {str(k): v for k, v in _ada(gudang, jenis, kode).items() if isinstance(v, str)}
        if isi:
            _simpan(gudang, jenis, [{**lama, **isi}], oleh)
        if pegawai is not None:
            _bezetting(gudang, kode, pegawai, oleh)
    layar.print(f"{jenis.capitalize()} {aman(kode)} diubah.")


def _ada(gudang: Any, jenis: Jenis, kode: str) -> dict[Any, Any]:
    """The unit or post of a code; ParameterError if there is none."""
    semua = gudang.identitas(jenis)
    cocok = semua[semua[f"kode_{jenis}"] == kode]
    if cocok.empty:
        saran = saran_nama(kode, [str(k) for k in semua[f"kode_{jenis}"]] or ["(kosong)"])
        raise ParameterError(f"{jenis.capitalize()} {kode} tidak ada.", saran)
    return dict(cocok.iloc[0].to_dict())


@unit.command("daftar", epilog="Contoh: abk unit daftar sqlite:///data/abk.db")
def unit_daftar(sumber: Sumber) -> None:
    """Semua unit sebuah sumber, menurut susunannya."""
    with bila_gagal():
        semua, jabatan = _susunan(sumber)
    tabel = Table("Kode", "Nama", "Induk", "Jabatan")
    banyak = Counter(satu["kode_unit"] for satu in jabatan)
    for satu in semua:
        isi = _teks(satu, "kode_unit", "nama_unit", "kode_induk")
        tabel.add_row(*isi, str(banyak[satu["kode_unit"]]))
    tampilkan(tabel)


@jabatan.command(
    "kembalikan",
    epilog='Contoh: abk jabatan kembalikan sqlite:///data/abk.db SET.2-01 --alasan "Norma tugas 3 kosong."',
)
def jabatan_kembalikan(
    alamat: Alamat,
    kode: Kode,
    alasan: Annotated[str, typer.Option(help="Apa yang harus diperbaiki; dibaca unit pada lembarnya.")],
    oleh: Oleh = "",
) -> None:
    """Kembalikan lembar yang sudah diajukan kepada unitnya, dengan alasan; isiannya tetap."""
    from abk.store import buka  # noqa: PLC0415

    with bila_gagal():
        gudang = buka(alamat)
        _ada(gudang, "jabatan", kode)
        gudang.kembalikan(kode, pengguna(oleh), alasan)
    layar.print(
        f"Lembar {aman(kode)} dikembalikan. Unit memperbaikinya di formulir, lalu mengajukannya lagi."
    )


@jabatan.command("daftar", epilog="Contoh: abk jabatan daftar sqlite:///data/abk.db --unit SET.2")
def jabatan_daftar(
    sumber: Sumber, kode_unit: Annotated[str, typer.Option("--unit", help="Hanya unit ini.")] = ""
) -> None:
    """Semua jabatan sebuah sumber; dari gudang juga keadaan lembarnya."""
    with bila_gagal():
        _, semua = _susunan(sumber)
    kolom = ["kode_jabatan", "nama_jabatan", "kode_unit", "jenis_jabatan", "bezetting"]
    gudang = any("status" in satu for satu in semua)
    tabel = Table("Kode", "Nama", "Unit", "Jenis", "Pegawai", *(["Lembar"] if gudang else []))
    for satu in semua:
        if kode_unit in {"", satu["kode_unit"]}:
            tabel.add_row(*_teks(satu, *kolom, *(["status"] if gudang else [])))
    tampilkan(tabel)


def _susunan(sumber: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of units and of posts; of a store as they were written, since a list is there to find faults."""
    if "://" in sumber:
        from abk.store import buka  # noqa: PLC0415

        gudang = buka(sumber)
        return gudang.daftar("unit"), gudang.daftar("jabatan")
    import abk  # noqa: PLC0415

    k = abk.open(sumber)
    tabel = (t.astype("object").where(t.notna(), None) for t in (k.unit, k.jabatan))
    unit, jabatan = ([{str(k): v for k, v in b.items()} for b in t.to_dict("records")] for t in tabel)
    return unit, jabatan


def _teks(satu: Mapping[str, Any], *kolom: str) -> Iterator[str]:
    """Cells of a row; empty where it says nothing."""
    return (aman("" if satu.get(k) is None else str(satu[k])) for k in kolom)
