"""Guards abk.store.rls, abk.store.fungsi, abk.store.migrasi.versions: a unit's role with nothing but SQL:
nobody's answers, history, files or work are touched.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

from abk.errors import AbkError, ParameterError
from abk.sop.catatan.peristiwa import Peristiwa
from abk.store import CadanganError, Gudang, beri_peran, buka, cadangkan, lembar
from abk.store.migrasi import versions
from tests.serangan import CatatSerangan

from .catatan import catatan, sidik

pytestmark = pytest.mark.xdist_group("store")

MILIK, ASING = "01.02-1", "01.03-1"
BERSAMA, LAIN = "abk-bersama", "abk-umum"
Catat = CatatSerangan
DITERIMA = 3
"""Of the sheets below those that are taken: cells that are cells, under names that no column has."""

RAHASIA = b"nota rahasia unit umum"
SANDI = "kata %(sandi)s ' peran"
JAUH = "1999-01-01T00:00:00.000000+00:00"


@dataclass
class Dunia:
    """A store, two units with a case each of them sees, and a case of the other unit alone."""

    server: Any
    db: str
    pemilik: Gudang
    salah: list[str] = field(default_factory=list)

    def nama(self, siapa: str) -> str:
        return f"{siapa}_{self.db}"

    def sebagai(self, siapa: str) -> Gudang:
        return buka(self.server.alamat(self.db, self.nama(siapa), SANDI))

    def dsn(self, siapa: str = "perencana") -> str:
        return psycopg.conninfo.make_conninfo(
            host="127.0.0.1", port=self.server.port, user=self.nama(siapa), password=SANDI, dbname=self.db
        )

    def coba(self, *perintah: str | tuple[str, list[Any]], siapa: str = "perencana") -> list[str]:
        """Statements in one transaction as a role; what the server says of each that it refuses."""
        self.salah = []
        with psycopg.connect(self.dsn(siapa)) as c:
            c.execute("SELECT 1")  # what follows are savepoints of one transaction
            for satu in perintah:
                teks, nilai = satu if isinstance(satu, tuple) else (satu, None)
                try:
                    with c.transaction():
                        c.execute(teks, nilai)
                except psycopg.Error as salah:
                    self.salah.append(str(salah))
            try:
                c.commit()
            except psycopg.Error as salah:
                self.salah.append(str(salah))
        return self.salah

    def pandang(self) -> dict[str, Any]:
        """All that the owner sees."""
        g = self.pemilik
        return {
            "hasil": g.kegiatan().hasil.to_csv(),
            "lembar": [(k, g.lembar(k).versi, g.lembar(k).sidik) for k in g.daftar_lembar()["kode_jabatan"]],
            "riwayat": g.riwayat().to_csv(),
            "alur": [(d["kode"], d["jumlah"], d["kepala"]) for d in g.alur.daftar()],
        }


@pytest.fixture
def dunia(server, isi: Callable[[str], Gudang]) -> Iterator[Dunia]:
    db = server.basis_data()
    d = Dunia(server, db, isi(server.alamat(db)))
    for nama, peran, unit in (
        ("perencana", "unit", "01.02"),
        ("umum", "unit", "01.03"),
        ("ortala", "ortala", ""),
    ):
        beri_peran(d.pemilik, d.nama(nama), peran, unit, oleh="Ortala", sandi=SANDI)
    ortala = d.sebagai("ortala")
    ortala.alur.mulai(BERSAMA, 2027, "Bersama", catatan("mulai", alur=BERSAMA, peserta=("01.02", "01.03")))
    ortala.alur.mulai(LAIN, 2027, "Umum", catatan("mulai", alur=LAIN, peserta=("01.03",), berkas=(RAHASIA,)))
    yield d
    d.pemilik.tutup()


def palsu(kode: str, volume: int = 9999) -> str:
    baris = [{"nomor": "1", "uraian_tugas": "x", "volume": volume, "periode": "hari", "norma_waktu": 60,
              "satuan_waktu": "jam", "hasil_kerja": "x"}]  # fmt: skip
    return json.dumps({"bezetting": 1, "kode_jabatan": kode, "uraian_tugas": baris}, separators=(",", ":"))


_SATU = "FROM lembar WHERE kode_jabatan = %s"


def versi_baru(isi: str, oleh: str = "Ortala", waktu: str = JAUH) -> list[tuple[str, list[Any]]]:
    """A version of the own sheet, with whatever is wished in it."""
    return [
        ("UPDATE lembar SET versi = versi + 1 WHERE kode_jabatan = %s", [MILIK]),
        (
            "INSERT INTO lembar_versi SELECT kode_jabatan, versi, 'draf', %s, %s, %s, null, %s " + _SATU,
            [isi, sidik(isi), oleh, waktu, MILIK],
        ),
    ]


@pytest.mark.serangan("peran", "menulis jawaban jabatan unit lain lewat isi lembarnya sendiri", "dicegah")
def test_jawaban_unit_lain(dunia: Dunia):
    """The column names the own post, the answers another's."""
    semula = dunia.pandang()
    dunia.coba(*versi_baru(palsu(ASING)))
    dunia.coba(("SELECT * FROM abk_simpan(%s, 1, %s, 'x', '+07:00', '')", [MILIK, palsu(ASING)]))
    dunia.coba(("SELECT * FROM abk_simpan(%s, 1, %s, 'x', '+07:00', '')", [ASING, palsu(ASING)]))
    assert dunia.pandang() == semula


