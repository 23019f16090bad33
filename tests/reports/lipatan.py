"""A packed page as it was before: the other half of abk.reports.packing, as the page's own script does it."""

import base64
import re
import zlib


def unpack_page(html: str) -> str:
    """The page with each packed part unfolded where it stands."""
    return re.sub(
        '(<template data-abk-lagi="[a-z]+">)(.*?)(</template>)',
        lambda bagian: bagian[1] + _unpack(bagian[2]) + bagian[3],
        html,
        flags=re.DOTALL,
    )


def _unpack(isi: str) -> str:
    kamus, urut, *aliran = zlib.decompress(base64.b64decode(isi), -15).decode().split("\0")
    markup, teks = kamus.split("\1"), [iter(satu.split("\1")) for satu in aliran]
    keluar: list[str] = []
    letak = 0
    for larik in (markup[ord(satu) - 48 - (2048 if satu > "\ud800" else 0)] for satu in urut):
        letak = 0 if "<tr" in larik else (letak + 1) % 32
        keluar += (larik, next(teks[letak]))
    return "".join(keluar)
