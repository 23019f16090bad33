"""Guards abk.sop.catatan.kunci: the key of an official: in a file only for him, behind a passphrase that
is seen nowhere.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
import traceback

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from abk.sop import KunciError, buat_kunci, buka_kunci, ekspor
from abk.sop.catatan.kunci import cocok
from tests.sop.panggung import PERAN, nama, pejabat

FRASA = "empat kata acak rekaan"


@pytest.fixture
def berkas(tmp_path):
    return tmp_path / "kunci.pem"


def pem(rahasia, frasa=FRASA):
    kunci = BestAvailableEncryption(frasa.encode()) if frasa else NoEncryption()
    return rahasia.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, kunci)


def test_pulang_pergi(berkas):
    baru = buat_kunci(berkas, FRASA)
    lama = buka_kunci(berkas, FRASA)
    assert (lama.publik, lama.sidik) == (baru.publik, baru.sidik)
    assert cocok(lama.publik, b"isi", baru.tanda_tangani(b"isi"))
    assert not cocok(lama.publik, b"isi lain", baru.tanda_tangani(b"isi"))
    assert buat_kunci(berkas.with_name("kedua.pem"), FRASA).publik != baru.publik


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tidak mengenal hak 0600")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_hanya_pemiliknya_yang_boleh_membaca(berkas, umask):
    lama = os.umask(umask)
    try:
        buat_kunci(berkas, FRASA)
    finally:
        os.umask(lama)
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600


def test_tidak_pernah_ditimpa(berkas, tmp_path):
    buat_kunci(berkas, FRASA)
    isi = berkas.read_bytes()
    with pytest.raises(KunciError, match="sudah ada"):
        buat_kunci(berkas, "frasa lain yang panjang")
    assert berkas.read_bytes() == isi
    (tmp_path / "tautan.pem").symlink_to(tmp_path / "belum-ada.pem")
    with pytest.raises(KunciError, match="sudah ada"):  # not through a link that leads elsewhere either
        buat_kunci(tmp_path / "tautan.pem", FRASA)
    assert not (tmp_path / "belum-ada.pem").exists()


@pytest.mark.parametrize("letak", ["tidak-ada/kunci.pem", "."])
def test_tidak_dapat_ditulis(tmp_path, letak):
    with pytest.raises(KunciError, match=r"tidak dapat ditulis|sudah ada"):
        buat_kunci(tmp_path / letak, FRASA)


@pytest.mark.parametrize(
    "frasa", ["", "pendek", "x" * 11, "x" * 2000, "é" * 600, "\ud800" * 12], ids=range(6)
)
def test_frasa_yang_tidak_dapat_dipakai(berkas, frasa):
    with pytest.raises(KunciError, match=r"Frasa sandi terlalu (pendek|panjang)"):
        buat_kunci(berkas, frasa)
    assert not berkas.exists()


@pytest.mark.parametrize("frasa", ["x" * 12, "x" * 999, "frasa dengan é, ü, 漢字", " dua belas "])
def test_frasa_apa_adanya(berkas, frasa):
    """Every letter counts, also spaces at the ends."""
    baru = buat_kunci(berkas, f"{frasa} ")
    assert buka_kunci(berkas, f"{frasa} ").publik == baru.publik
    with pytest.raises(KunciError, match="Kunci tidak terbuka"):
        buka_kunci(berkas, frasa)


@pytest.mark.serangan("pembaca", "membuka berkas kunci tanpa frasa sandinya", "dicegah")
@pytest.mark.parametrize(
    "frasa", ["", "empat kata acak", FRASA.upper(), f"{FRASA} ", "x" * 3000, "\ud800"], ids=range(6)
)
def test_frasa_salah(berkas, frasa):
    buat_kunci(berkas, FRASA)
    with pytest.raises(KunciError, match="frasa sandi salah"):
        buka_kunci(berkas, frasa)


def test_berkas_terpotong(berkas):
    """Cut anywhere: never a key, never a traceback."""
    buat_kunci(berkas, FRASA)
    isi = berkas.read_bytes().rstrip()
    for panjang in range(len(isi)):
        berkas.write_bytes(isi[:panjang])
        with pytest.raises(KunciError, match="Kunci tidak terbuka"):
            buka_kunci(berkas, FRASA)


@pytest.mark.serangan("pembaca", "mengubah satu bita berkas kunci", "dicegah")
def test_tiap_bita_berkas(berkas):
    """Bits of each byte flipped: never another key; what carries no meaning may vary."""
    asli = buat_kunci(berkas, FRASA)
    isi, ditolak = berkas.read_bytes(), 0
    for n in range(len(isi)):
        for bit in (1, 2, 4):
            buruk = bytearray(isi)
            buruk[n] ^= bit
            berkas.write_bytes(buruk)
            try:
                assert buka_kunci(berkas, FRASA).publik == asli.publik
            except KunciError:
                ditolak += 1
    assert ditolak > 3 * len(isi) * 0.9


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"bukan kunci",
        b"\xff" * 100,
        pem(Ed25519PrivateKey.generate(), ""),  # anybody could read it
        pem(generate_private_key(SECP256R1())),
        pem(X25519PrivateKey.generate()),
        Ed25519PrivateKey.generate()
        .public_key()
        .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
        b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
    ],
    ids=range(9),
)
def test_bukan_kunci(berkas, isi):
    berkas.write_bytes(isi)
    with pytest.raises(KunciError, match=r"Kunci tidak terbuka|bukan kunci Ed25519"):
        buka_kunci(berkas, FRASA)


def test_berkas_tidak_ada(tmp_path):
    for letak in (tmp_path / "tidak-ada.pem", tmp_path):
        with pytest.raises(KunciError, match="tidak terbaca"):
            buka_kunci(letak, FRASA)


# ── what is seen ──────────────────────────────────────────────────────────────────────────────
def test_rahasia_tidak_tampak(berkas):
    kunci = buat_kunci(berkas, FRASA)
    rahasia = kunci._rahasia.private_bytes_raw()
    tampak = f"{kunci!r} {kunci} {vars(kunci)} {kunci.sidik}"
    assert kunci.publik in tampak
    assert rahasia.hex() not in tampak
    assert str(rahasia) not in tampak
    assert FRASA.encode() not in berkas.read_bytes()
    assert rahasia not in berkas.read_bytes()
    with pytest.raises(TypeError, match="cannot pickle"):
        pickle.dumps(kunci)


@pytest.mark.parametrize(
    "frasa", ["rahasia sekali", "rahasia", "rahasia\ud800 sekali", "rahasia" * 300], ids=range(4)
)
def test_galat_tidak_menyebut_frasa(berkas, frasa):
    """Neither the message nor the traceback shows what was typed."""
    buat_kunci(berkas, FRASA)
    for coba in (buka_kunci, buat_kunci):
        with pytest.raises(KunciError) as galat:
            coba(berkas, frasa)
        tampak = traceback.format_exception_only(galat.value)
        tampak += traceback.format_exception_only(galat.value.__cause__) if galat.value.__cause__ else []
        assert "rahasia" not in "".join(tampak)


def test_frasa_nama_dan_nip_tidak_masuk_catatan(panggung, berkas, tmp_path):
    """Officials are identifiers in the log; names lie apart, under their fingerprint; keys nowhere."""
    kunci = buat_kunci(berkas, FRASA)
    panggung.ganti_kunci["p-karo"] = kunci
    orang = [pejabat(p) for p, (_, u) in PERAN.items() if u != "C" and p != "p-karo"]
    karo = pejabat("p-karo").model_copy(update={"kunci": kunci.publik})
    alur = panggung.sampai(panggung.buka(pejabat=[*orang, karo], opsional=["15a"]), "")
    folder = ekspor(alur, tmp_path / "bukti")
    catatan = (folder / "alur.jsonl").read_text(encoding="utf-8")
    semua = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert kunci.publik in catatan
    for siapa in PERAN:
        satu = nama(siapa)
        assert not any(apa in catatan for apa in (satu.nip, satu.nama, satu.jabatan))
    daftar = alur.keadaan.slot["daftar_pejabat"]
    assert {n for n, isi in semua.items() if nama("p-karo").nama.encode() in isi} == {daftar}
    rahasia = (FRASA.encode(), kunci._rahasia.private_bytes_raw())
    assert not any(satu in isi for satu in rahasia for isi in semua.values())