@pytest.mark.serangan("peran", "menyimpan lembar tanpa peristiwa, atas nama dan waktu karangan", "dicegah")
def test_versi_tanpa_peristiwa(dunia: Dunia):
    dunia.coba(*versi_baru(palsu(MILIK)))
    dunia.coba(("SELECT * FROM abk_simpan(%s, 1, %s, 'Menteri', '+07:00', '')", [MILIK, palsu(MILIK)]))
    g = dunia.pemilik
    kini = g.lembar(MILIK)
    assert kini.oleh in {"Ortala", dunia.nama("perencana")}
    assert kini.diubah.year > 2000
    assert list(g.riwayat(MILIK).query("apa == 'simpan'")["versi"]) == list(range(1, kini.versi + 1))
    akhir = g.riwayat(MILIK).iloc[-1]
    assert (akhir["oleh"], akhir["akun"], akhir["versi"]) == (*[dunia.nama("perencana")] * 2, 2)
    assert akhir["baru"]["1/volume"] == 9999  # what changed is said by the database


BUKAN_LEMBAR = {
    "bukan json": "bukan json",
    "larik": "[]",
    "angka": "1",
    "tanpa kode": '{"uraian_tugas":[]}',
    "tugas bukan larik": json.dumps({"kode_jabatan": MILIK, "uraian_tugas": {}}),
    "baris bukan objek": json.dumps({"kode_jabatan": MILIK, "uraian_tugas": [1]}),
    "sel bukan sel": json.dumps({"kode_jabatan": MILIK, "uraian_tugas": [{"nomor": ["1"]}]}),
    "angka tak hingga": f'{{"kode_jabatan":"{MILIK}","uraian_tugas":[{{"nomor":"1","volume":1e999}}]}}',
    "kolom asing": json.dumps({"kode_jabatan": MILIK, "uraian_tugas": [{"Volum": 1}]}),
    "isian asing": json.dumps({"kode_jabatan": MILIK, "status": "diajukan", "uraian_tugas": []}),
    "separuh huruf": f'{{"kode_jabatan":"{MILIK}","ikhtisar_jabatan":"\\ud800","uraian_tugas":[]}}',
    "kolom tak dikenal": json.dumps({"kode_jabatan": MILIK, "uraian_tugas": [{"volum": 1}]}),
    "nomor pecahan": json.dumps({"kode_jabatan": MILIK, "uraian_tugas": [{"nomor": 1.5}]}),
    "sangat dalam": "[" * 9000 + "]" * 9000,
    "sangat besar": json.dumps({"kode_jabatan": MILIK, "atasan": "x" * 3_000_000, "uraian_tugas": []}),
}  # fmt: skip


