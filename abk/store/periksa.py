"""Is everything in a store as it was written? Every version, event, record and file, each fault a finding.

What is known to be bad (:mod:`abk.store.karantina`) is no finding any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Text, cast, inspect, select

from abk.errors import AbkError, Temuan
from abk.store.case_store import TANYA_BERKAS, baca_objek, utuh
from abk.store.galat import SARAN_RUSAK, RusakError
from abk.store.keluar import pengaturan
from abk.store.peristiwa import TAK_TERBACA, baca_perubahan
from abk.store.simpan import lembar_dari_baris
from abk.store.skema import ALUR, ALUR_BERKAS, ALUR_PERISTIWA, KARANTINA, LEMBAR_VERSI, PENGATURAN, PERISTIWA
from abk.tulisan.sidik import NOL
from abk.tulisan.sidik import sidik as sidik_isi


def periksa_gudang(c: Connection) -> tuple[list[Temuan], dict[str, list[Any]]]:
    """Everything that is not as it was written; and case → number of records and last SHA-256."""
    ada = set(inspect(c).get_table_names())
    dikenal = _dikenal(c) if KARANTINA.name in ada else set()
    semua = [*_lembar(c), *_peristiwa(c)]
    kepala: dict[str, list[Any]] = {}
    if ALUR.name in ada:
        for kode in c.execute(select(ALUR.c.kode).order_by(ALUR.c.kode)).scalars().all():
            kepala[kode] = [0, ""]
            semua += _alur(c, kode, kepala[kode])
        semua += _berkas(c)
    temuan = [t for kunci, t in semua if kunci not in dikenal]
    if PENGATURAN.name in ada:
        try:
            pengaturan(c)
        except AbkError as salah:
            temuan.append(_temuan("pengaturan_utuh", salah.pesan, "pengaturan"))
    return temuan, kepala


_Kunci = tuple[str, str, int, str]
_Satu = tuple[_Kunci, Temuan]


def _dikenal(c: Connection) -> set[_Kunci]:
    k = KARANTINA.c
    return {tuple(b) for b in c.execute(select(k.jenis, k.kode, k.nomor, k.sidik))}


def _temuan(aturan: str, pesan: str, letak: str) -> Temuan:
    return Temuan("struktural", aturan, pesan.rstrip("."), SARAN_RUSAK, berkas=letak)


def _lembar(c: Connection) -> Iterator[_Satu]:
    for baris in c.execute(select(LEMBAR_VERSI)):
        try:
            lembar_dari_baris(baris, baris.status)
        except RusakError as salah:
            letak = f"lembar {baris.kode_jabatan}"
            kunci = ("lembar", str(baris.kode_jabatan), int(baris.versi), str(baris.sidik))
            yield kunci, _temuan("lembar_utuh", salah.pesan, letak)


def _peristiwa(c: Connection) -> Iterator[_Satu]:
    kolom = (PERISTIWA.c.id, PERISTIWA.c.lama, PERISTIWA.c.baru)
    for baris in c.execute(select(*kolom).order_by(PERISTIWA.c.id)):
        if any(
            isinstance(i := baca_perubahan(s), dict) and TAK_TERBACA in i for s in (baris.lama, baris.baru)
        ):
            kunci = ("peristiwa", "", int(baris.id), "")
            yield kunci, _temuan("peristiwa_utuh", "isinya tidak terbaca", f"peristiwa {baris.id}")


def _alur(c: Connection, kode: str, kepala: list[Any]) -> Iterator[_Satu]:
    """Records of a case: without a gap, each as it was written, and the next of the one before."""
    p = ALUR_PERISTIWA.c
    kolom = (p.urut, p.kode_unit, p.sidik, p.nonce, cast(p.rekaman, Text).label("rekaman"))
    sebelum = NOL
    for n, b in enumerate(c.execute(select(*kolom).where(p.kode_alur == kode).order_by(p.urut))):
        isi = baca_objek(b.rekaman)
        sebab = ""
        if b.urut != n:
            sebab = f"nomor {n} tidak ada"
        elif sidik_isi(b.rekaman) != b.sidik:
            sebab = f"nomor {n} rusak: isinya tidak cocok dengan kode verifikasinya"
        elif isi is None:
            sebab = f"nomor {n} rusak: bukan catatan"
        else:
            milik = {"alur": kode, "urut": n, "unit": b.kode_unit, "nonce": b.nonce, "sebelum": sebelum}
            beda = [nama for nama, v in milik.items() if isi.get(nama, v) != v]
            sebab = f"nomor {n} rusak: {', '.join(beda)} tidak cocok" if beda else ""
        if sebab:
            yield ("alur", kode, n, str(b.sidik)), _temuan("alur_utuh", f"catatan {sebab}", f"alur {kode}")
        sebelum = b.sidik
        kepala[:] = [n + 1, b.sidik]


def _berkas(c: Connection) -> Iterator[_Satu]:
    for sidik in c.execute(select(ALUR_BERKAS.c.sidik)).scalars().all():  # one at a time: they may be large
        try:
            utuh(sidik, c.execute(TANYA_BERKAS.where(ALUR_BERKAS.c.sidik == sidik)).one())
        except RusakError as salah:
            yield (
                ("berkas", str(sidik), 0, str(sidik)),
                _temuan("berkas_utuh", salah.pesan, f"berkas {sidik[:16]}…"),
            )
