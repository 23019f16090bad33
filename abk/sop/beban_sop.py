"""The ABK of the ABK: the procedure's own times as tasks of those who carry it out.

The SOP times become norma waktu, the rounds of a year the volume, and the engine of every other kegiatan
gives the need. A day counts 300 minutes by default, as norma waktu do; 450 is the day of the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from abk.errors import ParameterError
from abk.kebutuhan.eksak import pecahan
from abk.kegiatan import Kegiatan, Pengaturan
from abk.kegiatan.pengaturan import pengaturan
from abk.sop.jam import MENIT_PER_HARI, PanjangHari, menit_standar
from abk.sop.prosedur import Langkah, Prosedur
from abk.sop.simulasi.skenario import CaraRapat, peserta, salah_pilihan
from abk.tables import validate_semua
from abk.tulisan.format import bulat, ringkas
from abk.tulisan.malas import pd

KODE_UNIT = "PROSEDUR"
"""The one unit under which the posts of the procedure stand."""

_VOLUME_MAKSIMUM = 10**9


@dataclass(frozen=True)
class PilihanBeban:
    """How the work of the procedure is counted: units in a round, rounds in a year (0.5 = every other year).

    Without ``peserta_rapat`` those spend their time in the meeting whom the procedure names, which is an
    interpretation where its SOP names nobody. A day is 300 minutes (``norma``) or 450 (``formal``).
    """

    unit: int = 1
    putaran: float | Fraction = 1
    rapat: CaraRapat = "per_unit"
    peserta_rapat: tuple[str, ...] | None = None
    panjang_hari: PanjangHari = "norma"

    def __post_init__(self) -> None:
        """Refuse what cannot be counted, with every fault."""
        salah = [*salah_pilihan(self.unit, self.rapat, self.peserta_rapat, self.panjang_hari)]
        if not 0 < self.putaran * max(self.unit, 1) <= _VOLUME_MAKSIMUM:
            salah.append(f"putaran setahun {self.putaran} di luar rentang")
        if salah:
            raise ParameterError(
                f"Beban prosedur tidak dapat dihitung: {'; '.join(salah)}.",
                "Perbaiki pilihan itu; artinya ada dalam docs/simulasi-sop.md.",
            )


def beban_sop(
    prosedur: Prosedur,
    pilihan: PilihanBeban | None = None,
    *,
    bezetting: Mapping[str, int] | None = None,
    nama_jabatan: Mapping[str, str] | None = None,
    atur: Pengaturan | None = None,
) -> Kegiatan:
    """The procedure as a kegiatan of its own: its posts, their tasks, their need.

    One post a role; that of the units stands for the officials of all units together. Common steps count once
    a round, steps of a unit once for each. ``bezetting`` is one person where a role is not named, for a role
    of the units one a unit [orang]; without settings the default regulation holds and nobody is rounded up to
    one, since the procedure is a small part of each post. Raises ParameterError if a participant of the
    meeting has no place in the procedure.
    """
    pilihan = pilihan or PilihanBeban()
    peran = list(dict.fromkeys(satu.pelaksana for satu in prosedur.resmi))
    _periksa(pilihan, peran)
    tugas = [
        (pelaku, satu)
        for pelaku in peran
        for satu in prosedur.resmi
        if pelaku in peserta(satu, pilihan.peserta_rapat)
    ]
    tabel = {
        "unit": pd.DataFrame({"kode_unit": [KODE_UNIT], "nama_unit": [prosedur.judul], "kode_induk": [""]}),
        "jabatan": _jabatan(
            prosedur, [*dict.fromkeys(p for p, _ in tugas)], pilihan, bezetting, nama_jabatan
        ),
        "uraian_tugas": pd.DataFrame([_baris(prosedur, pelaku, satu, pilihan) for pelaku, satu in tugas]),
    }
    return Kegiatan(atur or _pengaturan(prosedur, pilihan), validate_semua(tabel), asal=prosedur.nama)


def _periksa(pilihan: PilihanBeban, peran: list[str]) -> None:
    if asing := [p for p in pilihan.peserta_rapat or () if p not in peran]:
        raise ParameterError(
            f"Peserta rapat {', '.join(asing)} tidak ada dalam prosedur.", f"Peran: {', '.join(peran)}."
        )


def _kali(prosedur: Prosedur, pelaku: str, langkah: Langkah, pilihan: PilihanBeban) -> Fraction:
    """How often a role does a step in a year. [hasil/tahun]"""
    rapat_bersama = pilihan.rapat == "bersama" and langkah.bersama
    # Each unit sits in the meeting of all; the others sit in it once.
    per_unit = prosedur.per_unit_peran(pelaku) if rapat_bersama else langkah.lingkup == "unit"
    return pecahan(pilihan.putaran) * (pilihan.unit if per_unit else 1)


def _baris(prosedur: Prosedur, pelaku: str, langkah: Langkah, pilihan: PilihanBeban) -> dict[str, object]:
    menit = menit_standar(langkah.waktu, pilihan.panjang_hari)
    asal = f"SOP langkah {langkah.kode}: {langkah.waktu}"
    if langkah.waktu is not None and langkah.waktu.satuan == "Hari":
        asal += f", sehari {MENIT_PER_HARI[pilihan.panjang_hari]} menit ({pilihan.panjang_hari})"
    if langkah.bersama:
        asal += "; peserta rapat adalah tafsir, SOP tidak menyebutnya"
    return {
        "kode_jabatan": pelaku,
        "nomor": langkah.kode,
        "uraian_tugas": langkah.kegiatan,
        "hasil_kerja": langkah.output,
        "volume": float(_kali(prosedur, pelaku, langkah, pilihan)),
        "periode": "tahun",
        "norma_waktu": menit,
        "satuan_waktu": "menit",
        "sumber_norma": "dokumen",
        "keterangan": f"{asal}.",
    }


def _jabatan(
    prosedur: Prosedur,
    peran: list[str],
    pilihan: PilihanBeban,
    bezetting: Mapping[str, int] | None,
    nama: Mapping[str, str] | None,
) -> pd.DataFrame:
    sebut, semua = nama or {}, [p for p in map(prosedur.satu_peran, peran) if p is not None]
    ada = {p.kode: pilihan.unit if p.lingkup == "unit" else 1 for p in semua} | dict(bezetting or {})
    return pd.DataFrame(
        {
            "kode_jabatan": peran,
            "kode_unit": KODE_UNIT,
            "nama_jabatan": [sebut.get(p.kode, p.nama) for p in semua],
            "jenis_jabatan": [p.jenis_jabatan for p in semua],
            "bezetting": [ada[p.kode] for p in semua],
        }
    )


def _pengaturan(prosedur: Prosedur, pilihan: PilihanBeban) -> Pengaturan:
    rapat = "satu rapat bersama" if pilihan.rapat == "bersama" else "rapat per unit"
    return pengaturan(
        {
            "judul": f"Beban kerja prosedur: {prosedur.judul}",
            "keterangan": (
                f"Waktu SOP sebagai norma waktu: {bulat(pilihan.unit)} unit, "
                f"{ringkas(pecahan(pilihan.putaran))} putaran setahun, {rapat}, "
                f"1 Hari = {MENIT_PER_HARI[pilihan.panjang_hari]} menit. "
                "Hanya pekerjaan prosedur ini; tugas lain jabatan itu tidak dihitung."
            ),
            "minimum_satu": False,
        },
        "beban_sop",
    )
