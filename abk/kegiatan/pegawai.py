"""The table of people: read, counted, and left behind. No cell of it goes on, in no message either."""

from __future__ import annotations

from dataclasses import replace

from abk.analisis.proyeksi import arus_pegawai
from abk.errors import DataError, Temuan
from abk.kegiatan.kegiatan import Kegiatan
from abk.tables import PEGAWAI, TabelTerperiksa, validate
from abk.tulisan.malas import pd

_TANGGAL = "Tulis tanggal sebagai TTTT-BB-HH."


def dengan_pegawai(k: Kegiatan, dibaca: tuple[pd.DataFrame, list[Temuan]], berkas: str) -> Kegiatan:
    """The kegiatan with the counts of a table of people.

    Parameters
    ----------
    k : the kegiatan
    dibaca : the table as text, and what was found in reading it
    berkas : its file, for the messages

    Returns
    -------
    Kegiatan
        What is wrong in a row is a note that names row and column and never what stands there; the row is
        left out if post, day of birth or id are wrong. No need of a post depends on it.

    Raises
    ------
    DataError
        If the file or its header cannot be read.
    """
    frame, temuan = dibaca
    if not temuan:
        frame, temuan = validate(frame, PEGAWAI, berkas=berkas, desimal=k.pengaturan.desimal)
    # what is said of a file or its header is not of its cells
    berat = [t for t in temuan if t.tingkat == "struktural" and (t.baris is None or not t.kolom)]
    if berat:
        raise DataError(berat)
    catatan = [_tanpa_isi(t) if t.baris else t for t in temuan]
    pos = set(k.terperiksa.tabel["jabatan"]["kode_jabatan"])
    asing = frame["kode_jabatan"].notna() & ~frame["kode_jabatan"].isin(pos)
    ganda = frame["id_pegawai"].notna() & frame["id_pegawai"].duplicated()
    kontrak = (frame["status"] == "pppk") & frame["tanggal_akhir"].isna()
    for mana, kolom, pesan, saran in (
        (asing, "kode_jabatan", "jabatan tidak ada; pegawai ini tidak dihitung", "Samakan kodenya."),
        (ganda, "id_pegawai", "penanda sudah dipakai; baris ini tidak dihitung", "Sisakan satu baris."),
        (kontrak, "tanggal_akhir", "PPPK tanpa akhir perjanjian; dianggap sampai usia pensiun", _TANGGAL),
    ):
        catatan += [
            Temuan("catatan", "pegawai", pesan, saran, PEGAWAI.nama, berkas, int(n) + 2, kolom)
            for n in frame.index[mana]
        ]
    wajib = frame[["id_pegawai", "kode_jabatan", "tanggal_lahir"]].notna().all(axis=1)
    pakai = frame[wajib & ~asing & ~ganda]
    catatan += _bezetting(k, pakai, berkas)
    arus = arus_pegawai(k.terperiksa.tabel["jabatan"], pakai, k.pengaturan.tanggal_hukum, k.tahun)
    tabel = {n: k.terperiksa.tabel[n] for n in k.terperiksa.tabel} | {"arus_pegawai": arus}
    return replace(k, terperiksa=TabelTerperiksa(tabel, [*k.temuan, *catatan]))


def _tanpa_isi(t: Temuan) -> Temuan:
    """The finding as a note, without a word of the cell."""
    apa = "kosong" if t.aturan == "wajib_isi" else "tidak dapat dibaca"
    saran = _TANGGAL if t.kolom.startswith(("tanggal", "tmt")) else "Perbaiki sel itu."
    return Temuan("catatan", t.aturan, f"{t.kolom} {apa}", saran, t.tabel, t.berkas, t.baris, t.kolom)


def _bezetting(k: Kegiatan, pegawai: pd.DataFrame, berkas: str) -> list[Temuan]:
    """Posts with another number of people than their bezetting."""
    jabatan = k.terperiksa.tabel["jabatan"].set_index("kode_jabatan")
    kini = pegawai[~(pd.to_datetime(pegawai["tmt"]).dt.year > k.tahun)] if k.tahun else pegawai
    ada = kini.groupby("kode_jabatan").size().reindex(jabatan.index, fill_value=0)
    catat = jabatan["bezetting"]
    return [
        Temuan(
            "catatan",
            "pegawai_bezetting",
            f"tabel pegawai memuat {ada[kode]} orang, bezetting {catat[kode]}",
            "Samakan keduanya; proyeksi berangkat dari bezetting.",
            PEGAWAI.nama,
            berkas,
            kode_jabatan=str(kode),
            kode_unit=str(jabatan["kode_unit"][kode]),
        )
        for kode in jabatan.index[catat.notna() & (catat.fillna(0) != ada)]
    ]
