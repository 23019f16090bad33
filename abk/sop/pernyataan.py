"""What a check states besides faults: which procedure, whose keys, who changed them, which clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from zoneinfo import ZoneInfo

from abk.errors import Temuan
from abk.sop.bundel import CATATAN
from abk.sop.catatan.kunci import KATA_PERAGAAN, sidik_kunci
from abk.sop.catatan.pejabat import penugasan_sah
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.galat import AlurError
from abk.sop.gerbang import TOLERANSI_DEPAN, di_depan, sebab_kunci
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.prosedur import asal, sebutan_prosedur, sidik_isi
from abk.tulisan.format import bulat
from abk.tulisan.sidik import kelompok

Server = Sequence[dt.datetime | None]
"""When a server took in each event, by its place; None, or too short, where none says it."""


def temuan_alur(
    peristiwa: Sequence[Peristiwa], keadaan: Keadaan, kini: dt.datetime, server: Server = ()
) -> list[Temuan]:
    """Faults of a chain that is formally sound: keys that prove nothing, a borrowed name, clocks that lie."""
    hasil = [
        *_kunci(peristiwa, keadaan),
        *_waktu(peristiwa, keadaan, kini),
        *_server(peristiwa, server),
    ]
    if asal(keadaan.prosedur) == "menyamar":
        pesan = (
            f"prosedur alur ini memakai nama atau nomor prosedur bawaan ({keadaan.prosedur.nama}, "
            f"{keadaan.prosedur.identitas.nomor}), tetapi isinya lain, kode verifikasi "
            f"{sidik_isi(keadaan.prosedur)}"
        )
        saran = "Bandingkan langkah dan pelaksananya dengan SOP yang disahkan; alur baru memakai yang asli."
        hasil.append(Temuan("struktural", "prosedur_asli", pesan, saran, berkas=CATATAN, baris=1))
    return hasil


def _kunci(peristiwa: Sequence[Peristiwa], keadaan: Keadaan) -> Iterator[Temuan]:
    """Each key that proves nothing: a fault where it signed something or still may, else worth knowing."""
    dipakai = {e.kunci for e in peristiwa}
    kini = {p.kunci for p in keadaan.pejabat.values()}
    for e in peristiwa:
        for p in e.isi.get("pejabat", ()) if e.apa in {"mulai", "tunjuk"} else ():
            publik = str(p["kunci"])
            if not (sebab := sebab_kunci(publik, keadaan)):
                continue
            nyata = publik in kini or sidik_kunci(publik) in dipakai
            yield Temuan(
                "struktural" if nyata else "catatan",
                "kunci_membuktikan",
                f"kunci {p['id']} tidak membuktikan apa-apa: {sebab}",
                "Tunjuk pejabat itu lagi dengan kunci sendiri; yang sudah ditandatangani dengannya diulang.",
                berkas=CATATAN,
                baris=e.urut + 1,
            )


def _waktu(peristiwa: Sequence[Peristiwa], keadaan: Keadaan, kini: dt.datetime) -> Iterator[Temuan]:
    """Events of a time to come, as far as nobody has set them right; a play has its own clock."""
    for e in peristiwa:
        if keadaan.peragaan or not di_depan(e.saat, kini):
            continue
        lurus = e.urut in keadaan.waktu_keliru
        yield Temuan(
            "catatan" if lurus else "struktural",
            "waktu_wajar",
            f"bertanggal {e.waktu}, {'dinyatakan keliru' if lurus else 'di depan jam pemeriksa'}",
            f"Jam yang menandatangani, atau jam komputer ini, keliru lebih dari "
            f"{TOLERANSI_DEPAN // dt.timedelta(minutes=1)} menit; luruskan dengan abk sop luruskan.",
            berkas=CATATAN,
            baris=e.urut + 1,
        )


def _server(peristiwa: Sequence[Peristiwa], server: Server) -> Iterator[Temuan]:
    """Events whose author had another clock than the server: grave where he had no right by the server's."""
    keadaan: Keadaan | None = None
    for e, saat in zip_longest(peristiwa, server[: len(peristiwa)]):
        sebelum, keadaan = keadaan, lanjutkan(keadaan, e)
        if saat is None or keadaan.peragaan or abs(saat - e.saat) <= TOLERANSI_DEPAN:
            continue
        hari, tingkat, sebab = keadaan.hari(saat), "catatan", ""
        unit = e.unit if keadaan.prosedur.per_unit_peran(e.peran) else ""
        try:
            pejabat = (sebelum or keadaan).pejabat
            penugasan_sah(pejabat, e.pelaku, e.peran, unit, hari, keadaan.prosedur)
        except AlurError as galat:
            tingkat, sebab = "struktural", f"; menurut jam server: {galat.pesan}"
        yield Temuan(
            "struktural" if tingkat == "struktural" else "catatan",
            "waktu_server",
            f"ditandatangani {e.waktu}, diterima server {saat.isoformat(timespec='seconds')}{sebab}",
            "Jam yang menandatangani keliru, atau sengaja diubah; tanyakan kepada yang menandatangani.",
            berkas=CATATAN,
            baris=e.urut + 1,
        )


