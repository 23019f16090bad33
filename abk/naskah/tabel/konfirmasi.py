"""What a unit answered, post by post, as rows: status, its proposals, and the figures that are agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from abk.errors import ParameterError
from abk.hasil import daftar_pos, jumlah_pos
from abk.kegiatan import Kegiatan, Perubahan, terapkan
from abk.naskah.bagian import Baris, Sel
from abk.naskah.tabel.jabatan import (
    BarisJabatan,
    BarisJumlah,
    baris_jabatan,
    baris_jumlah,
    jumlah_jabatan,
)
from abk.naskah.tabel.perubahan import PutusanJabatan, putusan_jabatan
from abk.tulisan.format import KOSONG

STATUS = {
    "sesuai": "sesuai",
    "sesuai_dengan_perbaikan": "sesuai dengan perbaikan",
    "tidak_sesuai": "tidak sesuai",
}
"""Answers of a technical confirmation, in words."""


class BarisKonfirmasi(Baris):
    """A post with its answer; ``disepakati`` are the figures that both sides stand for. [orang]"""

    no: Sel
    kode: Sel
    unit: Sel
    jabatan: Sel
    beban: Sel
    kebutuhan: Sel
    kebutuhan_bulat: Sel
    bezetting: Sel
    selisih: Sel
    kata: Sel
    status: Sel
    catatan: Sel
    disepakati: Sel
    disepakati_bulat: Sel


class HasilKonfirmasi(Baris):
    """All answers of a unit, and what they come to."""

    baris: tuple[BarisKonfirmasi, ...]
    sesuai: Sel
    perbaikan: Sel
    tidak: Sel
    usul: tuple[PutusanJabatan, ...]
    konsep: BarisJumlah
    disepakati: BarisJumlah
    belum_disepakati: Sel


def hasil_konfirmasi(kegiatan: Kegiatan, jawaban: Mapping[str, Mapping[str, Any]]) -> HasilKonfirmasi:
    """The answers of a unit (status, catatan, usul for each post) to the draft that was confirmed, as rows.

    Agreed is the draft where the answer is *sesuai*, the draft with the proposals where it is *sesuai dengan
    perbaikan*; nothing is agreed where it is *tidak sesuai*, and such a post is in no sum. Raises
    ParameterError naming every post without a known answer, and answers for posts that are not there.
    """
    semua = {satu.kode: satu for satu in baris_jabatan(kegiatan)}
    _periksa(semua, jawaban)
    usul = [satu for kode in semua for satu in _usul(jawaban[kode])]
    baru = terapkan(kegiatan, usul)
    menurut_usul = {satu.kode: satu for satu in baris_jabatan(baru)}
    baris = tuple(_baris(satu, menurut_usul[kode], jawaban[kode]) for kode, satu in semua.items())
    sepakat = [satu for satu in daftar_pos(baru) if jawaban[satu.kode]["status"] != "tidak_sesuai"]
    hitung = {status: str(sum(j["status"] == status for j in jawaban.values())) for status in STATUS}
    return HasilKonfirmasi(
        baris=baris,
        sesuai=hitung["sesuai"],
        perbaikan=hitung["sesuai_dengan_perbaikan"],
        tidak=hitung["tidak_sesuai"],
        usul=tuple(putusan_jabatan(kegiatan, usul)),
        konsep=jumlah_jabatan(kegiatan),
        disepakati=baris_jumlah(jumlah_pos(sepakat, kegiatan.aturan)),
        belum_disepakati="; ".join(
            f"{satu.jabatan} ({satu.kode})" for satu in baris if satu.status == STATUS["tidak_sesuai"]
        ),
    )


def _periksa(ada: Mapping[str, object], jawaban: Mapping[str, Mapping[str, Any]]) -> None:
    tanpa = [kode for kode in ada if jawaban.get(kode, {}).get("status") not in STATUS]
    lebih = [kode for kode in jawaban if kode not in ada]
    if tanpa or lebih:
        kata = [
            f"jabatan tanpa jawaban: {', '.join(tanpa)}" if tanpa else "",
            f"jawaban untuk jabatan yang tidak ada: {', '.join(lebih)}" if lebih else "",
        ]
        raise ParameterError(
            f"Konfirmasi belum lengkap; {'; '.join(filter(None, kata))}.",
            f"Jawab setiap jabatan dengan salah satu dari: {', '.join(STATUS)}.",
        )


def _usul(jawaban: Mapping[str, Any]) -> Sequence[Perubahan]:
    return [
        satu if isinstance(satu, Perubahan) else Perubahan.dari_dict(satu) for satu in jawaban.get("usul", ())
    ]


def data_disepakati(kegiatan: Kegiatan, jawaban: Mapping[str, Mapping[str, Any]]) -> Kegiatan:
    """The draft with the proposals of the posts whose answer both sides stand for."""
    sepakat = [satu for satu in jawaban.values() if satu["status"] != "tidak_sesuai"]
    return terapkan(kegiatan, [usul for satu in sepakat for usul in _usul(satu)])


def _baris(konsep: BarisJabatan, usul: BarisJabatan, jawaban: Mapping[str, Any]) -> BarisKonfirmasi:
    setuju = jawaban["status"] != "tidak_sesuai"
    return BarisKonfirmasi(
        **konsep.model_dump(include=set(BarisKonfirmasi.model_fields)),
        jabatan=konsep.nama,
        beban=konsep.beban_menit,
        status=STATUS[jawaban["status"]],
        catatan=str(jawaban.get("catatan", "")),
        disepakati=usul.kebutuhan if setuju else KOSONG,
        disepakati_bulat=usul.kebutuhan_bulat if setuju else KOSONG,
    )
