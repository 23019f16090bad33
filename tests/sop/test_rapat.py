"""Guards abk.sop.data, abk.sop.kaidah.ubah: the meeting decides, the unit confirms, and every figure
follows from that and from nothing else.
"""

from __future__ import annotations

import json

import pytest

import abk
from abk.errors import AbkError
from abk.kegiatan import Perubahan, baca_rekaman, baris_kini, rekam
from abk.sop import AlurError, LangkahError, WewenangError, buka_alur
from abk.sop.data import hasil_rekaman
from abk.sop.kaidah import lanjutkan
from abk.tulisan.sidik import sidik
from tests.sop.panggung import JABATAN_UNIT, PERAN, docx, pejabat, tugas


def volume(lama, baru, jabatan="A-2", nomor="1", alasan="disepakati rapat"):
    return Perubahan(jabatan, nomor, "ubah", "volume", lama, baru, alasan)


def nilai(k, jabatan="A-2", nomor="1", kolom="volume"):
    t = k.uraian_tugas
    return t[(t["kode_jabatan"] == jabatan) & (t["nomor"] == nomor)][kolom].iloc[0]


@pytest.fixture
def rapat(panggung):
    return panggung.sampai(panggung.buka(), "10")


# ── decisions ─────────────────────────────────────────────────────────────────────────────────
def test_putusan_berlaku_karena_dicatat(panggung, rapat):
    """12 and then 15 instead of 10; the other unit keeps its figures; data_awal stays what was answered."""
    alur = rapat.putuskan("A", [volume("10", "12")], panggung.tanda("p-kasubbag"))
    alur = panggung.maju(alur, "10", "A")
    alur = alur.putuskan("A", [volume("12", "15")], panggung.tanda("p-kabag"))
    alur = panggung.maju(alur, "11", "A")
    assert nilai(alur.data("data_konsep:A")) == 15
    assert nilai(alur.data("data_awal")) == 10
    assert [p.baru for p in alur.keadaan.putusan("A")] == ["12", "15"]
    assert alur.keadaan.putusan("B") == ()
    akhir = panggung.sampai(alur, "15")
    assert nilai(akhir.data("data_akhir")) == 15
    assert nilai(akhir.data("data_akhir"), "B-2") == 4
    awal, baru = akhir.data("data_awal").rincian, akhir.data("data_akhir").rincian
    assert _beban(baru) / _beban(awal) == pytest.approx(15 / 10)  # rumus: the load follows the volume


def _beban(rincian):
    satu = rincian[(rincian["kode_jabatan"] == "A-2") & (rincian["nomor"] == "1")]
    return float(satu["beban_kerja_menit"].iloc[0])


def test_data_akhir_hanya_unit_yang_ikut(panggung, rapat):
    akhir = panggung.sampai(rapat, "15").data("data_akhir")
    assert list(akhir.unit["kode_unit"]) == ["A", "B"]
    assert set(akhir.jabatan["kode_jabatan"]) == {*JABATAN_UNIT["A"], *JABATAN_UNIT["B"]}


@pytest.mark.parametrize(
    ("perubahan", "sebab"),
    [
        ([volume("9", "12")], "nilai lama"),
        ([volume("10", "banyak")], "A-2"),
        ([volume("10", "-3")], "A-2"),
        ([volume("10", "12", alasan=" ")], "alasan"),
        ([volume("10", "12", jabatan="Z-9")], "Z-9"),
        ([volume("4", "5", jabatan="B-2")], "B-2"),
        ([volume("10", "12", nomor="9")], "nomor"),
        ([volume("10", "12"), volume("10", "13")], "nilai lama"),
        ([Perubahan("A-2", "1", "ubah", "warna", "", "biru", "disepakati")], "warna"),
        ([], "perubahan"),
    ],
)
def test_putusan_yang_tidak_cocok(panggung, rapat, perubahan, sebab):
    with pytest.raises(AbkError, match=sebab):
        rapat.putuskan("A", perubahan, panggung.tanda("p-kasubbag"))
    assert buka_alur(panggung).kepala == rapat.kepala


