"""Named doubts: rows that read well but may be counted twice, or mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from abk.errors import Temuan
from abk.tables.bersih import Penomoran
from abk.tulisan.malas import np, npt, pd
from abk.tulisan.markup import kutip

# Only words of a form's foot may follow: "Jumlah kendaraan dinas diperiksa" is a task.
_KEPALA = re.compile(
    r"(?:SUB\W*|GRAND\s+)?(?:(?:JUMLAH|TOTAL|JML|JLH|JUML|TTL|PEMBULATAN|DIBULATKAN|PINDAHAN)\b|∑)"
)
_LANJUTAN = frozenset(
    {
        "JUMLAH",
        "TOTAL",
        "BEBAN",
        "KERJA",
        "WAKTU",
        "EFEKTIF",
        "KEBUTUHAN",
        "PEGAWAI",
        "KESELURUHAN",
        "SELURUH",
        "SELURUHNYA",
        "SEMUA",
        "JAM",
        "MENIT",
        "URAIAN",
        "TUGAS",
        "POKOK",
        "TAMBAHAN",
        "FORMASI",
        "DAN",
        "PEMBULATAN",
        "DIBULATKAN",
        "YANG",
        "YG",
        "ADA",
        "SAAT",
        "INI",
        "DIBUTUHKAN",
        "KELEBIHAN",
        "KEKURANGAN",
        "UNIT",
        "JABATAN",
        "VOLUME",
        "HASIL",
        "NORMA",
        "DIPINDAHKAN",
        "PINDAHAN",
        "HALAMAN",
        "SETAHUN",
        "PER",
        "TAHUN",
        "AKHIR",
        "UMUM",
        "SD",
        "SAMPAI",
        "DENGAN",
        "NO",
        "NOMOR",
    }
)
# Beginnings of a line that may be a total, in ASCII: those of _KEPALA, spaced, after what is stripped.
# Only looked at, so that a hit that reaches into the next line leaves that line to be found; most lines
# fail at their first letter.
_MUNGKIN = re.compile(
    r"\n(?=[-*#.\sSGJTPD])"
    r"(?=(?:[-*#.]|[^\S\n])*(?:S\s*U\s*B|G\s*R\s*A|J\s*[UML]|T\s*[OT]|P\s*(?:E\s*M\s*B|I\s*N)|D\s*I\s*B))",
    re.IGNORECASE,
)
_NOMOR = re.compile(r"[IVX]+|[A-Z]|\d+")
_PISAH = re.compile(r"[\s().:=/+&,*–-]+")
_BERSPASI = re.compile(r"\b(?:[A-Z]\s+){3,}[A-Z]\b")
_NOMOR_UTAMA = re.compile(r"[0-9]{1,6}")
_PECAH = re.compile(r"[.,\-/\s]+|(?<=\d)(?=[A-Za-z])")


def tampak_jumlah(teks: str) -> bool:
    """Whether the ``teks`` of a row is that of a total: ``Jml``, ``T O T A L``, ``Total (1+2)``, ``Σ``."""
    kata = teks.replace("Σ", "∑").upper().strip().strip("-*#. ")
    kata = _BERSPASI.sub(lambda m: "".join(m[0].split()), kata)
    kepala = _KEPALA.match(kata)
    if kepala is None:
        return False
    sisa = [satu for satu in _PISAH.split(kata[kepala.end() :]) if satu]
    # "Jumlah Bagian A": the part stands at the end
    if len(sisa) > 1 and sisa[-2] == "BAGIAN":
        del sisa[-2]
    return all(satu in _LANJUTAN or _NOMOR.fullmatch(satu) for satu in sisa)


def bagian_nomor(nomor: str) -> tuple[str, ...]:
    """Parts of a ``nomor``: ``1a``, ``1.a``, ``1,a`` and ``1.a)`` are all part a of 1.

    Returns
    -------
    tuple of str, outermost first
    """
    return tuple(p for p in _PECAH.split(nomor.strip(" .,)(")) if p)


def nomor_berikut(nomor: Iterable[object]) -> int:
    """Number that a new row is offered: the whole one after the highest in use, parts of it counted too.

    Parameters
    ----------
    nomor : the ``nomor`` of the rows, as written; ``2.1`` and ``2a`` use 2

    Returns
    -------
    int [1]
    """
    awal = (next(iter(bagian_nomor(str(satu or ""))), "") for satu in nomor)
    return max((int(satu) for satu in awal if _NOMOR_UTAMA.fullmatch(satu)), default=0) + 1


def temuan_keraguan(
    tabel: Mapping[str, pd.DataFrame], berkas: Mapping[str, str], keluar: set[int], nomori: Penomoran
) -> list[Temuan]:
    """Totals rows, parents counted with their children, zero volumes, posts without tasks.

    Parameters
    ----------
    tabel : typed tables
    berkas : file name of each table
    keluar : rows of tasks that are left out already, and so cannot be counted twice [index label]
    nomori : numbers of the codes of ``tabel``

    Returns
    -------
    list of Temuan, those of the tasks first
    """
    if "uraian_tugas" not in tabel:
        return []
    tugas = tabel["uraian_tugas"]
    nama = berkas["uraian_tugas"]
    temuan = [*_baris_jumlah(tugas, nama), *_volume_nol(tugas, nama, keluar)]
    sudah = keluar | {t.baris - 2 for t in temuan if t.baris is not None}
    temuan += _induk_dan_anak(tugas, nama, sudah, nomori)
    bertugas = set(nomori("uraian_tugas", "kode_jabatan")[1])
    return [*temuan, *_tanpa_tugas(tabel["jabatan"], bertugas, berkas["jabatan"])]


def _tanpa_tugas(jabatan: pd.DataFrame, bertugas: set[str], berkas: str) -> Iterable[Temuan]:
    tanpa = np.array([kode not in bertugas for kode in jabatan["kode_jabatan"].tolist()], dtype=bool)
    for n, kode, unit in jabatan.loc[tanpa, ["kode_jabatan", "kode_unit"]].itertuples(name=None):
        pesan = "jabatan ini tidak punya uraian tugas"
        saran = "Tambahkan uraian tugasnya, atau hapus jabatan itu."
        letak = (berkas, n + 2, "kode_jabatan", str(kode), str(kode), str(unit))
        yield Temuan("ragu", "punya_uraian_tugas", pesan, saran, "jabatan", *letak)


def _temuan(
    tugas: pd.DataFrame, berkas: str, n: int, aturan: str, kolom: str, pesan: str, saran: str
) -> Temuan:
    nilai, kode = tugas[kolom].loc[n], tugas["kode_jabatan"].loc[n]
    return Temuan(
        "ragu",
        aturan,
        pesan,
        saran,
        "uraian_tugas",
        berkas,
        n + 2,
        kolom,
        "" if pd.isna(nilai) else str(nilai)[:80],
        None if pd.isna(kode) else str(kode),
    )


def _baris_jumlah(tugas: pd.DataFrame, berkas: str) -> Iterable[Temuan]:
    duga = mungkin_jumlah(tugas["uraian_tugas"])
    for n, teks in zip(tugas.index[duga], tugas["uraian_tugas"][duga], strict=True):
        if tampak_jumlah(teks):
            pesan = f"baris {kutip(teks.strip())} tampak seperti baris jumlah, bukan tugas"
            saran = "Hapus baris jumlah, atau tuliskan tugasnya dengan lengkap."
            yield _temuan(tugas, berkas, n, "bukan_baris_jumlah", "uraian_tugas", pesan, saran)


def mungkin_jumlah(uraian: pd.Series) -> npt.NDArray[np.bool_]:
    """Which texts are worth a look by :func:`tampak_jumlah`; it is false of the others.

    Parameters
    ----------
    uraian : texts
    """
    isi = uraian.to_numpy(dtype=object).tolist()
    try:
        satu = "\n".join(["", *isi])
    except TypeError:  # a missing text is none
        isi = [t if isinstance(t, str) else "" for t in isi]
        satu = "\n".join(["", *isi])
    duga = np.zeros(len(isi), dtype=bool)
    if not satu.isascii():
        duga |= [not t.isascii() for t in isi]
    if letak := [cocok.start() for cocok in _MUNGKIN.finditer(satu)]:
        # where each text begins; a hit elsewhere is at a new line within one
        awal = np.cumsum([0, *(len(t) + 1 for t in isi)])
        duga |= np.isin(awal[:-1], letak)
    return duga


def _volume_nol(tugas: pd.DataFrame, berkas: str, keluar: set[int]) -> Iterable[Temuan]:
    for n in tugas.index[tugas["volume"].to_numpy() == 0]:
        if n not in keluar:
            pesan = "volume 0: tugas tidak dikerjakan, atau belum diisi?"
            saran = "Isi volumenya, atau hapus barisnya bila tugas itu tidak lagi dikerjakan."
            yield _temuan(tugas, berkas, n, "volume_nol", "volume", pesan, saran)


def _induk_dan_anak(
    tugas: pd.DataFrame, berkas: str, keluar: set[int], nomori: Penomoran
) -> Iterable[Temuan]:
    """Rows ``3`` whose parts ``3.1``, ``3.a`` are counted as well: the parent is held back."""
    tugas = tugas[punya_rincian(tugas, keluar, nomori)]
    anak: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    nomor = list(zip(tugas.index, tugas["kode_jabatan"], tugas["nomor"], strict=True))
    for n, kode, no in nomor:
        if n in keluar or pd.isna(kode) or pd.isna(no):
            continue
        bagian = bagian_nomor(no)
        for panjang in range(1, len(bagian)):
            anak.setdefault((kode, bagian[:panjang]), []).append(no)
    for n, kode, no in nomor:
        if n in keluar or pd.isna(kode) or pd.isna(no):
            continue
        bagian = bagian_nomor(no)
        if (kode, bagian) in anak:
            rincian = ", ".join(anak[kode, bagian][:5])
            pesan = f"nomor {no} dan rinciannya ({rincian}) sama-sama dihitung"
            saran = "Kosongkan salah satu: hapus baris induk, atau hapus rinciannya."
            yield _temuan(tugas, berkas, n, "induk_dan_anak", "nomor", pesan, saran)


def punya_rincian(tugas: pd.DataFrame, keluar: set[int], nomori: Penomoran) -> npt.NDArray[np.bool_]:
    """Rows of the posts in which a counted row has parts that are counted too.

    Parameters
    ----------
    tugas : typed table
    keluar : rows that are not counted [index label]
    nomori : numbers of the codes
    """
    jabatan, _ = nomori("uraian_tugas", "kode_jabatan")
    nomor, unik = nomori("uraian_tugas", "nomor")
    bagian = [bagian_nomor(satu) for satu in unik]
    dalam = max(map(len, bagian), default=0)
    hitung = (jabatan >= 0) & (nomor >= 0) & ~tugas.index.isin(list(keluar))
    urut = {
        satu: n for n, satu in enumerate(dict.fromkeys(s[:n] for s in bagian for n in range(1, len(s) + 1)))
    }
    milik = np.zeros(len(tugas), dtype=bool)
    # One number for a post and the (first n) parts of a nomor; -1 where it has no more than that.
    diri = _pasangan(jabatan, [urut.get(satu, -1) for satu in bagian], nomor, len(urut))
    for n in range(1, dalam):
        atas = _pasangan(jabatan, [urut[s[:n]] if len(s) > n else -1 for s in bagian], nomor, len(urut))
        milik |= hitung & (diri >= 0) & np.isin(diri, atas[hitung & (atas >= 0)])
    return np.isin(jabatan, jabatan[milik])


def _pasangan(
    jabatan: npt.NDArray[np.intp], tiap: list[int], nomor: npt.NDArray[np.intp], banyak: int
) -> npt.NDArray[np.int64]:
    bagian = np.array([*tiap, -1], dtype="int64")[nomor]
    return np.where((bagian >= 0) & (jabatan >= 0), jabatan.astype("int64") * banyak + bagian, -1)