@pytest.mark.serangan("peran", "menyimpan lembar yang tidak terbaca", "dicegah")
def test_lembar_yang_tidak_terbaca(dunia: Dunia, tmp_path: Path, catat_serangan: Catat):
    """Whatever a unit writes, everybody else goes on working, and its own post is at worst incomplete."""
    lain = dunia.pemilik.kegiatan().hasil.loc[ASING, "kebutuhan"]
    for isi in BUKAN_LEMBAR.values():
        dunia.coba(*versi_baru(isi))
        kini = dunia.pemilik.daftar_lembar().set_index("kode_jabatan").loc[MILIK, "versi"]
        dunia.coba(("SELECT * FROM abk_simpan(%s, %s, %s, 'x', '+07:00', '')", [MILIK, int(kini), isi]))
        assert dunia.pemilik.kegiatan().hasil.loc[ASING, "kebutuhan"] == lain
        assert len(dunia.pemilik.riwayat()) > 0
    # no JSON, no sheet, another's or too large: not even taken; of an unknown cell nobody else hears
    assert dunia.pemilik.lembar(MILIK, 1).versi == 1
    temuan = [t.kode_jabatan for t in dunia.pemilik.kegiatan().temuan if t.aturan == "lembar_utuh"]
    assert temuan == [MILIK]
    assert [t.aturan for t in dunia.pemilik.periksa()] == ["lembar_utuh"] * DITERIMA
    with pytest.raises(CadanganError, match=f"{DITERIMA} hal di dalamnya rusak"):
        cadangkan(dunia.pemilik, tmp_path / "c.abk")
    catat_serangan(percobaan=len(BUKAN_LEMBAR))


PERISTIWA = (
    "INSERT INTO peristiwa (waktu, zona, oleh, apa, kode_jabatan, versi, lama, baru, alasan) "
    "VALUES (%s, '+07:00', 'Menteri', %s, %s, 1, %s, %s, 'x')"
)


@pytest.mark.serangan("peran", "mengarang baris riwayat", "dicegah")
def test_riwayat_karangan(dunia: Dunia, catat_serangan: Catat):
    semula = dunia.pandang()
    semua = [
        (PERISTIWA, [JAUH, apa, kode, None, baru])
        for baru in ('{"status":"draf"}', "bukan json", "1", "[" * 9000)
        for apa in ("simpan", "ajukan")
        for kode in (MILIK, ASING)
    ]
    assert len(dunia.coba(*semua)) == len(semua)
    assert dunia.pandang() == semula
    catat_serangan(percobaan=len(semua))


@pytest.mark.serangan("peran", "mendahului nomor peristiwa agar simpanan orang lain gagal", "dicegah")
def test_nomor_didahului(dunia: Dunia):
    """Numbers that the sequence has yet to give, taken beforehand; the sequence itself moved."""
    nomor = "INSERT INTO peristiwa (id, waktu, zona, oleh, apa, kode_jabatan, versi, alasan) "
    dunia.coba(
        *((nomor + "VALUES (%s, '', '', 'x', 'simpan', %s, 1, '')", [n, MILIK]) for n in range(1, 60)),
        "SELECT setval('peristiwa_id_seq', 1)",
        "SELECT nextval('peristiwa_id_seq')",
        "ALTER SEQUENCE peristiwa_id_seq RESTART",
    )
    umum = dunia.sebagai("umum")
    for n in range(3):
        assert umum.simpan_draf(umum.lembar(ASING).dengan(bezetting=n + 5), versi_dasar=n + 1, oleh="U").versi


ALUR_PERISTIWA = (
    "INSERT INTO alur_peristiwa (kode_alur, urut, kode_unit, sidik, nonce, rekaman) "
    "VALUES (%s, %s, %s, %s, %s, %s)"
)
BUKAN_CATATAN = {
    "bukan objek": "[]",
    "objek kosong": "{}",
    "alur lain": {"alur": LAIN},
    "nomor lain": {"urut": 7},
    "unit lain": {"unit": "01.03"},
    "nonce lain": {"nonce": "0" * 32},
    "bukan sesudahnya": {"sebelum": "0" * 64},
    "kunci asing": {"sisip": 1},
    "isi bukan objek": {"isi": []},
    "makna bukan teks": {"makna": [1]},
    "keluaran bukan teks": {"keluaran": {"a": 1}},
    "waktu lain": {"waktu": "kemarin"},
    "tindakan lain": {"apa": "REBUT"},
    "tahun lain": {"tahun": 12},
    "tanda tangan pendek": {"tanda_tangan": "ab"},
}


