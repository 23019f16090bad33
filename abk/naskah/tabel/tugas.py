"""The tasks of each post as rows: volume, norma, beban and share of a person, with what was left out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from abk.kegiatan import Kegiatan
from abk.naskah.bagian import Baris, Sel
from abk.naskah.tabel.jabatan import BarisJabatan, baris_jabatan
from abk.naskah.tabel.pos import Pos, daftar_pos
from abk.tulisan.format import KOSONG, angka, hampa, ringkas
from abk.tulisan.istilah import PENDEKATAN

SUMBER = {"diukur": "diukur", "diperkirakan": "diperkirakan", "dokumen": "menurut dokumen"}
"""Where a norm comes from, in words."""

_TANPA_DATA = "datanya belum lengkap"


class BarisTugas(Baris):
    """A task; load in menit/tahun, ``bagian`` in orang. What has no meaning under an approach is a dash."""

    nomor: Sel
    uraian: Sel
    hasil: Sel
    volume: Sel
    norma: Sel
    volume_setahun: Sel
    norma_menit: Sel
    beban: Sel
    bagian: Sel
    keterangan: Sel


class LembarJabatan(Baris):
    """A post with its tasks and its sums: one sheet of the data of workload."""

    pos: BarisJabatan
    pendekatan: Sel
    tugas: tuple[BarisTugas, ...]
    jumlah_tugas: Sel
    kesimpulan: Sel


def lembar_jabatan(kegiatan: Kegiatan) -> Sequence[LembarJabatan]:
    """Return every post with its tasks, in the order of the tree of units.

    Parameters
    ----------
    kegiatan : Kegiatan

    Returns
    -------
    sequence of LembarJabatan
        A task that was left out of the sums has dashes for its load, and the reason.
    """
    tugas = tugas_per_jabatan(kegiatan)
    baris = {satu.kode: satu for satu in baris_jabatan(kegiatan)}
    return [
        LembarJabatan(
            pos=baris[satu.kode],
            pendekatan=PENDEKATAN.get(satu.pendekatan, satu.pendekatan),
            tugas=tuple(tugas.get(satu.kode, ())),
            jumlah_tugas=str(len(tugas.get(satu.kode, ()))),
            kesimpulan=kesimpulan(baris[satu.kode], satu),
        )
        for satu in daftar_pos(kegiatan)
    ]


def tugas_per_jabatan(kegiatan: Kegiatan) -> Mapping[str, Sequence[BarisTugas]]:
    """Return the rows of tasks by post, in the order given."""
    cara = {satu.kode: satu.pendekatan for satu in daftar_pos(kegiatan)}
    langkah = kegiatan.rincian.drop(columns=["kode_jabatan", "nomor"])
    gabungan = kegiatan.uraian_tugas.join(langkah)
    alasan = _alasan(kegiatan)
    semua: dict[str, list[BarisTugas]] = {}
    for label, baris in zip(gabungan.index, gabungan.to_dict("records"), strict=True):
        kode = str(baris["kode_jabatan"])
        isi = _baris(baris, cara[kode], "; ".join(alasan.get(label, [])))
        semua.setdefault(kode, []).append(isi)
    return semua


def kesimpulan(baris: BarisJabatan, satu: Pos) -> str:
    """Return in one sentence what the tasks of a post come to."""
    butuh = f"Kebutuhan {baris.kebutuhan} orang, dibulatkan menjadi {baris.kebutuhan_bulat} orang"
    if satu.dinaikkan:
        butuh += " karena jabatan pimpinan paling sedikit satu orang"
    if satu.selisih is None:
        ada = "bezetting tidak diketahui sehingga selisihnya tidak dihitung"
    else:
        ada = f"bezetting {baris.bezetting} orang, selisih {baris.selisih} orang ({baris.kata})"
    rasio = "EJ tidak dihitung" if satu.efektivitas is None else f"EJ {baris.ej}, prestasi {baris.pj}"
    belum = (
        " Data jabatan ini belum lengkap, sehingga angkanya masih dapat berubah."
        if satu.belum_lengkap
        else ""
    )
    return f"{butuh}; {ada}; {rasio}.{belum}"


def _alasan(kegiatan: Kegiatan) -> Mapping[int, Sequence[str]]:
    """Return why rows were left out, by the label of the row."""
    alasan: dict[int, list[str]] = {}
    for satu in kegiatan.temuan:
        if satu.tabel == "uraian_tugas" and satu.baris is not None and satu.tingkat in {"cacat", "ragu"}:
            alasan.setdefault(satu.baris - 2, []).append(satu.pesan)
    return alasan


def _baris(tugas: Mapping[Hashable, object], pendekatan: str, alasan: str) -> BarisTugas:
    masuk = bool(tugas["dihitung"])
    keterangan = _catatan(tugas) if masuk else f"Tidak dihitung: {alasan or _TANPA_DATA}."
    return BarisTugas(
        nomor=str(tugas["nomor"]),
        uraian=str(tugas["uraian_tugas"]),
        hasil=_kata(tugas["hasil_kerja"]),
        volume=teks_volume(tugas["volume"], tugas["periode"]),
        norma=_norma(tugas, pendekatan),
        volume_setahun=ringkas(tugas["volume_per_tahun"]),
        norma_menit=ringkas(tugas["norma_waktu_menit"], 2),
        beban=angka(tugas["beban_kerja_menit"], 2, 0),
        bagian=angka(tugas["bagian_orang"], 4),
        keterangan=keterangan,
    )


def teks_volume(volume: object, periode: object) -> str:
    """Return a volume with its period: ``6 per minggu``; a dash where there is none."""
    if hampa(volume):
        return KOSONG
    return ringkas(volume) if hampa(periode) or not periode else f"{ringkas(volume)} per {periode}"


def teks_norma(norma: object, satuan: object) -> str:
    """Return a norm with its unit: ``45 menit``; a dash where there is none."""
    if hampa(norma):
        return KOSONG
    return ringkas(norma) if hampa(satuan) or not satuan else f"{ringkas(norma)} {satuan}"


def _norma(tugas: Mapping[Hashable, object], pendekatan: str) -> str:
    """Return what the approach divides or multiplies by: norm, standard or credit."""
    if pendekatan == "tugas_per_tugas":
        return teks_norma(tugas["norma_waktu"], tugas["satuan_waktu"])
    if pendekatan == "angka_kredit":
        return teks_norma(tugas["angka_kredit"], "AK")
    return teks_norma(tugas["standar_kemampuan"], tugas["satuan_standar"])


def _catatan(tugas: Mapping[Hashable, object]) -> str:
    sumber = "" if hampa(tugas["sumber_norma"]) else SUMBER.get(str(tugas["sumber_norma"]), "")
    catatan = "" if hampa(tugas["keterangan"]) else str(tugas["keterangan"])
    return "; ".join(satu for satu in (sumber, catatan) if satu)


def _kata(nilai: object) -> str:
    return KOSONG if hampa(nilai) or not nilai else str(nilai)
