"""Guards abk.store.rls, abk.store.migrasi.versions: random statements of a unit's role: what the owner sees
changes only by what that role may do; and the database says of a change what the program says.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from abk.store import Lembar, buka
from abk.store.simpan import lama_baru
from tests.kampanye import Kampanye

from .catatan import catatan, sidik
from .test_serangan import (
    ALUR_PERISTIWA,
    ASING,
    BERSAMA,
    BUKAN_CATATAN,
    BUKAN_LEMBAR,
    JAUH,
    LAIN,
    MILIK,
    PERISTIWA,
    RAHASIA,
    Dunia,
    dunia,
    palsu,
    versi_baru,
)

pytestmark = pytest.mark.xdist_group("store")
__all__ = ["dunia"]

KENARI = "KENARI-UNIT-UMUM"
BAWAH = "01.02.1-1"
TABEL = [
    *("unit", "jabatan", "pengaturan", "lembar", "lembar_versi", "peristiwa", "peran", "alembic_version"),
    *("alur", "alur_peristiwa", "alur_berkas", "alur_tautan", "karantina"),
]
FUNGSI = [
    *("abk_simpan", "abk_ajukan", "abk_kembalikan", "abk_kunci_alur", "abk_mulai_alur", "abk_catat_alur"),
    *(
        "abk_catat_impor",
        "abk_versi_baru",
        "abk_beda",
        "abk_lembar_sah",
        "abk_peran_saya",
        "abk_boleh",
        "abk_oleh",
    ),
    *(
        "abk_json",
        "abk_unit_saya",
        "abk_alur_saya",
        "abk_ortala",
        "abk_tolak",
        "abk_catat_perubahan",
        "abk_baris",
    ),
]
_PERINTAH = Path(__file__).with_name("perintah_acak.txt").read_text(encoding="utf-8").splitlines()
UMUM = [p for p in _PERINTAH if p and "{t}" not in p and not p.startswith("#")]
POLA = [p for p in _PERINTAH if "{t}" in p]


UNGKAPAN = [
    *(
        "session_user::text",
        "(SELECT max(versi) FROM lembar)",
        "DEFAULT",
        "encode(sha256('a'), 'hex')",
        "NULL",
    ),
    *("(SELECT isi FROM lembar_versi LIMIT 1)", "ARRAY['a']", "ARRAY['a'::bytea]", "'{}'", "ctid", "1/0"),
]
KATALOG = """
SELECT relname::text, relkind::text, relowner::text, relrowsecurity::text, relacl::text FROM pg_class
WHERE relnamespace = 'public'::regnamespace
UNION ALL
SELECT proname, md5(prosrc), proowner::text, prosecdef::text, proacl::text FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT tgname, tgenabled::text, tgrelid::text, '', '' FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT polname, polrelid::text, '', '', '' FROM pg_policy
UNION ALL
SELECT nspname, nspowner::text, nspacl::text, '', '' FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp'
ORDER BY 1, 2, 3
"""


class Pembuat:
    """Statements as somebody with a grammar and no scruples writes them; one seed, one row of them."""

    def __init__(self, benih: int, rekaman: str) -> None:
        self.acak = random.Random(benih)  # noqa: S311 - statements, no secrets
        objek = json.loads(rekaman)
        self.teks = [
            *(
                MILIK,
                BAWAH,
                ASING,
                "01.02",
                "01.03",
                "01",
                "",
                BERSAMA,
                LAIN,
                "tiada",
                "simpan",
                "ajukan",
                "draf",
            ),
            *(
                "diajukan",
                "ortala",
                "unit",
                sidik(RAHASIA),
                "1999-01-01",
                "'; DROP TABLE lembar; --",
                "{}",
                "[]",
                "null",
            ),
            *(palsu(k) for k in (MILIK, BAWAH, ASING)),
            *(i for i in BUKAN_LEMBAR.values() if len(i) < 1000),
            *(
                i if isinstance(i, str) else json.dumps({**objek, **i}, sort_keys=True)
                for i in BUKAN_CATATAN.values()
            ),
            rekaman,
        ]

    def nilai(self) -> sql.Composable:
        acak = self.acak.random()
        if acak < 0.6:
            return sql.Literal(self.acak.choice(self.teks))
        if acak < 0.8:
            return sql.Literal(self.acak.choice([-1, 0, 1, 2, 3, 7, 2**31 - 1, 10**12, 0.5, None, True]))
        return sql.SQL(self.acak.choice(UNGKAPAN))

    def deret(self, banyak: int | None = None) -> sql.Composable:
        return sql.SQL(", ").join(self.nilai() for _ in range(banyak or self.acak.randint(0, 9)))

    def simpan(self) -> sql.Composable:
        """What a unit may do, and nearly that."""
        kode = self.acak.choice([MILIK, MILIK, BAWAH, ASING])
        isi = self.acak.choice([palsu(kode, self.acak.randint(1, 99)), *self.teks])
        kini = sql.SQL("(SELECT versi FROM lembar WHERE kode_jabatan = {})").format(kode)
        dasar = self.acak.choice([kini, sql.SQL("1"), sql.SQL("0")])
        pola = sql.SQL("SELECT * FROM abk_simpan({}, {}, {}, {}, '+07:00', '')")
        return pola.format(kode, dasar, isi, self.acak.choice(self.teks))

    def catat(self) -> sql.Composable:
        kode = self.acak.choice([BERSAMA, BERSAMA, LAIN])
        objek = json.loads(self.teks[-1])
        objek |= {
            "alur": kode,
            "nonce": f"{self.acak.getrandbits(128):032x}",
            "unit": self.acak.choice(["01.02", "01.03"]),
        }
        teks = json.dumps(objek, sort_keys=True)
        nilai = [kode, 1, objek["unit"], objek["nonce"], teks]
        return sql.SQL("SELECT abk_catat_alur({}, '{{a}}', ARRAY[{}::bytea])").format(
            sql.SQL(", ").join(map(sql.Literal, nilai)), sql.Literal(self.acak.choice([b"x", RAHASIA, b""]))
        )

    def tabel(self) -> sql.Composable:
        t = sql.Identifier(self.acak.choice(TABEL))
        pola = self.acak.choice(POLA)
        kolom = [
            "kode_jabatan",
            "versi",
            "status",
            "isi",
            "sidik",
            "oleh",
            "kode_unit",
            "peran",
            "kode_alur",
            "urut",
            "rekaman",
        ]
        k = sql.Identifier(self.acak.choice(kolom))
        return sql.SQL(pola).format(t=t, k=k, v=self.nilai(), w=self.nilai(), d=self.deret())

    def berbentuk(self) -> sql.Composable:
        """What got through once: rows of the right form, written into the tables themselves."""
        pos = self.acak.choice([MILIK, BAWAH, ASING])
        apa = self.acak.choice(["simpan", "ajukan"])
        teks = json.dumps({"urut": self.acak.randint(1, 9)})
        catatan_alur = [
            self.acak.choice([BERSAMA, LAIN]),
            1,
            "01.02",
            sidik(teks),
            str(self.acak.random()),
            teks,
        ]
        semua = self.acak.choice(
            [
                versi_baru(palsu(pos)),
                versi_baru(self.acak.choice(self.teks)),
                [(PERISTIWA, [JAUH, apa, pos, None, self.acak.choice(self.teks)])],
                [("UPDATE lembar SET status = 'diajukan' WHERE kode_jabatan = %s", [pos])],
                [(ALUR_PERISTIWA, catatan_alur)],
            ]
        )
        satuan = (sql.SQL(t.replace("%s", "{}")).format(*map(sql.Literal, nilai)) for t, nilai in semua)
        return sql.SQL("; ").join(satuan)

    def satu(self) -> sql.Composable:
        acak = self.acak.random()
        if acak < 0.05:
            return self.berbentuk()
        if acak < 0.15:
            return self.simpan()
        if acak < 0.2:
            return self.catat()
        if acak < 0.4:
            nama = sql.Identifier(self.acak.choice(FUNGSI))
            return sql.SQL("SELECT * FROM {}({})").format(nama, self.deret())
        return sql.SQL(self.acak.choice(UMUM)) if acak < 0.5 else self.tabel()


class Pandang:
    """What the owner sees, and what of it may have changed."""

    def __init__(self, dunia: Dunia) -> None:
        self.dunia = dunia
        self.role = dunia.nama("perencana")
        self.sambungan = psycopg.connect(dunia.server.dsn(dunia.db), autocommit=True)
        self.awal, self.katalog = self.isi(), self.baca_katalog()

    def isi(self) -> dict[str, set[tuple[Any, ...]]]:
        return {t: set(self.sambungan.execute(f"TABLE {t}")) for t in TABEL}

    def baca_katalog(self) -> list[tuple[Any, ...]]:
        return self.sambungan.execute(KATALOG).fetchall()

    def periksa(self, kapan: str) -> None:
        assert self.baca_katalog() == self.katalog, kapan
        kini = self.isi()
        for tabel, awal in self.awal.items():
            baru, hilang = kini[tabel] - awal, awal - kini[tabel]
            milik = (MILIK, BAWAH)
            if tabel == "lembar":  # its own sheets go on, those of others stay
                assert {b[0] for b in baru | hilang} <= {*milik}, kapan
                continue
            assert not hilang, f"{kapan}: {tabel}"
            if tabel == "lembar_versi":
                for kode, _versi, _status, isi, s, oleh, akun, waktu in baru:
                    assert kode in milik, kapan
                    assert (oleh, akun, waktu > "2025") == (self.role, self.role, True), kapan
                    assert (sidik(isi), json.loads(isi)["kode_jabatan"]) == (s, kode), kapan
            elif tabel == "peristiwa":
                assert {(b[3], b[4], b[5] in {"simpan", "ajukan"}, b[7] in milik) for b in baru} <= {
                    (self.role, self.role, True, True)
                }, kapan
                assert all(json.loads(b[10]) for b in baru), kapan
            elif tabel == "alur_peristiwa":
                assert {(b[0], b[2], b[6]) for b in baru} <= {(BERSAMA, "01.02", self.role)}, kapan
            elif tabel == "alur_tautan":
                assert {b[0] for b in baru} <= {BERSAMA}, kapan
            elif tabel != "alur_berkas":
                assert not baru, f"{kapan}: {tabel}"
        # each version has its event, one
        versi = {b[:2] for b in kini["lembar_versi"]}
        simpan = [(b[7], b[8]) for b in kini["peristiwa"] if b[5] == "simpan"]
        assert sorted(simpan) == sorted(versi), kapan


@pytest.fixture
def kenari(dunia: Dunia) -> Dunia:
    umum = dunia.sebagai("umum")
    umum.simpan_draf(
        umum.lembar(ASING).dengan(ikhtisar_jabatan=KENARI), versi_dasar=1, oleh="U", alasan=KENARI
    )
    umum.alur.tambah(LAIN, catatan(KENARI, unit="01.03"))
    return dunia


def _hasil(c: psycopg.Cursor[Any]) -> Iterator[str]:
    while True:
        if c.description:
            yield repr(c.fetchall())
        if not c.nextset():
            return


@pytest.mark.serangan("peran", "perintah SQL acak dari akun unit", "dicegah")
def test_perintah_acak(kenari: Dunia, kampanye: Kampanye):
    pandang = Pandang(kenari)
    rekaman, _ = catatan("x", unit="01.02")(kenari.pemilik.alur.rekaman(BERSAMA))
    buat = Pembuat(20260101, rekaman.teks)
    umum = kenari.sebagai("umum")
    c = psycopg.connect(kenari.dsn(), autocommit=True)
    diterima, perintah = 0, ""
    for n in kampanye.percobaan(500, 20_000):
        perintah = buat.satu().as_string(c)
        try:
            dilihat = "".join(_hasil(c.execute(perintah)))
            diterima += 1
        except psycopg.Error as salah:
            dilihat = str(salah)
        assert KENARI not in dilihat.replace(perintah, ""), perintah
        if c.info.transaction_status != psycopg.pq.TransactionStatus.IDLE and buat.acak.random() < 0.3:
            c.rollback()
        if n % 100 == 99:
            c.rollback()
            pandang.periksa(perintah)
    c.close()
    pandang.periksa(perintah)
    assert diterima > 50  # it did what it may
    # everybody else goes on
    assert kenari.pemilik.kegiatan().hasil.loc[ASING, "beban_kerja_menit"] == 1_200
    assert {t.aturan for t in kenari.pemilik.periksa()} <= {"lembar_utuh"}
    assert umum.simpan_draf(umum.lembar(ASING).dengan(bezetting=5), versi_dasar=2, oleh="U").versi == 3
    assert umum.alur.tambah(LAIN, catatan("x", unit="01.03")).urut == 2


def _lembar_acak(acak: random.Random) -> Lembar:
    sel = [None, 1, 2.5, 0, "x", "dua belas", 1e-07, "é\n\"'"]
    pilihan = {"nomor": [None, "1", "2", "2.10"], "uraian_tugas": ["a", None], "volume": sel}
    pilihan["peralatan"] = ["x", None]
    baris = [{k: acak.choice(v) for k, v in pilihan.items()} for _ in range(acak.randint(0, 4))]
    kepala = {
        "bezetting": sel,
        "ikhtisar_jabatan": ["", "i", "é"],
        "atasan": ["", "k"],
        "wewenang": ["", "m\nn | o"],
    }
    return Lembar(MILIK, uraian_tugas=tuple(baris), **{k: acak.choice(v) for k, v in kepala.items()})


def test_beda_server_sama_dengan_program(alamat_pg: str, kampanye: Kampanye):
    """What changed, as the server tells it and as SQLite's side tells it: the same."""
    g = buka(alamat_pg, buat=True)
    acak = random.Random(20260101)  # noqa: S311
    with g.sambungan.baca() as c:
        for _ in kampanye.percobaan(100, 2_000):
            lama, baru = _lembar_acak(acak), _lembar_acak(acak)
            jawab = c.exec_driver_sql("SELECT * FROM abk_beda(%s, %s)", (lama.json, baru.json)).one()
            assert tuple(jawab) == lama_baru(lama, baru)