@pytest.mark.serangan("peran", "menambah catatan alur yang tidak berbentuk catatan", "dicegah")
def test_catatan_karangan(dunia: Dunia, catat_serangan: Catat):
    semula = dunia.pandang()
    for ganti in BUKAN_CATATAN.values():
        _coba_catatan(dunia, ganti)
        assert dunia.pandang()["alur"] == semula["alur"]
    assert dunia.pandang() == semula
    catat_serangan(percobaan=len(BUKAN_CATATAN))


def _coba_catatan(dunia: Dunia, ganti: str | dict[str, Any]) -> None:
    rekaman, _ = catatan("x", unit="01.02")(dunia.pemilik.alur.rekaman(BERSAMA))
    teks = (
        ganti if isinstance(ganti, str) else json.dumps({**json.loads(rekaman.teks), **ganti}, sort_keys=True)
    )
    nilai = [BERSAMA, 1, "01.02", sidik(teks), rekaman.nonce, teks]
    dunia.coba(
        (ALUR_PERISTIWA, nilai),
        ("SELECT abk_catat_alur(%s, %s, %s, %s, %s, '{}', '{}')", [*nilai[:3], rekaman.nonce, teks]),
    )


@pytest.mark.serangan("peran", "membaca berkas alur lain dengan menyebut sidiknya", "dicegah")
def test_berkas_asing(dunia: Dunia):
    unit = dunia.sebagai("perencana")
    for tempat in ("isi", "keluaran", "masukan"):
        unit.alur.tambah(BERSAMA, catatan("x", unit="01.02", **{tempat: {"fakta": sidik(RAHASIA)}}))
    assert not unit.alur.ada(sidik(RAHASIA))
    with pytest.raises(ParameterError, match="tidak berhak melihatnya"):
        unit.alur.berkas(sidik(RAHASIA))
    with psycopg.connect(dunia.dsn()) as c:
        assert c.execute("SELECT count(*) FROM alur_berkas").fetchone() == (0,)
    assert dunia.sebagai("umum").alur.berkas(sidik(RAHASIA)) == RAHASIA


@pytest.mark.serangan("peran", "mengukur alur dan lembar orang lain dari pesan penolakan", "dicegah")
def test_pesan_tidak_bercerita(dunia: Dunia):
    """What is there and what is not are refused in the same words."""
    umum = dunia.sebagai("umum")
    umum.simpan_draf(umum.lembar(ASING).dengan(bezetting=3), versi_dasar=1, oleh="U")

    def pesan(alur: str, post: str, urut: int) -> tuple[str, ...]:
        teks = json.dumps({"alur": alur})
        return tuple(
            dunia.coba(
                (ALUR_PERISTIWA, [alur, urut, "01.02", sidik(teks), "n", teks]),
                ("SELECT abk_catat_alur(%s, %s, '01.02', 'n', %s, '{}', '{}')", [alur, urut, teks]),
                ("SELECT abk_kunci_alur(%s)", [alur]),
                ("INSERT INTO lembar_versi VALUES (%s, %s, 'draf', '', '', '', null, '')", [post, urut + 1]),
                ("SELECT * FROM abk_simpan(%s, %s, '{}', 'x', '', '')", [post, urut + 1]),
                ("SELECT * FROM abk_ajukan(%s, %s, 'x', '', '')", [post, urut + 1]),
            )
        )

    semua = {pesan(alur, post, n) for alur, post in ((LAIN, ASING), ("tiada", "tiada")) for n in range(3)}
    assert len(semua) == 1


