"""A step is completed: by its role, on what is there now, with all it owes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from abk.kegiatan.perubahan import Perubahan
from abk.sop.catatan.isi import IsiSelesai, baca_isi
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import LangkahError
from abk.sop.kaidah.keadaan import Keadaan, Persetujuan
from abk.sop.kaidah.periksa import langkah_kini, periksa_peran
from abk.sop.kaidah.posisi import catat_riwayat, sesudah
from abk.sop.prosedur import Langkah
from abk.sop.slot import DATA_AKHIR, SLOT_DATA
from abk.tulisan.sidik import json_kanonik as teks_kanonik


def selesai(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after a step was completed."""
    langkah = langkah_kini(keadaan, e)
    periksa_peran(keadaan, e, (langkah.pelaksana,))
    isi = baca_isi(IsiSelesai, e.isi)
    if tuple(e.makna) != tuple(langkah.makna):
        arti, tulis = " dan ".join(langkah.makna), " dan ".join(e.makna) or "–"
        raise LangkahError(f"Langkah {e.langkah} berarti {arti}, bukan {tulis}.", "Ulangi tindakannya.")
    _berkas(keadaan, langkah, e)
    _jawaban(langkah, isi)
    baru = setujui(keadaan, e, {**e.masukan, **e.keluaran})
    if isi.jawaban is not None:
        baru = replace(
            baru,
            jawaban=MappingProxyType(
                {**baru.jawaban, e.unit: {k: j.model_dump() for k, j in isi.jawaban.items()}}
            ),
        )
    _terima(keadaan, langkah, isi)
    baru = sesudah(baru, langkah, e.unit)
    return catat_riwayat(baru, e.saat, tuntas=(langkah.kode, e.unit), pelaku=e.pelaku)


def _berkas(keadaan: Keadaan, langkah: Langkah, e: Peristiwa) -> None:
    """Inputs are what is there now, outputs are all that the step owes."""
    salah: list[str] = []
    perlu = keadaan.nama_slot(langkah, "masukan", e.unit)
    for slot in perlu:
        if slot not in keadaan.slot:
            salah.append(f"masukan {slot} belum ada")
        elif e.masukan.get(slot) != keadaan.slot[slot]:
            salah.append(f"masukan {slot} bukan isi yang berlaku sekarang")
    salah += [f"masukan {s} tidak dikenal" for s in sorted(set(e.masukan) - set(perlu))]
    hasil = set(keadaan.nama_slot(langkah, "keluaran", e.unit))
    salah += [f"keluaran {s} belum ada" for s in sorted(hasil - set(e.keluaran))]
    salah += [f"keluaran {s} tidak dikenal" for s in sorted(set(e.keluaran) - hasil)]
    if salah:
        raise LangkahError(f"Langkah {e.langkah}: {'; '.join(salah)}.", "Lengkapi berkasnya, lalu ulangi.")


def _jawaban(langkah: Langkah, isi: IsiSelesai) -> None:
    if bool(SLOT_DATA & set(langkah.keluaran)) != (isi.hasil is not None):
        raise LangkahError(
            "Kode verifikasi hasil hitung menyertai langkah yang menghasilkan data, dan hanya itu.",
            "Ulangi tindakannya.",
        )
    if langkah.mengonfirmasi != (isi.jawaban is not None):
        raise LangkahError(
            "Jawaban konfirmasi tiap jabatan diisi pada langkah konfirmasi teknis, dan hanya di situ.",
            "Jawab tiap jabatan: sesuai, sesuai dengan perbaikan, atau tidak sesuai.",
        )
    tolak = sorted(k for k, j in (isi.jawaban or {}).items() if j.status == "tidak_sesuai")
    if tolak:
        raise LangkahError(
            f"Jabatan {', '.join(tolak)} dijawab tidak sesuai: konfirmasi belum dapat diselesaikan.",
            "Kembalikan konsep data untuk diperbaiki, dengan alasannya.",
        )
    kosong = sorted(
        k for k, j in (isi.jawaban or {}).items() if (j.status == "sesuai_dengan_perbaikan") != bool(j.usul)
    )
    if kosong:
        raise LangkahError(
            f"Jabatan {', '.join(kosong)}: usul perbaikan diisi untuk jawaban sesuai dengan perbaikan, "
            "dan hanya untuk itu.",
            "Tulis usulnya, atau ubah jawabannya.",
        )


def _terima(keadaan: Keadaan, langkah: Langkah, isi: IsiSelesai) -> None:
    if DATA_AKHIR not in langkah.keluaran:
        if isi.terima is not None:
            raise LangkahError(
                f"Langkah {langkah.kode} tidak menerima usul perbaikan.", "Kosongkan isiannya."
            )
        return
    usul = [u.sebagai_dict() for unit in keadaan.unit for u in keadaan.usul(unit)]
    diterima = [Perubahan.dari_dict(t).sebagai_dict() for t in isi.terima or []]
    if teks_kanonik(usul) != teks_kanonik(diterima):
        raise LangkahError(
            f"Usul perbaikan unit ({len(usul)}) tidak sama dengan yang diterima ({len(diterima)}).",
            "Terima semua usul, atau kembalikan unit yang usulnya tidak dapat diterima.",
        )


def setujui(keadaan: Keadaan, e: Peristiwa, berkas: Mapping[str, str]) -> Keadaan:
    """State in which the author of an event stands for some content."""
    setuju = Persetujuan(
        e.urut,
        e.langkah,
        e.unit,
        tuple(e.makna),
        e.pelaku,
        e.peran,
        e.sebutan,
        e.saat,
        MappingProxyType(dict(berkas)),
        fakta=str(e.isi.get("fakta") or ""),
    )
    slot = MappingProxyType({**keadaan.slot, **e.keluaran})
    return replace(keadaan, slot=slot, persetujuan=(*keadaan.persetujuan, setuju))
