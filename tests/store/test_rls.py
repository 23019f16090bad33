"""Guards abk.store.rls: row-level security: a role sees and writes its own unit, and nothing after
submission.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

import abk
from abk.errors import AbkError, ParameterError
from abk.kegiatan.informasi import baris_informasi
from abk.store import AlamatError, Gudang, HakError, StatusError, beri_peran, buka, cabut_peran, daftar_peran
from abk.store.skema import METADATA

pytestmark = pytest.mark.xdist_group("store")

CANARY = "KENARI-UNIT-UMUM"
A, B = "01.02-1", "01.03-1"
UBAH = text("UPDATE lembar SET status = 'draf' WHERE kode_jabatan = :kode")
BAGI_NOL = text("SELECT 1 FROM lembar_versi WHERE 1 / (kode_jabatan <> :kode)::int = 1")
SALIN = text(
    "INSERT INTO lembar_versi SELECT kode_jabatan, CAST(:versi AS integer), status, isi, sidik, oleh, null, "
    "waktu FROM lembar_versi WHERE kode_jabatan = :kode AND versi = 2"
)
SANDI_ROLE = "kata %(sandi)s ' peran"


@pytest.fixture
def dunia(server, isi: Callable[[str], Gudang]):
    """A store with a canary in unit 01.03, and a way to open it as somebody."""
    db = server.basis_data()
    pemilik = isi(server.alamat(db))
    kini = pemilik.lembar(B)
    baris = tuple({**b, "uraian_tugas": CANARY, "keterangan": CANARY} for b in kini.uraian_tugas)
    pemilik.simpan_draf(
        kini.dengan(
            ikhtisar_jabatan=CANARY,
            responden=CANARY,
            risiko_bahaya=f"{CANARY} | {CANARY}",
            uraian_tugas=baris,
        ),
        versi_dasar=1,
        oleh=CANARY,
        alasan=CANARY,
    )
    pemilik.simpan_unit(oleh="Ortala", kode_unit="01.03", nama_unit=CANARY)
    awal = db[2:]

    def sebagai(siapa: str) -> Gudang:
        return buka(server.alamat(db, f"{siapa}_{awal}", SANDI_ROLE))

    def beri(siapa: str, peran: str, unit: str = "") -> None:
        beri_peran(pemilik, f"{siapa}_{awal}", peran, unit, oleh="Ortala", sandi=SANDI_ROLE)

    beri("perencana", "unit", "01.02")
    beri("ortala", "ortala")
    yield pemilik, sebagai, beri, awal, db
    pemilik.tutup()


def test_role_dari_lingkungan_proses(server, isi: Callable[[str], Gudang], monkeypatch, tmp_path):
    """As docs/jupyterhub.md has it: roles made by its snippet, name and password by variables."""
    db = server.basis_data()
    pemilik = isi(server.alamat(db))
    resep = (Path(__file__).resolve().parents[2] / "docs" / "jupyterhub.md").read_text(encoding="utf-8")
    kode = re.findall(r"```python\n(.*?)```", resep, re.DOTALL)[0]
    kode = kode.replace("/srv/abk/sandi.json", (tmp_path / "sandi.json").as_posix())
    for nama in ("budi", "sari"):
        kode = kode.replace(f'"{nama}"', f'"{nama}_{db[2:]}"')
    exec(kode, {"ALAMAT_PEMILIK": server.alamat(db)})  # noqa: S102 - a block of our own documentation
    sandi = json.loads((tmp_path / "sandi.json").read_text(encoding="utf-8"))
    for nama, unit in (("budi", {"01.02", "01.02.1"}), ("sari", {"01.03"})):
        siapa = f"{nama}_{db[2:]}"
        monkeypatch.setenv("PGUSER", siapa)
        monkeypatch.setenv("PGPASSWORD", sandi[siapa])
        gudang = buka(f"postgresql+psycopg://127.0.0.1:{server.port}/{db}")
        assert set(gudang.identitas("jabatan")["kode_unit"]) == unit
        gudang.tutup()
    pemilik.tutup()


@pytest.mark.serangan("peran", "membaca isian unit lain lewat program", "dicegah")
def test_unit_hanya_melihat_miliknya(dunia):
    _, sebagai, *_ = dunia
    g = sebagai("perencana")
    assert list(g.daftar_lembar()["kode_jabatan"]) == [A, "01.02.1-1"]  # with the unit below
    k = g.kegiatan()
    assert list(k.unit["kode_unit"]) == ["01.02", "01.02.1"]
    assert list(k.hasil.index) == [A, "01.02.1-1"]
    assert set(g.riwayat()["kode_jabatan"]) == {A, "01.02.1-1"}


@pytest.mark.serangan(
    "peran", "membaca setiap baris setiap tabel dengan SQL, mencari tanda milik unit lain", "dicegah"
)
def test_kenari_tidak_ada_di_mana_pun(dunia):
    """Every row of every table, as the role sees it."""
    pemilik, sebagai, *_ = dunia
    g = sebagai("perencana")
    with g.sambungan.baca() as c:
        isi = {t: c.execute(text(f'SELECT * FROM "{t}"')).all() for t in METADATA.tables}  # noqa: S608
    assert CANARY not in repr(isi)
    assert len(isi["peran"]) == 1
    with pemilik.sambungan.baca() as c:  # the same question does find it for the owner
        assert CANARY in repr([c.execute(text(f'SELECT * FROM "{t}"')).all() for t in METADATA.tables])  # noqa: S608


@pytest.mark.serangan("peran", "membaca dan menulis informasi jabatan unit lain", "dicegah")
def test_informasi_jabatan_milik_unitnya(dunia, folder_kecil: Path):
    """The table that Ortala imports is seen and answered by the unit of its post alone."""
    pemilik, sebagai, *_ = dunia
    isi = f"kode_jabatan,butir,nomor,isi\n{A},wewenang,1,Meminta data\n{B},wewenang,1,{CANARY}\n"
    (folder_kecil / "informasi_jabatan.csv").write_text(isi, encoding="utf-8")
    sebagai("ortala").impor_kegiatan(abk.open(folder_kecil), "Ortala")
    g = sebagai("perencana")
    assert [b["isi"] for b in baris_informasi(g.kegiatan()) or []] == ["Meminta data"]
    assert {b["kode_jabatan"] for b in baris_informasi(pemilik.kegiatan()) or []} == {A, B}
    kini = g.lembar(A)
    jadi = g.simpan_draf(
        kini.dengan(wewenang=f"{kini.wewenang}\nMenolak usul"), versi_dasar=kini.versi, oleh="U"
    )
    assert [b["isi"] for b in baris_informasi(g.kegiatan()) or []] == ["Meminta data", "Menolak usul"]
    assert g.riwayat(A)["baru"].iloc[-1]["wewenang"] == jadi.wewenang
    versi = pemilik.lembar(B).versi
    with pytest.raises(AbkError) as galat:
        g.simpan_draf(pemilik.lembar(B).dengan(wewenang="Milik kami"), versi_dasar=versi, oleh="U")
    assert CANARY not in repr(galat.value)
    assert pemilik.lembar(B).versi == versi
    with g.sambungan.baca() as c:
        assert CANARY not in repr([c.execute(text(f'SELECT * FROM "{t}"')).all() for t in METADATA.tables])  # noqa: S608


@pytest.mark.serangan("peran", "membaca dan menulis lembar unit lain, lalu membaca pesan galatnya", "dicegah")
def test_baca_dan_tulis_asing_ditolak_tanpa_bocor(dunia):
    _, sebagai, *_ = dunia
    g = sebagai("perencana")
    pesan = []
    for coba in (
        lambda: g.lembar(B),
        lambda: g.lembar(B, 2),
        lambda: g.simpan_draf(g.lembar(A).dengan(kode_jabatan=B), versi_dasar=2, oleh="x"),
        lambda: g.ajukan(B, 2, "x"),
        lambda: g.simpan_unit(oleh="x", kode_unit="01.03", nama_unit="x"),
        lambda: g.simpan_jabatan(oleh="x", kode_jabatan=A, nama_jabatan="x"),
    ):
        with pytest.raises(AbkError) as galat:
            coba()
        pesan.append(repr(galat.getrepr(showlocals=False)) + str(galat.value) + repr(galat.value.__cause__))
    assert CANARY not in "".join(pesan)


@pytest.mark.serangan(
    "peran", "menyisipkan, mengubah, menghapus baris dan hak dengan SQL langsung", "dicegah"
)
@pytest.mark.parametrize(
    "perintah",
    [
        "INSERT INTO lembar_versi SELECT '{B}', 9, 'draf', isi, sidik, '', null, '' FROM lembar_versi",
        "INSERT INTO lembar VALUES ('{B}', 1, 'draf')",
        "INSERT INTO peristiwa VALUES (default, '', '', 'x', '', 'simpan', null, '{B}', 2, null, null, '')",
        "INSERT INTO peran VALUES (session_user, '01.03', 'unit')",
        "INSERT INTO peran VALUES (session_user, '', 'ortala')",
        "UPDATE peran SET kode_unit = '01.03'",
        "UPDATE unit SET kode_induk = '01.02' WHERE kode_unit = '01.03'",
        "UPDATE jabatan SET kode_unit = '01.02'",
        "DELETE FROM lembar",
        "TRUNCATE peristiwa",
        "ALTER TABLE lembar DISABLE ROW LEVEL SECURITY",
        "SET ROLE abk_pemilik",
        "SELECT pg_read_file('/etc/passwd')",
    ],
)
def test_sql_langsung_ditolak(dunia, perintah: str):
    _, sebagai, *_ = dunia
    g = sebagai("perencana")
    with (
        pytest.raises(HakError, match="tidak berhak melihat atau mengubah data tersebut"),
        g.sambungan.tulis() as c,
    ):
        c.execute(text(perintah.replace("{B}", B)))


@pytest.mark.serangan("peran", "mengubah baris unit lain; menguji isinya lewat galat hitung", "dicegah")
def test_sql_langsung_tanpa_baris(dunia):
    """An UPDATE is no right at all; a WHERE with a leaky function is not asked about foreign rows."""
    _, sebagai, *_ = dunia
    g = sebagai("perencana")
    for kode in (A, B):
        with pytest.raises(HakError, match="tidak berhak"), g.sambungan.tulis() as c:
            c.execute(UBAH, {"kode": kode})
    with g.sambungan.tulis() as c:
        assert c.execute(BAGI_NOL, {"kode": B}).all()


@pytest.mark.serangan("peran", "menipu kebijakan baris dengan tabel sementara bernama sama", "dicegah")
def test_tabel_sementara_tidak_menipu_kebijakan(dunia, server):
    """Tables named peran and unit in pg_temp are not what the policies ask; nobody may make them, besides."""
    _, sebagai, _, awal, db = dunia
    g = sebagai("perencana")
    with pytest.raises(HakError, match="tidak berhak"), g.sambungan.tulis() as c:
        c.execute(text("CREATE TEMP TABLE peran (nama_role text, kode_unit text, peran text)"))
    server.perintah(f"GRANT TEMP ON DATABASE {db} TO perencana_{awal}")
    with g.sambungan.tulis() as c:
        c.execute(text("CREATE TEMP TABLE peran (nama_role text, kode_unit text, peran text)"))
        c.execute(text("INSERT INTO pg_temp.peran VALUES (session_user, '', 'ortala')"))
        c.execute(text("CREATE TEMP TABLE jabatan (kode_jabatan text, kode_unit text)"))
        c.execute(text("INSERT INTO pg_temp.jabatan VALUES (:kode, '01.02')"), {"kode": B})
        kode = set(c.execute(text("SELECT DISTINCT kode_jabatan FROM public.lembar_versi")).scalars())
    server.perintah(f"REVOKE TEMP ON DATABASE {db} FROM perencana_{awal}")
    assert kode == {A, "01.02.1-1"}


@pytest.mark.serangan("peran", "mengubah lembar yang sudah diajukan", "dicegah")
def test_setelah_diajukan_hanya_baca(dunia):
    _, sebagai, *_ = dunia
    g = sebagai("perencana")
    g.simpan_draf(g.lembar(A).dengan(bezetting=3), versi_dasar=1, oleh="Perencana")
    assert g.ajukan(A, 2, "Perencana").status == "diajukan"
    assert g.ajukan(A, 2, "Perencana").status == "diajukan"
    with pytest.raises(StatusError, match=r"sudah diajukan \(versi 2\)"):
        g.simpan_draf(g.lembar(A).dengan(bezetting=4), versi_dasar=2, oleh="Perencana")
    with pytest.raises(HakError, match=r"tidak berhak mengubah lembar 01\.02-1"):
        g.kembalikan(A, "Perencana", "saya salah")
    with pytest.raises(HakError, match="tidak berhak"), g.sambungan.tulis() as c:
        c.execute(UBAH, {"kode": A})
    for versi in (2, 3):
        with (
            pytest.raises(HakError, match="tidak berhak melihat atau mengubah data tersebut"),
            g.sambungan.tulis() as c,
        ):
            c.execute(SALIN, {"versi": versi + 1, "kode": A})
    assert g.lembar(A).bezetting == 3


def test_ortala_melihat_dan_mengembalikan_semua(dunia):
    _, sebagai, *_ = dunia
    unit, ortala = sebagai("perencana"), sebagai("ortala")
    unit.ajukan(A, 1, "Perencana")
    assert len(ortala.daftar_lembar()) == 3
    assert CANARY in str(ortala.riwayat().to_dict())
    assert ortala.kembalikan(A, "Ortala", "perbaiki").versi == 2
    assert unit.simpan_draf(unit.lembar(A).dengan(bezetting=2), versi_dasar=2, oleh="Perencana").versi == 3
    assert ortala.simpan_unit(oleh="Ortala", kode_unit="01.04", nama_unit="Biro Baru", kode_induk="01")


@pytest.mark.serangan("peran", "menyimpan atas nama orang lain", "dicegah")
def test_akun_dicatat_server(dunia):
    """Whoever signs as somebody else is known by the account alone."""
    _, sebagai, _, awal, _ = dunia
    g = sebagai("perencana")
    g.simpan_draf(g.lembar(A).dengan(bezetting=3), versi_dasar=1, oleh="Menteri")
    satu = g.riwayat(A).iloc[-1]
    assert (satu["oleh"], satu["akun"]) == (f"perencana_{awal}",) * 2
    assert g.lembar(A).oleh == f"perencana_{awal}"


@pytest.mark.serangan("peran", "masuk lagi sesudah perannya dicabut", "dicegah")
def test_cabut_peran(dunia):
    pemilik, sebagai, _, awal, _ = dunia
    sebagai("perencana").daftar_lembar()
    cabut_peran(pemilik, f"perencana_{awal}", oleh="Ortala", alasan="mutasi")
    with pytest.raises(HakError, match="tidak berhak melihat atau mengubah data tersebut"):
        sebagai("perencana")
    assert f"perencana_{awal}" not in set(daftar_peran(pemilik)["nama_role"])
    satu = pemilik.riwayat().iloc[-1]
    assert (satu["apa"], satu["alasan"]) == ("peran", "mutasi")


def test_role_tanpa_peran_tidak_melihat_apa_pun(dunia, server):
    pemilik, _, beri, awal, db = dunia
    beri("sementara", "unit", "01.02")
    with psycopg.connect(server.dsn(db)) as c:
        c.execute("DELETE FROM peran WHERE nama_role = %s", [f"sementara_{awal}"])
    g = buka(server.alamat(db, f"sementara_{awal}", SANDI_ROLE))
    assert len(g.daftar_lembar()) == 0
    assert len(g.riwayat()) == 0
    assert len(pemilik.daftar_lembar()) == 3


@pytest.mark.parametrize(("peran", "unit"), [("unit", ""), ("ortala", "01.02"), ("raja", ""), ("unit", "99")])
def test_peran_yang_tidak_masuk_akal(dunia, peran: str, unit: str):
    _, _, beri, *_ = dunia
    with pytest.raises(ParameterError, match=r"Peran .+ tidak dikenal|Unit '99' tidak ada dalam gudang"):
        beri("seseorang", peran, unit)


def test_role_biasa_tidak_dapat_memberi_peran(dunia):
    _, sebagai, *_ = dunia
    with pytest.raises(HakError, match="tidak berhak melihat atau mengubah data tersebut"):
        beri_peran(sebagai("ortala"), "penyusup", "ortala", oleh="x", sandi="x")


def test_sqlite_tidak_punya_peran(alamat_sqlite: str, isi: Callable[[str], Gudang]):
    with pytest.raises(AlamatError, match="SQLite terbuka"):
        beri_peran(isi(alamat_sqlite), "x", "ortala", oleh="x")