KUNCI = [
    "LOCK TABLE lembar IN ACCESS EXCLUSIVE MODE",
    "LOCK TABLE lembar IN SHARE ROW EXCLUSIVE MODE",
    "LOCK TABLE lembar_versi IN EXCLUSIVE MODE",
    "LOCK TABLE peristiwa IN SHARE MODE",
    "LOCK TABLE alur IN ROW EXCLUSIVE MODE",
    "LOCK TABLE alur_peristiwa IN EXCLUSIVE MODE",
    "SELECT 1 FROM alur FOR UPDATE",
    "SELECT 1 FROM lembar FOR UPDATE",
    "SELECT 1 FROM jabatan FOR KEY SHARE",
]


@pytest.mark.serangan("peran", "mengunci tabel atau baris agar orang lain menunggu", "dicegah")
def test_kunci_tabel(dunia: Dunia, catat_serangan: Catat):
    assert len(dunia.coba(*KUNCI)) == len(KUNCI)
    with psycopg.connect(dunia.dsn()) as c:
        c.execute("SELECT abk_kembalikan(%s, 'x', '', '')", [ASING])  # refused without a lock
        umum = dunia.sebagai("umum")
        assert umum.simpan_draf(umum.lembar(ASING).dengan(bezetting=9), versi_dasar=1, oleh="U").versi == 2
    catat_serangan(percobaan=len(KUNCI) + 1)


@pytest.mark.serangan("peran", "menahan kunci migrasi", "dicegah")
def test_kunci_migrasi(dunia: Dunia):
    from abk.store import migrasi  # noqa: PLC0415

    with psycopg.connect(dunia.dsn()) as c:
        c.execute("SELECT pg_advisory_lock(%s)", [migrasi._KUNCI_MIGRASI])
        lain = buka(dunia.server.alamat(dunia.db), tunggu_detik=0.2)
        with lain.sambungan.tulis() as milik:
            migrasi.kunci_migrasi(milik)


HAK_TABEL = """
SELECT relname, h FROM pg_class, unnest('{INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) h
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND (
  has_table_privilege(%s, oid, h)
  OR CASE WHEN h IN ('INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege(%s, oid, h) END
)
"""
HAK_URUTAN = """
SELECT relname FROM pg_class
WHERE CASE relkind WHEN 'S' THEN has_sequence_privilege(%s, oid, 'USAGE,SELECT,UPDATE') END
"""
HAK_FUNGSI = """
SELECT proname FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND has_function_privilege(%s, oid, 'EXECUTE')
"""


@pytest.mark.serangan("peran", "memakai hak yang tidak diperlukannya", "dicegah")
def test_hak_yang_dimiliki(dunia: Dunia):
    """Reading, and the functions that were meant for it: no other right on anything of the store."""
    with psycopg.connect(dunia.server.dsn(dunia.db)) as c:
        for siapa in ("perencana", "ortala"):
            nama = dunia.nama(siapa)
            tabel = c.execute(HAK_TABEL, [nama, nama]).fetchall()
            draf = {("draf", h) for h in ("INSERT", "UPDATE", "DELETE")}  # one's own, by row-level security
            boleh = {(t, h) for t in ("unit", "jabatan") for h in ("INSERT", "UPDATE")} | {
                ("pengaturan", "INSERT")
            }
            assert set(tabel) - draf <= (boleh if siapa == "ortala" else set())
            assert c.execute(HAK_URUTAN, [nama]).fetchall() == []
            for hak, tanya in (("TEMP", "has_database_privilege(%s, current_database(), 'TEMP')"),
                               ("CREATE", "has_schema_privilege(%s, 'public', 'CREATE')")):  # fmt: skip
                assert c.execute(f"SELECT {tanya}", [nama]).fetchone() == (False,), hak
            boleh_fungsi = {f for (f,) in c.execute(HAK_FUNGSI, [nama])}
            baca = {"abk_ortala", "abk_unit_saya", "abk_alur_saya"}
            tulis = {"abk_simpan", "abk_ajukan", "abk_kembalikan", "abk_kunci_alur", "abk_catat_alur"}
            lebih = {"abk_mulai_alur", "abk_catat_impor"}
            assert boleh_fungsi == baca | tulis | (lebih if siapa == "ortala" else set())


