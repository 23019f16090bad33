"""Style of a document as a page; scoped to ``.naskah`` so that it disturbs nothing around it."""

GAYA = """
.naskah{max-width:48rem;margin:0 auto;padding:2rem 2.5rem;background:#fff;color:#111;
font:1rem/1.4 Arial,"Liberation Sans",sans-serif;border:1px solid #c8c8c8;overflow-wrap:break-word}
.naskah p{margin:.3rem 0;white-space:pre-wrap}
.naskah h1,.naskah h2,.naskah h3{font-size:1rem;margin:.8rem 0 .3rem}
.naskah .tengah{text-align:center}.naskah .kanan{text-align:right}.naskah .penuh{text-align:justify}
.naskah .garis{border-bottom:2px solid #111}
.naskah .halaman-baru,.naskah .ganti-halaman{display:block;border-top:1px dashed #767676;margin-top:1.5rem;
padding-top:1.5rem}
.naskah.rebah{max-width:68rem}
.naskah .jarak{min-height:1.2rem}
.naskah .bungkus-tabel{overflow-x:auto}
.naskah table{border-collapse:collapse;table-layout:fixed;width:100%;margin:.5rem 0}
.naskah .bergaris{font-size:.85rem;min-width:34rem}
.naskah.rebah .bergaris{font-size:.78rem;min-width:56rem}
.naskah td p,.naskah th p{margin:.1rem 0}
.naskah .kotak p{color:#595959;font-size:.7rem}
.naskah td,.naskah th{vertical-align:top;text-align:left;padding:.15rem .4rem}
.naskah .bergaris>thead>tr>th,.naskah .bergaris>tbody>tr>td,.naskah .kotak{border:1px solid #555}
.naskah th{background:#f0f0f0}
.naskah .tepi-atas,.naskah .tepi-bawah{color:#444;font-size:.85rem}
.naskah .tepi-atas{border-bottom:1px dotted #767676;margin-bottom:1rem}
.naskah .tepi-bawah{border-top:1px dotted #767676;margin-top:1.5rem}
@media print{.naskah{border:0;padding:0}}
"""
