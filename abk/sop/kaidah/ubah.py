"""What is changed: return to a step, an edit of what was approved, decisions of meetings, the clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from abk.kegiatan.perubahan import Perubahan
from abk.sop.catatan.isi import IsiCabut, IsiKembali, IsiLuruskan, IsiPutusan, IsiUbah, baca_isi
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import LangkahError, RantaiError, WewenangError
from abk.sop.kaidah.keadaan import FASE_UNIT, Keadaan, Pengembalian, Putusan
from abk.sop.kaidah.periksa import periksa_peran, tanpa_berkas
from abk.sop.kaidah.posisi import catat_riwayat, gugurkan, ke, sesudah
from abk.sop.kaidah.selesai import setujui
from abk.sop.prosedur import Langkah
from abk.sop.slot import SLOT_TURUNAN
from abk.tulisan.markup import kutip


def kembali(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after a return: the earlier step is due again, what came after it is void."""
    isi = baca_isi(IsiKembali, e.isi)
    unit_pelaku = e.unit if keadaan.prosedur.per_unit_peran(e.peran) else ""
    dari = keadaan.satu_langkah(e.langkah)
    if dari is None or not any(k == e.langkah and u in {"", e.unit} for k, u in keadaan.posisi_kini):
        raise LangkahError(f"Langkah {e.langkah} tidak sedang berjalan.", "Lihat: abk sop status")
    periksa_peran(keadaan, e, (dari.pelaksana,))
    tujuan = keadaan.satu_langkah(isi.ke)
    _boleh_kembali(keadaan, dari, tujuan, e.unit, unit_pelaku)
    assert tujuan is not None  # noqa: S101 - _boleh_kembali has refused it
    tanpa_berkas(e)
    if isi.jawaban is not None and not dari.mengonfirmasi:
        raise LangkahError(
            "Jawaban tiap jabatan hanya menyertai pengembalian dari konfirmasi teknis.",
            "Kosongkan jawabannya.",
        )
    unit = e.unit if tujuan.lingkup == "unit" else ""
    baru = gugurkan(keadaan, keadaan.urutan(tujuan.kode), unit, e.urut)
    baru = ke(baru, tujuan, unit)
    pulang = Pengembalian(e.urut, dari.kode, tujuan.kode, e.unit, isi.alasan, e.peran, e.saat)
    baru = replace(baru, pengembalian=(*baru.pengembalian, pulang))
    return catat_riwayat(baru, e.saat, ulang=((tujuan.kode, unit),))


def _boleh_kembali(
    keadaan: Keadaan, dari: Langkah, tujuan: Langkah | None, unit: str, unit_pelaku: str
) -> None:
    boleh = () if keadaan.tetap else keadaan.prosedur.boleh_kembali(dari.kode)
    if tujuan is None or tujuan.kode not in boleh:
        raise LangkahError(
            f"Dari langkah {dari.kode} tidak dapat dikembalikan ke langkah {tujuan.kode if tujuan else '–'}.",
            f"Yang dapat dipilih: {', '.join(boleh) or 'tidak ada'}.",
        )
    if tujuan.lingkup == "unit" and unit not in keadaan.unit:
        raise LangkahError(
            f"Pengembalian ke langkah {tujuan.kode} menyebut unitnya.", f"Unit: {', '.join(keadaan.unit)}."
        )
    if tujuan.lingkup == "umum" and dari.lingkup == "umum" and unit:
        raise LangkahError(f"Langkah {tujuan.kode} tidak dikerjakan per unit.", "Kosongkan unitnya.")
    if unit_pelaku and tujuan.lingkup != "unit":
        raise WewenangError(
            "Unit hanya dapat mengembalikan konsep datanya sendiri.", "Pilih langkah rapat atau penyusunan."
        )


