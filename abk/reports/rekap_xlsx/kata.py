"""Sentences printed on the sheets."""

from __future__ import annotations

CATATAN_A = (
    (
        "(11) = (4) × (6) × (10); (10) = (7) × (9); (12) = (11) ÷ waktu kerja efektif, belum dibulatkan. "
        "Baris dengan DIHITUNG “tidak” berada di luar semua jumlah; alasannya ada pada KET dan lembar Temuan."
    ),
    (
        "Kolom PERALATAN dan tanda tangan responden pada formulir A tidak termuat dalam data kegiatan ini; "
        "satuan waktu dan langkah hitungnya ditambahkan agar setiap angka dapat ditelusuri."
    ),
)

CATATAN_B = (
    (
        "Kolom (4) memuat kelas jabatan; golongan pemangku tidak termuat dalam data kegiatan ini. "
        "Kolom (5) adalah banyaknya pegawai yang ada (bezetting)."
    ),
)

CATATAN_C = (
    (
        "Formulir C resmi menyilangkan uraian tugas (baris) dengan jabatan (kolom). Di sini tiap tugas milik "
        "satu jabatan, sehingga silangannya hampir seluruhnya kosong; susunan ini meringkasnya menjadi satu "
        "baris tiap jabatan, dikelompokkan menurut unit. Rincian tugasnya ada pada formulir A."
    ),
)

CATATAN_D = (
    (
        "(5) = (4) ÷ waktu kerja efektif, tanpa pembulatan; (6) dibulatkan satu kali tiap jabatan, dan untuk "
        "jabatan pimpinan paling sedikit satu orang bila pilihan itu menyala. (8) = (7) − (6): "
        "tanda − berarti kekurangan, tanda + berarti kelebihan."
    ),
    (
        "EJ = (4) ÷ ((7) × waktu kerja efektif); PJ menilai EJ tanpa pembulatan menurut skala pada lembar "
        "Parameter. A berarti beban melebihi waktu pegawai yang ada, bukan pujian. Tanda – berarti tidak ada "
        "pemangku sehingga tidak dinilai."
    ),
)

CATATAN_E = (
    (
        "(4) adalah jumlah kebutuhan yang telah dibulatkan tiap jabatan. (7) dan (8) dijumlahkan dari tiap "
        "jabatan, sehingga kelebihan pada satu jabatan tidak menutup kekurangan pada jabatan lain; "
        "(6) = (8) − (7) adalah selisih bersihnya."
    ),
    (
        "EU = (3) ÷ ((5) × waktu kerja efektif); PU menilai EU tanpa pembulatan menurut skala pada lembar "
        "Parameter. A berarti beban melebihi waktu pegawai yang ada, bukan pujian."
    ),
)

CATATAN_F = (
    (
        "Tiap baris memuat satu cabang beserta semua unit di bawahnya; unit di luar cabang mempunyai baris "
        "sendiri, sehingga jumlahnya memuat setiap jabatan tepat satu kali. Kekurangan dan kelebihan adalah "
        "dua jumlah yang tidak saling menutup. Susunan formulir F adalah pilihan program."
    ),
)

CATATAN_TEMUAN = (
    "CACAT dan RAGU: barisnya tidak dihitung dan jabatannya ditandai BELUM LENGKAP sampai datanya "
    "diperbaiki. CATATAN: tetap dihitung, untuk diperiksa. Nomor baris mengikuti berkas masukan; "
    "baris 1 adalah judul kolom."
)

CATATAN_PARAMETER = (
    (
        "Sel berbingkai tebal boleh diubah; seluruh buku kerja menghitung ulang. Buku kerja yang diubah "
        "tidak lagi sama dengan laporan yang bersidik di kaki halaman; lembar Petunjuk menandainya."
    ),
    (
        "BELUM DIVERIFIKASI berarti nilai itu belum terbaca pada sumbernya atau merupakan pilihan program: "
        "periksa dahulu sebelum dijadikan dasar penetapan."
    ),
)

JUDUL_E1 = "E.1 JABATAN PADA UNIT ITU SENDIRI (dapat dijumlahkan)"
JUDUL_E2 = (
    "E.2 UNIT BESERTA SEMUA UNIT DI BAWAHNYA "
    "(tidak untuk dijumlahkan: unit bawahan sudah termuat pada unit atasannya)"
)

_SETARA = "beban setara = pegawai × waktu kerja efektif"
PENDEKATAN = {
    "tugas_per_tugas": ("tugas per tugas jabatan", ""),
    "hasil_kerja": (
        "hasil kerja",
        f"pegawai = volume ÷ standar kemampuan rata-rata; kolom (7) memuat standar kemampuan; {_SETARA}",
    ),
    "objek_kerja": (
        "objek kerja",
        f"pegawai = objek ÷ standar kemampuan rata-rata; kolom (7) memuat standar kemampuan; {_SETARA}",
    ),
    "peralatan_kerja": (
        "peralatan kerja",
        f"pegawai = alat × orang per alat, atau alat ÷ alat per orang; kolom (7) memuat rasionya; {_SETARA}",
    ),
    "angka_kredit": (
        "angka kredit",
        (
            "menit per hasil = angka kredit × 60 ÷ konstanta jenjang; kolom (7) memuat angka kredit; "
            "kolom (9) = 60 ÷ konstanta"
        ),
    ),
}
"""Approach of a post in words, and its formula."""

TANDA = (
    (
        "BELUM LENGKAP",
        (
            "Ada baris jabatan itu yang tidak dihitung, atau jumlah pemangkunya belum diisi. Jabatannya "
            "tetap tercantum; angkanya belum boleh dipakai untuk penetapan."
        ),
    ),
    (
        "TIDAK DIHITUNG",
        "Baris tugas di luar semua jumlah; alasannya pada KET formulir A dan lembar Temuan.",
    ),
    (
        "+/−",
        "ada − kebutuhan: − berarti kekurangan, + berarti kelebihan; katanya tertulis pada KET formulir D.",
    ),
    ("EJ, EU", "Beban kerja dibanding waktu kerja efektif pegawai yang ada; 1 berarti seimbang."),
    ("PJ, PU", "A berarti beban melebihi waktu pegawai yang ada, bukan pujian; E berarti jauh di bawahnya."),
    ("–", "Tidak ada angkanya, misalnya EJ jabatan yang tidak berpemangku; tidak ikut dijumlahkan."),
    ("minimum satu", "Kebutuhan jabatan pimpinan itu dibulatkan menjadi nol, lalu dinaikkan menjadi satu."),
    ("peka pembulatan", "Kebutuhan dekat pada setengah: perubahan kecil mengubah hasil pembulatan."),
    ("PJ di celah skala", "Nilai PJ berubah bila EJ dibulatkan dua desimal lebih dahulu."),
    (
        "warna kuning",
        (
            "Selalu disertai kata (BELUM LENGKAP, TIDAK DIHITUNG, BELUM DIVERIFIKASI); "
            "warna bukan satu-satunya tanda."
        ),
    ),
)
"""Marks and what they mean."""

UBAH = (
    "Semua angka hasil adalah rumus hidup. Mengubah volume, norma, periode, satuan, DIHITUNG, jumlah "
    "pemangku, atau sel berbingkai tebal pada lembar Parameter menghitung ulang seluruh buku kerja. "
    "Perubahan di sini tidak kembali ke data kegiatan: perbaiki data masukan, lalu buat ulang laporannya."
)