def test_tambah_hapus_dan_bezetting(panggung, rapat):
    """A new task, a task removed, people there: all by decisions."""
    data = rapat.data("data_awal")
    baris = json.dumps({
        "uraian_tugas": "Menyusun risalah", "hasil_kerja": "Risalah", "volume": 2, "periode": "bulan",
        "norma_waktu": 60, "satuan_waktu": "menit",
    })  # fmt: skip
    putusan = [
        Perubahan("A-2", "3", "tambah", "", "", baris, "tugas baru"),
        Perubahan("A-2", "2", "hapus", "", baris_kini(data, "A-2", "2"), "", "sudah tidak ada"),
        Perubahan("A-2", "", "ubah", "bezetting", "2", "3", "pegawai pindah"),
    ]
    alur = panggung.sampai(rapat.putuskan("A", putusan, panggung.tanda("p-kasubbag")), "14")
    konsep = alur.data("data_konsep:A")
    milik = konsep.uraian_tugas[konsep.uraian_tugas["kode_jabatan"] == "A-2"]
    assert list(milik["nomor"]) == ["1", "3"]
    assert konsep.jabatan.set_index("kode_jabatan")["bezetting"]["A-2"] == 3


@pytest.mark.parametrize("siapa", sorted(set(PERAN) - {"p-unit-c"}))
def test_siapa_boleh_memutuskan_dan_mencabut(panggung, rapat, siapa):
    if siapa in {"p-kasubbag", "p-kabag"}:
        alur = rapat.putuskan("A", [volume("10", "12")], panggung.tanda(siapa))
        alur = alur.cabut(alur.peristiwa[-1].urut, panggung.tanda(siapa), alasan="keliru")
        assert alur.keadaan.putusan("A") == ()
        return
    with pytest.raises(WewenangError, match="bukan Kasubbag Organisasi atau Kabag Ortala untuk unit A"):
        rapat.putuskan("A", [volume("10", "12")], panggung.tanda(siapa))
    alur = rapat.putuskan("A", [volume("10", "12")], panggung.tanda("p-kabag"))
    with pytest.raises(WewenangError, match="bukan Kasubbag Organisasi atau Kabag Ortala untuk unit A"):
        alur.cabut(alur.peristiwa[-1].urut, panggung.tanda(siapa), alasan="keliru")


@pytest.mark.parametrize("gilir", ["1", "7", "9", "12", "13", "14", "16", "17", "18"])
def test_putusan_hanya_selama_rapat(panggung, rapat, gilir):
    alur = panggung.buka(kode="lain") if gilir in {"1", "7", "9"} else rapat
    alur = panggung.sampai(alur, gilir)
    with pytest.raises(LangkahError, match="hanya dicatat selama rapat"):
        alur.putuskan("A", [volume("10", "12")], panggung.tanda("p-kabag"))
    with pytest.raises(LangkahError, match="hanya dicatat selama rapat"):
        alur.cabut(1, panggung.tanda("p-kabag"), alasan="keliru")


def test_putusan_tiap_unit_sendiri(panggung, rapat):
    """A unit past its meeting decides nothing more, while the other still may."""
    alur = panggung.maju(panggung.maju(rapat, "10", "A"), "11", "A")
    with pytest.raises(LangkahError, match="Keputusan rapat unit A hanya dicatat selama rapat"):
        alur.putuskan("A", [volume("10", "12")], panggung.tanda("p-kabag"))
    alur = alur.putuskan("B", [volume("4", "5", jabatan="B-2")], panggung.tanda("p-kabag"))
    assert [p.kode_jabatan for p in alur.keadaan.putusan("B")] == ["B-2"]
    with pytest.raises(LangkahError, match="Keputusan rapat unit C hanya dicatat selama rapat"):
        alur.putuskan("C", [volume("6", "5", jabatan="C-2")], panggung.tanda("p-kabag"))


def test_cabut(panggung, rapat):
    """A withdrawn decision stays in the log and counts no more; one that others rest on is not withdrawn."""
    alur = rapat.putuskan("A", [volume("10", "12")], panggung.tanda("p-kabag"))
    satu = alur.peristiwa[-1].urut
    alur = alur.putuskan("A", [volume("12", "15")], panggung.tanda("p-kabag"))
    dua = alur.peristiwa[-1].urut
    with pytest.raises(AbkError, match="nilai lama"):
        alur.cabut(satu, panggung.tanda("p-kabag"), alasan="keliru")
    alur = alur.cabut(dua, panggung.tanda("p-kabag"), alasan="keliru")
    with pytest.raises(LangkahError, match="bukan keputusan rapat unit A yang berlaku"):  # not twice
        alur.cabut(dua, panggung.tanda("p-kabag"), alasan="keliru")
    with pytest.raises(LangkahError, match="hanya dicatat selama rapat"):  # nor what was no decision
        alur.cabut(1, panggung.tanda("p-kabag"), alasan="keliru")
    assert nilai(panggung.sampai(alur, "14").data("data_konsep:A")) == 12
    assert [d.dicabut for d in alur.keadaan.semua_putusan] == [None, alur.peristiwa[-1].urut]


