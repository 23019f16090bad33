"""From YAML or JSON to :class:`Prosedur`: first the shape, then the rules, each with every fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import yaml

from abk.sop.prosedur._aturan import pelanggaran
from abk.sop.prosedur._bentuk import Pemeriksa
from abk.sop.prosedur.galat import ProsedurError
from abk.sop.prosedur.langkah import BENTUK, LINGKUP, SATUAN, TINGKAT, Langkah, Slot, Waktu, Yakin
from abk.sop.prosedur.model import AturanKembali, Identitas, Kendali, Peran, Prosedur
from abk.tulisan.yaml_ketat import pemuat

_BERKAS = ("nama", "jenis", "judul", "identitas", "peran", "slot", "langkah", "pengembalian", "kendali")
_DAFTAR = ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan")
_TEKS = ("nomor", "disahkan_oleh", "instansi", "unit_induk", "unit_penerbit", "peringatan", "pencatatan")
_LANGKAH = ("kode", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "ringkas", "makna")
_LANGKAH_BOLEH = (
    *("serah_ke", "serah_cq", "peserta", "lingkup", "masukan", "keluaran", "yakin", "catatan"),
    *("tambahan", "opsional", "sebab_putus"),
)


_Teks = pemuat("bool", "int", "null")


def baca_yaml(teks: str, asal: str) -> Prosedur:
    """Procedure that a YAML text states.

    Parameters
    ----------
    teks : one YAML document (:file:`abk/sop/prosedur/skema.json`)
    asal : name of its file without the ending, for messages; must equal ``nama``

    Raises
    ------
    ProsedurError
        If it is not a procedure, with every fault.
    """
    try:
        isi = yaml.load(teks, Loader=_Teks)  # noqa: S506  (a SafeLoader)
    except yaml.YAMLError as galat:
        tanda = getattr(galat, "problem_mark", None)
        baris = f" di sekitar baris {tanda.line + 1}" if tanda else ""
        sebab = getattr(galat, "problem", "") or "tidak terbaca"
        raise ProsedurError(asal, [f"bukan YAML yang sah{baris} ({sebab})"]) from galat
    acuan = baca_isi(isi, asal)
    if acuan.nama != asal:
        raise ProsedurError(asal, [f'nama "{acuan.nama}" tidak sama dengan nama berkas'])
    return acuan


def baca_isi(isi: object, asal: str) -> Prosedur:
    """Procedure that a mapping states, as YAML or JSON give it.

    Raises
    ------
    ProsedurError
        If it is not a procedure, with every fault of its shape, or else with every broken rule.
    """
    p = Pemeriksa()
    peta = p.peta(isi, "berkas", _BERKAS)
    hasil = Prosedur(
        nama=p.penanda(peta, "nama", "berkas"),
        jenis=p.teks(peta, "jenis", "berkas"),
        judul=p.teks(peta, "judul", "berkas"),
        identitas=_identitas(p, peta.get("identitas")),
        peran=tuple(_peran(p, satu, f"peran nomor {n}") for n, satu in _nomor(p, peta, "peran")),
        slot=tuple(_slot(p, satu, f"slot nomor {n}") for n, satu in _nomor(p, peta, "slot")),
        langkah=tuple(_langkah(p, satu, n) for n, satu in _nomor(p, peta, "langkah")),
        pengembalian=tuple(
            _kembali(p, satu, f"pengembalian nomor {n}")
            for n, satu in enumerate(p.daftar(peta, "pengembalian", "berkas", kosong=True), 1)
        ),
        kendali=tuple(_kendali(p, satu, f"kendali nomor {n}") for n, satu in _nomor(p, peta, "kendali")),
    )
    if salah := p.salah or pelanggaran(hasil):
        raise ProsedurError(asal, salah)
    return hasil


def _nomor(p: Pemeriksa, peta: Mapping[str, Any], kunci: str) -> list[tuple[int, Any]]:
    return list(enumerate(p.daftar(peta, kunci, "berkas"), 1))


def _identitas(p: Pemeriksa, isi: object) -> Identitas:
    tempat = "identitas"
    peta = p.peta(isi, tempat, (*_TEKS, *_DAFTAR, "revisi", "tanggal_pembuatan", "tanggal_efektif"))
    teks = {kunci: p.teks(peta, kunci, tempat) for kunci in _TEKS}
    daftar = {kunci: p.daftar_teks(peta, kunci, f"{tempat}, {kunci}") for kunci in _DAFTAR}
    return Identitas(
        nomor=teks["nomor"],
        revisi=p.teks(peta, "revisi", tempat, kosong=True),
        tanggal_pembuatan=p.tanggal(peta, "tanggal_pembuatan", tempat),
        tanggal_efektif=p.tanggal(peta, "tanggal_efektif", tempat),
        disahkan_oleh=teks["disahkan_oleh"],
        instansi=teks["instansi"],
        unit_induk=teks["unit_induk"],
        unit_penerbit=teks["unit_penerbit"],
        dasar_hukum=daftar["dasar_hukum"],
        kualifikasi=daftar["kualifikasi"],
        keterkaitan=daftar["keterkaitan"],
        peralatan=daftar["peralatan"],
        peringatan=teks["peringatan"],
        pencatatan=teks["pencatatan"],
    )


def _peran(p: Pemeriksa, isi: object, tempat: str) -> Peran:
    peta = p.peta(isi, tempat, ("kode", "nama", "kolom"))
    kode, nama = p.penanda(peta, "kode", tempat), p.teks(peta, "nama", tempat)
    return Peran(kode, nama, p.tanda(peta, "kolom", tempat))


def _slot(p: Pemeriksa, isi: object, tempat: str) -> Slot:
    peta = p.peta(isi, tempat, ("nama", "judul"), ("bentuk", "naskah", "luar"))
    return Slot(
        nama=p.penanda(peta, "nama", tempat),
        judul=p.teks(peta, "judul", tempat),
        bentuk=cast("Any", p.satu_dari(peta, "bentuk", BENTUK, tempat, "docx")),
        naskah=p.teks(peta, "naskah", tempat, kosong=True),
        luar=p.tanda(peta, "luar", tempat),
    )


def _kembali(p: Pemeriksa, isi: object, tempat: str) -> AturanKembali:
    peta = p.peta(isi, tempat, ("dari", "ke"))
    return AturanKembali(p.teks(peta, "dari", tempat), p.daftar_teks(peta, "ke", tempat))


def _kendali(p: Pemeriksa, isi: object, tempat: str) -> Kendali:
    peta = p.peta(isi, tempat, ("peran", "menit", "hari"))
    return Kendali(
        p.teks(peta, "peran", tempat, kosong=True),
        p.bulat(peta, "menit", tempat, 0),
        p.bulat(peta, "hari", tempat, 0),
    )


def _langkah(p: Pemeriksa, isi: object, urutan: int) -> Langkah:
    kode = isi.get("kode") if isinstance(isi, Mapping) else None
    tempat = f"langkah {kode}" if isinstance(kode, str) and kode else f"langkah urutan {urutan}"
    peta = p.peta(isi, tempat, _LANGKAH, _LANGKAH_BOLEH)
    return Langkah(
        kode=p.penanda(peta, "kode", tempat),
        urutan=urutan,
        kegiatan=p.teks(peta, "kegiatan", tempat),
        pelaksana=p.teks(peta, "pelaksana", tempat),
        serah_ke=p.teks(peta, "serah_ke", tempat, kosong=True),
        kelengkapan=p.teks(peta, "kelengkapan", tempat),
        waktu=_waktu(p, peta.get("waktu"), f"{tempat}, waktu"),
        output=p.teks(peta, "output", tempat),
        ringkas=p.teks(peta, "ringkas", tempat),
        lingkup=cast("Any", p.satu_dari(peta, "lingkup", LINGKUP, tempat, "umum")),
        makna=p.daftar_teks(peta, "makna", tempat),
        masukan=p.daftar_teks(peta, "masukan", tempat, kosong=True),
        keluaran=p.daftar_teks(peta, "keluaran", tempat, kosong=True),
        serah_cq=p.teks(peta, "serah_cq", tempat, kosong=True),
        peserta=p.daftar_teks(peta, "peserta", tempat, kosong=True),
        yakin=_yakin(p, peta.get("yakin", {}), f"{tempat}, yakin"),
        catatan=p.teks(peta, "catatan", tempat, kosong=True),
        tambahan=p.tanda(peta, "tambahan", tempat),
        opsional=p.tanda(peta, "opsional", tempat),
        sebab_putus=p.teks(peta, "sebab_putus", tempat, kosong=True),
    )


def _waktu(p: Pemeriksa, isi: object, tempat: str) -> Waktu | None:
    if isi is None:
        return None
    peta = p.peta(isi, tempat, ("nilai", "satuan"))
    return Waktu(
        p.bulat(peta, "nilai", tempat, 1), cast("Any", p.satu_dari(peta, "satuan", SATUAN, tempat, "Menit"))
    )


def _yakin(p: Pemeriksa, isi: object, tempat: str) -> Yakin:
    peta = p.peta(isi, tempat, (), ("pelaksana", "serah_ke"))
    return Yakin(
        cast("Any", p.satu_dari(peta, "pelaksana", TINGKAT, tempat)),
        cast("Any", p.satu_dari(peta, "serah_ke", TINGKAT, tempat)),
    )