def keterangan(peristiwa: Sequence[Peristiwa], keadaan: Keadaan, server: Server = ()) -> list[str]:
    """What everybody who reads the verdict has to know: sentences."""
    acuan = keadaan.prosedur
    milik = {
        "bawaan": "sama dengan prosedur bawaan program",
        "sendiri": "BUKAN prosedur bawaan program; cocokkan kode verifikasinya dengan SOP yang disahkan",
        "menyamar": "BUKAN prosedur bawaan program, meskipun memakai namanya",
    }[asal(acuan)]
    sidik = kelompok(sidik_isi(acuan))
    return [
        *([KATA_PERAGAAN] if keadaan.peragaan else []),
        f"Prosedur: {sebutan_prosedur(acuan)}; kode verifikasi {sidik}; {milik}.",
        _jam(len(peristiwa), sum(saat is not None for saat in server)),
        *_penunjukan(peristiwa, keadaan),
        *_pelurusan(peristiwa, keadaan),
    ]


def _jam(semua: int, server: int) -> str:
    if not server:
        return "Waktu: menurut jam yang menandatangani; tidak ada waktu server yang menyertainya."
    return f"Waktu: {bulat(server)} dari {bulat(semua)} catatan dicocokkan dengan waktu diterima server."


def _penunjukan(peristiwa: Sequence[Peristiwa], keadaan: Keadaan) -> Iterator[str]:
    """Every key that came after the start: whose, in which role, by whom, when."""
    kunci: dict[str, str] = {}
    for e in peristiwa:
        for p in e.isi.get("pejabat", ()) if e.apa in {"mulai", "tunjuk"} else ():
            lama, baru = kunci.get(p["id"], ""), str(p["kunci"])
            kunci[p["id"]] = baru
            if e.apa == "mulai" or lama == baru:
                continue
            peran = ", ".join(
                keadaan.prosedur.sebut_peran(t["peran"], t.get("unit", ""), t.get("sebutan", ""))
                for t in p["penugasan"]
            )
            apa = f"kunci {p['id']} ({peran}) diganti" if lama else f"{p['id']} ditunjuk sebagai {peran}"
            beda = f"{sidik_kunci(lama)} → {sidik_kunci(baru)}" if lama else f"kunci {sidik_kunci(baru)}"
            yield f"Catatan {e.urut + 1}: {apa} oleh {_siapa(e, keadaan)}: {beda}."


def _pelurusan(peristiwa: Sequence[Peristiwa], keadaan: Keadaan) -> Iterator[str]:
    for e in peristiwa:
        if e.apa == "luruskan":
            yield (
                f"Catatan {e.urut + 1}: waktu catatan {int(e.isi['urut']) + 1} sampai {e.urut} dinyatakan "
                f"keliru oleh {_siapa(e, keadaan)}: {e.isi['alasan']}."
            )


def _siapa(e: Peristiwa, keadaan: Keadaan) -> str:
    saat = e.saat.astimezone(ZoneInfo(keadaan.zona))
    return f"{keadaan.prosedur.sebut_peran(e.peran, '', e.sebutan)} ({e.pelaku}) pada {saat:%d-%m-%Y %H.%M}"