def test_putusan_tetap_bila_unit_kembali_rapat_dan_gugur_bila_datanya_berganti(panggung, rapat):
    alur = panggung.sampai(rapat.putuskan("A", [volume("10", "12")], panggung.tanda("p-kabag")), "13")
    alur = alur.kembalikan("13", "10", panggung.tanda("p-unit-a"), alasan="perlu rapat lagi", unit="A")
    assert [p.baru for p in alur.keadaan.putusan("A")] == ["12"]
    alur = alur.kembalikan("10", "7", panggung.tanda("p-kabag"), alasan="data lama", unit="A")
    assert alur.keadaan.putusan("A") == ()
    assert nilai(panggung.sampai(alur, "14").data("data_konsep:A")) == 10


@pytest.mark.parametrize(
    "ubah",
    [
        {"makna": ["menetapkan"]},
        {"masukan": {"data_awal": "0" * 64}},
        {"keluaran": {"data_konsep:A": "0" * 64}},
        {"langkah": "11"},
        {"unit": ""},
        {"unit": "C"},
        {"peran": "unit"},
        {"isi": {"perubahan": []}},
        {"isi": {"perubahan": [{"kode_jabatan": "A-2"}]}},
        {"isi": {"perubahan": [{**volume("10", "12").sebagai_dict(), "volume": 1}]}},
        {"isi": {"perubahan": [{**volume("10", "12").sebagai_dict(), "baru": 12}]}},
        {"isi": {"perubahan": [volume("10", "12").sebagai_dict()], "lain": 1}},
        {"isi": {"perubahan": "semua"}},
    ],
)
def test_putusan_tidak_membawa_yang_lain(panggung, rapat, ubah):
    isi = {"perubahan": [volume("10", "12").sebagai_dict()]}
    baik = {"peran": "kabag_ortala", "langkah": "10", "unit": "A", "isi": isi}
    assert lanjutkan(rapat.keadaan, panggung.rakit(rapat, "putusan", "p-kabag", **baik))
    with pytest.raises(AlurError):
        lanjutkan(rapat.keadaan, panggung.rakit(rapat, "putusan", "p-kabag", **{**baik, **ubah}))


# ── confirmation ──────────────────────────────────────────────────────────────────────────────
def jawab(**ubah):
    isi = {k: {"status": "sesuai"} for k in JABATAN_UNIT["A"]}
    return {
        "jawaban": {
            k: v for k, v in {**isi, **{k.replace("_", "-"): v for k, v in ubah.items()}}.items() if v
        }
    }


def perbaikan(*usul, status="sesuai_dengan_perbaikan"):
    return {"status": status, "catatan": "lihat usul", "usul": [u.sebagai_dict() for u in usul]}


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({}, "Jawaban konfirmasi"),
        ({"jawaban": {}}, "A-1 belum dijawab; jabatan A-2 belum dijawab"),
        (jawab(A_2=None), "A-2 belum dijawab"),
        (jawab(B_2={"status": "sesuai"}), "B-2 bukan milik"),
        (jawab(A_2={"status": "tidak_sesuai"}), "tidak sesuai"),
        (jawab(A_2={"status": "setuju"}), "status"),
        (jawab(A_2={}) | {"jawaban": {"A-1": {}, "A-2": {}}}, "status"),
        (jawab(A_2={"status": "sesuai_dengan_perbaikan"}), "usul perbaikan"),
        (jawab(A_2=perbaikan(volume("10", "12"), status="sesuai")), "usul perbaikan"),
        (jawab(A_2=perbaikan(volume("9", "12"))), "nilai lama"),
        (jawab(A_2=perbaikan(volume("10", "12", jabatan="A-1"))), "menyebut A-1"),
        (jawab(A_2=perbaikan(volume("10", "12", alasan=""))), "alasan"),
        (jawab(A_2=perbaikan(volume("10", "12"), volume("10", "13"))), "nilai lama"),
        (jawab(A_2={"status": "sesuai", "lain": 1}), "lain"),
        (jawab() | {"terima": []}, "tidak menerima"),
    ],
)
def test_jawaban_tidak_lengkap_atau_tidak_cocok(panggung, rapat, isi, sebab):
    alur = panggung.sampai(rapat, "13")
    with pytest.raises(LangkahError, match=sebab):
        panggung.maju(alur, "13", "A", isi=isi)
    assert buka_alur(panggung).kepala == alur.kepala