@pytest.mark.serangan("peran", "menggantung transaksi tanpa akhir", "dicegah")
def test_batas_waktu(dunia: Dunia):
    """The limits that a role begins with."""
    with psycopg.connect(dunia.dsn()) as c:
        for nama in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            (nilai,) = c.execute("SELECT setting::int FROM pg_settings WHERE name = %s", [nama]).fetchone()
            assert 0 < nilai <= 600_000, nama


@pytest.mark.serangan("peran", "meniru role lain dengan nama yang dipotong server", "dicegah")
def test_nama_role_terlalu_panjang(dunia: Dunia):
    nama = "r" * 63
    with pytest.raises(ParameterError, match="63"):
        beri_peran(dunia.pemilik, nama + "x", "unit", "01.02", oleh="Ortala", sandi=SANDI)
    with pytest.raises(ParameterError, match="63"):
        beri_peran(dunia.pemilik, "é" * 32, "unit", "01.02", oleh="Ortala", sandi=SANDI)


@pytest.mark.serangan("peran", "memakai role yang menembus dinding baris", "dicegah")
def test_role_yang_menembus_dinding(dunia: Dunia):
    """A superuser, or a member of the owner's role, sees all whatever it is given."""
    dunia.server.perintah(f"CREATE ROLE tembus_{dunia.db} LOGIN BYPASSRLS")
    dunia.server.perintah(f"CREATE ROLE anggota_{dunia.db} LOGIN IN ROLE abk_pemilik")
    for nama in (f"tembus_{dunia.db}", f"anggota_{dunia.db}", "postgres", "abk_pemilik"):
        with pytest.raises(AbkError, match="menembus"):
            beri_peran(dunia.pemilik, nama, "unit", "01.02", oleh="Ortala")


def test_sidik_dihitung_server(dunia: Dunia):
    """The fingerprint is the server's, whatever is sent."""
    isi = palsu(MILIK)
    dunia.coba(("SELECT * FROM abk_simpan(%s, 1, %s, 'x', '+07:00', '')", [MILIK, isi]))
    with dunia.pemilik.sambungan.baca() as c:
        tanya = "SELECT isi, sidik FROM lembar_versi WHERE kode_jabatan = '01.02-1' AND versi = 2"
        baris = c.exec_driver_sql(tanya).one()
    assert tuple(baris) == (isi, hashlib.sha256(isi.encode()).hexdigest())


def test_bentuk_satu_tempat():
    """The server knows the parts of a record and of a sheet's head that the program writes, and no other."""
    skrip = Path(versions.__file__).with_name("versi_0003_postgresql.sql").read_text(encoding="utf-8")
    (kunci,) = re.findall(r"isi - '\{(alur,[a-z_,]+)\}'::text\[\] = '\{\}'", skrip)
    assert set(kunci.split(",")) == set(Peristiwa.model_fields)
    skrip = Path(versions.__file__).with_name("versi_0005_postgresql.sql").read_text(encoding="utf-8")
    kepala = re.findall(r"'\{([a-z_,]+)\}'::text\[\]", skrip)
    assert set(",".join(kepala).split(",")) == {"kode_jabatan", "uraian_tugas", *lembar._ISIAN}


def test_waktu_server(dunia: Dunia):
    """When a record came is the server's word, beside what its author says."""
    dunia.sebagai("perencana").alur.tambah(BERSAMA, catatan("x", unit="01.02", waktu=JAUH))
    awal, akhir = dunia.pemilik.alur.waktu_server(BERSAMA)
    jam = dunia.sebagai("perencana").alur.jam()
    assert akhir <= jam < akhir + dt.timedelta(hours=1)  # the same clock, whatever that of the program says
    assert akhir.year > 2000
    assert awal <= akhir
    with dunia.pemilik.sambungan.baca() as c:
        tanya = "SELECT akun FROM alur_peristiwa WHERE kode_alur = 'abk-bersama' ORDER BY urut"
        assert list(c.exec_driver_sql(tanya).scalars()) == [dunia.nama("ortala"), dunia.nama("perencana")]
