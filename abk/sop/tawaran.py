"""Keys that officials offer: made by themselves, kept in the store, appointed by comparing fingerprints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from abk.sop.catatan.kunci import Kunci

_RUANG = "kunci"


class HasDrafts(Protocol):
    """Whatever keeps drafts: a store (:class:`abk.store.Gudang`)."""

    @property
    def draf(self) -> Any:
        """Its drafts."""


def tawarkan(gudang: HasDrafts, kunci: Kunci, sebutan: str) -> None:
    """Leave the public half of a key in the store, with whose it is said to be; it proves nothing yet."""
    gudang.draf.simpan(_RUANG, kunci.publik, {"sebutan": " ".join(sebutan.split())})


def tawaran(gudang: HasDrafts) -> Mapping[str, str]:
    """Public keys that were offered → whose they are said to be, oldest first."""
    semua = gudang.draf.semua(_RUANG)
    return {publik: str(isi.get("sebutan", "")) for publik, isi in semua.items() if len(publik) == _PANJANG}


_PANJANG = 64