@pytest.mark.parametrize("urutan", [1, -1])
def test_usul_diterima_menjadi_data_akhir(panggung, rapat, urutan):
    """Proposals, in whatever order the posts were answered; the same when the log is read again."""
    alur = panggung.sampai(rapat.putuskan("A", [volume("10", "12")], panggung.tanda("p-kabag")), "13")
    usul = {
        "A-2": perbaikan(volume("12", "11"), volume("3", "4", nomor="2")),
        "A-1": perbaikan(volume("12", "13", jabatan="A-1")),
    }
    isi = {"jawaban": dict(list(usul.items())[::urutan])}
    alur = panggung.maju(alur, "13", "A", isi=isi)
    alur = panggung.maju(
        alur, "13", "B", isi={"jawaban": {k: {"status": "sesuai"} for k in JABATAN_UNIT["B"]}}
    )
    alur = panggung.sampai(alur, "14")
    terima = panggung.isian(alur, "14")
    assert [(u["kode_jabatan"], u["baru"]) for u in terima["terima"]] == [
        ("A-1", "13"),
        ("A-2", "11"),
        ("A-2", "4"),
    ]
    assert nilai(alur.data("data_konsep:A")) == 12  # what was confirmed stays what it was
    alur = panggung.maju(alur, "14", isi=terima)
    akhir = alur.data("data_akhir")
    assert [nilai(akhir, *tugas) for tugas in (("A-1", "1"), ("A-2", "1"), ("A-2", "2"))] == [13, 11, 4]
    assert buka_alur(panggung).keadaan == alur.keadaan


@pytest.mark.parametrize(
    "terima",
    [
        None,
        [],
        [volume("10", "12").sebagai_dict()] * 2,
        [volume("10", "13").sebagai_dict()],
        [volume("10", "12", alasan="alasan lain").sebagai_dict()],
        [{"kode_jabatan": "A-2"}],
    ],
)
def test_usul_diterima_semua_atau_unit_dikembalikan(panggung, rapat, terima):
    alur = panggung.maju(
        panggung.sampai(rapat, "13"), "13", "A", isi=jawab(A_2=perbaikan(volume("10", "12")))
    )
    alur = panggung.sampai(panggung.maju(alur, "13", "B"), "14")
    with pytest.raises(LangkahError, match=r"tidak sama dengan yang diterima|Isian tidak sah"):
        panggung.maju(alur, "14", isi={} if terima is None else {"terima": terima})
    assert panggung.maju(alur, "14").keadaan.posisi == "15"


def test_usul_gugur_bersama_jawabannya(panggung, rapat):
    """A unit is returned from step 14 and confirms without proposals: none is left to accept."""
    alur = panggung.maju(
        panggung.sampai(rapat, "13"), "13", "A", isi=jawab(A_2=perbaikan(volume("10", "12")))
    )
    alur = panggung.sampai(panggung.maju(alur, "13", "B"), "14")
    alur = alur.kembalikan("14", "11", panggung.tanda("p-kabag"), alasan="usul tak terdukung", unit="A")
    assert alur.keadaan.usul("A") == ()
    alur = panggung.sampai(alur, "15")
    assert nilai(alur.data("data_akhir")) == 10


# ── figures ───────────────────────────────────────────────────────────────────────────────────
def palsu(data):
    """The same data with one volume changed by hand, as proper a record as any."""
    isi = json.loads(data)
    for baris in isi["uraian_tugas"]:
        if (baris["kode_jabatan"], baris["nomor"]) == ("A-2", "1"):
            baris["volume"] = 99
    return rekam(baca_rekaman(json.dumps(isi).encode()))


