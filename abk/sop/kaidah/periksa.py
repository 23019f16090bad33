"""What every event is asked: does it continue the chain, may its author do this, is the step due."""

from __future__ import annotations

from collections.abc import Mapping

from abk.sop.catatan.kunci import sidik_kunci
from abk.sop.catatan.pejabat import Pejabat, penugasan_sah
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import LangkahError, RantaiError, WewenangError
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.prosedur import Langkah, Prosedur
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import adalah_sidik


def periksa_bentuk(e: Peristiwa) -> None:
    """Refuse fingerprints that are none; raises RantaiError with all of them."""
    salah = [s for s, v in (*e.masukan.items(), *e.keluaran.items()) if not adalah_sidik(v)]
    if salah:
        raise RantaiError(
            f"Kode verifikasi isi tidak sah: {', '.join(sorted(salah))}.", "Ulangi dari berkasnya."
        )


def periksa_sambungan(keadaan: Keadaan, e: Peristiwa) -> None:
    """Refuse what does not continue this chain, now and only once."""
    if (e.alur, e.tahun) != (keadaan.kode, keadaan.tahun):
        raise RantaiError(
            f"Catatan itu milik alur {e.alur} tahun {e.tahun}, bukan {keadaan.kode} tahun {keadaan.tahun}.",
            "Catatan tidak dapat dipindahkan antaralur.",
        )
    if e.urut != keadaan.jumlah or e.sebelum != keadaan.kepala:
        raise RantaiError(
            f"Catatan ke-{e.urut + 1} tidak menyambung catatan ke-{keadaan.jumlah}.",
            "Muat ulang alurnya; mungkin orang lain baru saja mencatat sesuatu.",
        )
    if e.nonce in keadaan.nonce:
        raise RantaiError("Catatan itu sudah pernah dipakai.", "Buat tindakan baru.")
    if e.apa != "luruskan" and keadaan.terakhir is not None and e.saat < keadaan.terakhir:
        raise RantaiError(
            f"Waktu catatan ({e.waktu}) lebih awal daripada catatan sebelumnya.", "Periksa jam komputer."
        )


def periksa_tanda_tangan(pejabat: Mapping[str, Pejabat], e: Peristiwa, acuan: Prosedur) -> None:
    """Refuse what its author did not sign."""
    pelaku = pejabat.get(e.pelaku)
    if pelaku is None:
        raise WewenangError(
            f"Pelaku {kutip(e.pelaku)} tidak terdaftar dalam alur ini.",
            f"Minta {acuan.penunjuk} menunjuknya.",
        )
    if e.kunci != sidik_kunci(pelaku.kunci) or not e.sah(pelaku.kunci):
        raise RantaiError(
            f"Tanda tangan {e.pelaku} pada catatan ke-{e.urut + 1} tidak sah.",
            "Tanda tangani dengan kunci yang terdaftar atas nama pelaku itu.",
        )


def periksa_peran(keadaan: Keadaan, e: Peristiwa, boleh: tuple[str, ...]) -> None:
    """Let only holders of one of some roles act, and only in the name in which they hold it."""
    if e.peran not in boleh:
        raise WewenangError(
            f"Tindakan ini bukan wewenang {keadaan.prosedur.nama_peran(e.peran)}.",
            f"Dikerjakan oleh: {', '.join(map(keadaan.prosedur.nama_peran, boleh))}.",
        )
    unit = e.unit if keadaan.prosedur.per_unit_peran(e.peran) else ""
    hari = keadaan.hari(e.saat)
    tugas = penugasan_sah(keadaan.pejabat, e.pelaku, e.peran, unit, hari, keadaan.prosedur)
    if tugas.sebutan != e.sebutan:
        raise WewenangError(
            f"{e.pelaku} bertindak sebagai {tugas.sebutan or 'pejabat definitif'}, bukan "
            f"{e.sebutan or 'pejabat definitif'}.",
            "Ulangi dengan sebutan yang benar.",
        )


def langkah_kini(keadaan: Keadaan, e: Peristiwa) -> Langkah:
    """Step that an event speaks of; raises LangkahError if the case has no such step, or it is not due."""
    langkah = keadaan.satu_langkah(e.langkah)
    if langkah is None:
        raise LangkahError(f"Langkah {kutip(e.langkah)} tidak ada dalam alur ini.", "Lihat: abk sop status")
    unit = e.unit if langkah.lingkup == "unit" else ""
    if (e.langkah, unit) not in keadaan.posisi_kini:
        untuk = f" unit {e.unit}" if e.unit else ""
        jatuh = ", ".join(f"{k}{f' ({u})' if u else ''}" for k, u in keadaan.posisi_kini) or "tidak ada"
        raise LangkahError(
            f"Langkah {e.langkah}{untuk} belum atau tidak lagi gilirannya.",
            f"Langkah yang berjalan: {jatuh}.",
        )
    if langkah.lingkup == "umum" and e.unit:
        raise LangkahError(f"Langkah {e.langkah} tidak dikerjakan per unit.", "Kosongkan unitnya.")
    return langkah


def tanpa_berkas(e: Peristiwa) -> None:
    """Refuse content on an event that carries none; raises LangkahError if there is any."""
    if e.keluaran or e.masukan or e.makna:
        raise LangkahError("Tindakan ini tidak membawa berkas.", "Ulangi tindakannya.")
