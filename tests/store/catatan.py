"""Records of invented cases; what they say is no matter of the store."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable

from abk.store import Rekaman

Buat = Callable[[list[str]], tuple[Rekaman, dict[str, tuple[str, bytes]]]]


def sidik(isi: bytes | str) -> str:
    return hashlib.sha256(isi.encode() if isinstance(isi, str) else isi).hexdigest()


def catatan(
    kata: str = "",
    *,
    unit: str = "",
    peserta: tuple[str, ...] = (),
    berkas: tuple[bytes, ...] = (),
    **ganti: object,
) -> Buat:
    """Maker of the next record: the word, the files that it names, and whatever else is wished in it."""

    def buat(ada: list[str]) -> tuple[Rekaman, dict[str, tuple[str, bytes]]]:
        nonce = str(ganti.get("nonce") or secrets.token_hex(8))
        isi = {
            "urut": len(ada),
            "kata": kata,
            "isi": {"unit": list(peserta)},
            "berkas": [sidik(b) for b in berkas],
            "nonce": nonce,
        }
        teks = str(ganti.get("teks") or json.dumps(isi, sort_keys=True))
        nilai = {"urut": len(ada), "kode_unit": unit, "sidik": sidik(teks), "nonce": nonce, "teks": teks}
        return Rekaman(**nilai | ganti), {sidik(b): ("bin", b) for b in berkas}

    return buat