@pytest.mark.parametrize(("langkah", "slot"), [("11", "data_konsep:A"), ("14", "data_akhir")])
def test_angka_palsu_ditolak(panggung, rapat, langkah, slot):
    """Forged data under their own fingerprint, with the needs that they give, by the one whose step it is."""
    alur = panggung.sampai(rapat, langkah)
    unit = "A" if langkah == "11" else ""
    baik = panggung.maju(alur, langkah, unit)
    buruk = palsu(baik.berkas(slot))
    panggung, alur = panggung.salin(alur)
    berkas = {**panggung.keluaran(alur, langkah, unit), slot: buruk}
    isi = {**panggung.isian(alur, langkah, unit), "hasil": hasil_rekaman(buruk)}
    with pytest.raises(LangkahError, match="hasil hitung ulang"):
        panggung.maju(alur, langkah, unit, berkas=berkas, isi=isi)
    assert not panggung.rak.ada(sidik(buruk))


@pytest.mark.parametrize(("langkah", "unit"), [("7", ""), ("11", "A"), ("14", "")])
def test_sidik_hasil_palsu_ditolak(panggung, langkah, unit, monkeypatch):
    alur = panggung.sampai(panggung.buka(), langkah)
    monkeypatch.setattr("abk.sop.alur.hasil_rekaman", lambda _: sidik("karangan"))
    with pytest.raises(LangkahError, match="Kode verifikasi hasil hitung"):
        panggung.maju(alur, langkah, unit)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"bukan data",
        docx("x"),
        b'{"bentuk":"abk-data/1"}',
        b"[" * 5000,
        b"\xff\xfe",
        b'{"a":NaN}',
    ],
    ids=range(8),
)
def test_data_awal_harus_data(panggung, data):
    alur = panggung.sampai(panggung.buka(), "7")
    with pytest.raises(AbkError):
        panggung.maju(alur, "7", berkas={**panggung.keluaran(alur, "7"), "data_awal": data})


@pytest.mark.parametrize(
    ("unit", "sebab"), [(("A", "Z"), "unit Z tidak ada"), (("A", "K"), "unit A sudah termasuk dalam unit K")]
)
def test_data_awal_memuat_unit_alur(panggung, unit, sebab):
    orang = [pejabat(p) for p, (_, u) in PERAN.items() if u in {"", "A"}]
    lain = pejabat("p-lain", tugas("unit", unit[1]))
    alur = panggung.sampai(panggung.buka(unit, pejabat=[*orang, lain]), "7")
    with pytest.raises(LangkahError, match=sebab):
        panggung.maju(alur, "7")


def test_data_belum_lengkap(panggung, kecil):
    """Posts with faults in their rows have no sum yet; the case carries them and says so in the needs."""
    isi = json.loads(rekam(kecil))
    del isi["uraian_tugas"][1]["volume"]
    panggung.data = json.dumps(isi).encode()
    alur = panggung.sampai(panggung.buka(), "18")
    assert alur.data("data_akhir").hasil["belum_lengkap"]["A-2"]


def test_data_contoh(panggung):
    """Three units of the example ministry go through, one with a decision and a proposal."""
    unit = ("SET.PO", "ITWIL", "D1.1")
    contoh = abk.open("contoh")
    panggung.data = rekam(contoh)
    orang = [pejabat(p) for p, (r, _) in PERAN.items() if r != "unit"]
    orang += [pejabat(f"p-u{n}", tugas("unit", u)) for n, u in enumerate(unit)]
    alur = panggung.buka(unit, pejabat=orang)
    pelaku = {u: f"p-u{n}" for n, u in enumerate(unit)}
    alur = panggung.sampai(alur, "10")
    pertama = contoh.cabang("ITWIL").uraian_tugas.dropna(subset=["volume"]).iloc[0]
    lama = f"{pertama['volume']:g}"
    p = volume(lama, "77", jabatan=pertama["kode_jabatan"], nomor=pertama["nomor"])
    alur = alur.putuskan("ITWIL", [p], panggung.tanda("p-kabag"))
    for u in unit:
        for kode in ("10", "11", "12"):
            alur = panggung.maju(alur, kode, u)
        jawaban = {k: {"status": "sesuai"} for k in alur.data(f"data_konsep:{u}").jabatan["kode_jabatan"]}
        alur = panggung.maju(alur, "13", u, pelaku=pelaku[u], isi={"jawaban": jawaban})
    alur = panggung.sampai(alur, "")
    akhir = alur.data("data_akhir")
    assert nilai(akhir, p.kode_jabatan, p.nomor) == 77
    assert set(akhir.hasil.index) == {k for u in unit for k in contoh.cabang(u).hasil.index}
    assert buka_alur(panggung).keadaan == alur.keadaan