def ubah(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after an edit: every later approval is void, the step after the edited one is due."""
    baca_isi(IsiUbah, e.isi)
    if len(e.keluaran) != 1:
        raise LangkahError("Satu perubahan menyangkut satu isi.", "Ubah satu per satu.")
    slot, sidik_baru = next(iter(e.keluaran.items()))
    asal = keadaan.asal_slot(slot)
    if asal is None or slot not in keadaan.slot or slot.partition(":")[0] in SLOT_TURUNAN:
        raise LangkahError(
            f"Isi {kutip(slot)} tidak dapat diubah langsung.",
            "Isi turunan berubah lewat keputusan rapat atau usul konfirmasi; yang lain lewat langkahnya.",
        )
    langkah, unit = asal
    pemilik = keadaan.persetujuan_slot(slot)
    if pemilik is None or slot not in pemilik.berkas or keadaan.tetap:
        raise LangkahError(
            f"Isi {kutip(slot)} tidak sedang berlaku atau sudah ditetapkan.", "Kerjakan langkahnya."
        )
    if (e.langkah, e.unit, tuple(e.makna)) != (langkah.kode, unit, tuple(langkah.makna)):
        raise LangkahError(
            f"Isi {kutip(slot)} adalah keluaran langkah {langkah.kode}.", "Ulangi tindakannya."
        )
    periksa_peran(keadaan, e, (langkah.pelaksana,))
    if dict(e.masukan) != {slot: keadaan.slot[slot]}:
        raise LangkahError(
            f"Isi {kutip(slot)} sudah diubah orang lain, atau bukan isi yang berlaku sekarang.",
            "Muat ulang, lalu ubah lagi.",
        )
    if keadaan.prosedur.berangka(slot) and (e.isi.get("fakta") or "") in {"", pemilik.fakta}:
        raise LangkahError(
            f"Isi {kutip(slot)} dibuat dari data dan isiannya; berkasnya tidak dapat diganti langsung.",
            "Ubah isiannya, lalu naskahnya dibuat ulang.",
        )
    if keadaan.slot[slot] == sidik_baru:
        raise LangkahError(f"Isi {kutip(slot)} tidak berubah.", "Tidak ada yang perlu disimpan.")
    baru = gugurkan(keadaan, keadaan.urutan(langkah.kode) + 1, unit, e.urut)
    lama = tuple(replace(p, gugur=e.urut) if p.urut == pemilik.urut else p for p in baru.persetujuan)
    baru = setujui(replace(baru, persetujuan=lama), e, {**pemilik.berkas, **e.keluaran})
    baru = sesudah(ke(baru, langkah, unit), langkah, unit)
    berikut = tuple(p for p in baru.posisi_kini if not unit or p[1] in {"", unit})
    return catat_riwayat(baru, e.saat, ulang=berikut)


def putusan(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after decisions of the meeting."""
    isi = baca_isi(IsiPutusan, e.isi)
    _rapat(keadaan, e)
    perubahan = tuple(Perubahan.dari_dict(p) for p in isi.perubahan)
    return replace(keadaan, semua_putusan=(*keadaan.semua_putusan, Putusan(e.urut, e.unit, perubahan)))


def cabut(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after a decision was withdrawn."""
    isi = baca_isi(IsiCabut, e.isi)
    _rapat(keadaan, e)
    ada = next((d for d in keadaan.semua_putusan if d.urut == isi.urut), None)
    if ada is None or ada.unit != e.unit or ada.dicabut is not None:
        raise LangkahError(
            f"Catatan ke-{isi.urut + 1} bukan keputusan rapat unit {e.unit} yang berlaku.",
            "Pilih keputusan rapat yang ada.",
        )
    semua = tuple(replace(d, dicabut=e.urut) if d is ada else d for d in keadaan.semua_putusan)
    return replace(keadaan, semua_putusan=semua)


def _rapat(keadaan: Keadaan, e: Peristiwa) -> None:
    tanpa_berkas(e)
    if keadaan.posisi != FASE_UNIT or not keadaan.rapat(keadaan.posisi_unit.get(e.unit, "")):
        raise LangkahError(
            f"Keputusan rapat unit {e.unit or '–'} hanya dicatat selama rapat dan penyusunan konsep data.",
            f"Kembalikan unit itu ke langkah {' atau '.join(keadaan.langkah_rapat)} bila putusannya berubah.",
        )
    if e.langkah != keadaan.posisi_unit[e.unit]:
        raise LangkahError(
            "Langkah keputusan rapat tidak sama dengan langkah yang berjalan.", "Muat ulang alurnya."
        )
    periksa_peran(keadaan, e, keadaan.prosedur.fungsi.memutuskan)


# ── the clock ─────────────────────────────────────────────────────────────────────────────────────────
def luruskan(keadaan: Keadaan, e: Peristiwa) -> Keadaan:
    """State after the clock was set right: it is the only event that may lie before the one before it.

    It never goes behind the last event that is not in doubt; what it declares wrong stays recorded, and
    counts as it was signed.
    """
    isi = baca_isi(IsiLuruskan, e.isi)
    periksa_peran(keadaan, e, keadaan.prosedur.fungsi.menunjuk)
    tanpa_berkas(e)
    if e.langkah or e.unit:
        raise LangkahError("Pelurusan waktu bukan bagian langkah mana pun.", "Ulangi tindakannya.")
    keliru = keadaan.waktu[isi.urut :]
    if not keliru or any(saat <= e.saat for saat in keliru):
        raise LangkahError(
            f"Catatan {isi.urut + 1} sampai yang terakhir tidak semuanya bertanggal sesudah {e.waktu}.",
            "Sebut catatan pertama yang waktunya keliru.",
        )
    if isi.urut and keadaan.waktu[isi.urut - 1] > e.saat:
        raise RantaiError(
            f"Waktu catatan ({e.waktu}) lebih awal daripada catatan {isi.urut}.", "Periksa jam komputer."
        )
    riwayat = tuple(
        replace(r, mulai=min(r.mulai, e.saat)) if r.selesai is None else r for r in keadaan.riwayat_langkah
    )
    semua = keadaan.waktu_keliru | set(range(isi.urut, keadaan.jumlah))
    return replace(keadaan, riwayat_langkah=riwayat, waktu_keliru=semua)


def sejak_di_depan(keadaan: Keadaan, saat: dt.datetime) -> int:
    """Number of the first event after the last one that is not later than a moment."""
    lurus = (n + 1 for n in reversed(range(keadaan.jumlah)) if keadaan.waktu[n] <= saat)
    return next(lurus, 0)
