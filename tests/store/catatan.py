"""Records of invented cases, in the form that a record has, not signed; the store asks for no sense."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from typing import Any

from abk.store import Rekaman

Buat = Callable[[list[str]], tuple[Rekaman, dict[str, tuple[str, bytes]]]]
KODE = "abk-2027"
_REKAMAN = {"urut", "kode_unit", "sidik", "nonce", "teks"}


def sidik(isi: bytes | str) -> str:
    return hashlib.sha256(isi.encode() if isinstance(isi, str) else isi).hexdigest()


def kata(teks: str) -> str:
    """The word that a record was made with."""
    return str(json.loads(teks)["langkah"])


def catatan(
    kata: str = "",
    *,
    alur: str = KODE,
    unit: str = "",
    peserta: tuple[str, ...] = (),
    berkas: tuple[bytes, ...] = (),
    **ganti: Any,
) -> Buat:
    """Maker of the next record: the word, the files that it names, and whatever else is wished in it.

    `alur` is the code of a case that is started; a record that is added takes it from the first one.
    """

    def buat(ada: list[str]) -> tuple[Rekaman, dict[str, tuple[str, bytes]]]:
        nonce = str(ganti.get("nonce") or secrets.token_hex(16))
        isi = {
            "alur": json.loads(ada[0])["alur"] if ada else alur,
            "tahun": 2027,
            "urut": len(ada),
            "sebelum": sidik(ada[-1]) if ada else "0" * 64,
            "waktu": "2027-01-04T01:00:00.000000+00:00",
            "pelaku": "p",
            "peran": "ortala",
            "sebutan": "",
            "unit": unit,
            "apa": "selesai" if ada else "mulai",
            "langkah": kata,
            "makna": [],
            "isi": {"unit": list(peserta)},
            "masukan": {},
            "keluaran": {f"b{n}": sidik(b) for n, b in enumerate(berkas)},
            "nonce": nonce,
            "kunci": "0" * 16,
            "tanda_tangan": "",
        } | {k: v for k, v in ganti.items() if k not in _REKAMAN}
        teks = str(ganti.get("teks") or json.dumps(isi, ensure_ascii=False, sort_keys=True))
        nilai = {"urut": len(ada), "kode_unit": unit, "sidik": sidik(teks), "nonce": nonce, "teks": teks}
        rekaman = nilai | {k: v for k, v in ganti.items() if k in _REKAMAN}
        return Rekaman(**rekaman), {sidik(b): ("bin", b) for b in berkas}

    return buat
