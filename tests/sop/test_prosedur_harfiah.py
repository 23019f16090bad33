# ruff: noqa: E501  (the words of the SOP stand in one line each, as they are compared)
"""Guards abk/sop/prosedur: the SOP word by word: what the program holds equals what is printed, character
for character.

Origin of every text below: ``terbit``, typed from the published SOP (its table, pages 1 to 3), capital letters
and all. Not written: the name and number of the person who approved it.
"""

import pytest

from abk.sop.prosedur import prosedur

# no, kegiatan, kelengkapan, waktu, output
LANGKAH = [
    (
        "1",
        "Memberikan arahan kepada Kabag Ortala untuk melaksanakan penyusunan analisis beban kerja, arahan tersebut dapat juga berdasarkan inisiatif dari Bagian Ortala atau usulan unit kerja/organisasi di lingkungan Kemenko Polhukam",
        "Usulan unit organisasi + program kerja",
        "10 Menit",
        "Disposisi/arahan Karo",
    ),
    (
        "2",
        "Melaksanakan koordinasi dan komunikasi terkait penyusunan analisis beban kerja dengan unit organisasi terkait kemudian menugaskan Kasubbag Organisasi untuk menyiapkan rencana kegiatan dan instrumen analisis beban kerja",
        "Disposisi/arahan Karo",
        "60 Menit",
        "Koordinasi dan komunikasi + disposisi",
    ),
    (
        "3",
        "Menyiapkan rencana kegiatan dan instrumen analisis beban kerja beserta reviu teknis bahan-bahan terkait proses penyusunan analisis beban kerja, kemudian menyampaikannya kepada Kabag Ortala",
        "Koordinasi dan komunikasi + disposisi",
        "1 Hari",
        "Rencana kegiatan + instrumen analisis beban kerja + bahan-bahan kerja terkait",
    ),
    (
        "4",
        "Mempelajari rencana kegiatan dan instrumen analisis beban kerja beserta bahan-bahan terkait proses penyusunan analisis beban kerja, kemudian melaporkan kesiapan bahan maupun kesiapan pelaksanaan kegiatan kepada Karo PO",
        "Rencana kegiatan + instrumen analisis beban kerja + bahan-bahan kerja terkait",
        "60 Menit",
        "Rencana kegiatan + instrumen analisis beban kerja + bahan-bahan kerja terkait telah dipelajari",
    ),
    (
        "5",
        "Memeriksa bahan-bahan terkait proses penyusunan analisis beban kerja dan menugaskan Kabag Ortala untuk menyiapkan rencana kegiatan rapat pembahasan",
        "Rencana kegiatan + instrumen analisis beban kerja + bahan-bahan kerja terkait telah dipelajari",
        "20 Menit",
        "Rencana kegiatan + instrumen analisis beban kerja telah diperiksa + disposisi",
    ),
    (
        "6",
        "Melakukan koordinasi dan konsultasi teknis dengan unit-unit organisasi terkait proses penyusunan analisis beban kerja dan menugaskan Kasubbag Organisasi untuk menyiapkan administrasi pelaksanaan rapat pembahasan",
        "Rencana kegiatan + instrumen analisis beban kerja telah diperiksa + disposisi",
        "60 Menit",
        "Koordinasi dan konsultasi teknis + disposisi",
    ),
    (
        "7",
        "Menyiapkan naskah dinas administrasi pelaksanaan rapat pembahasan, dan menyampaikannya kepada Kabag Ortala untuk diperiksa dan diparaf",
        "Koordinasi dan konsultasi teknis + disposisi",
        "30 Menit",
        "konsep naskah dinas administrasi pelaksanaan rapat pembahasan + bahan rapat",
    ),
    (
        "8",
        "Memeriksa dan memaraf naskah dinas administrasi pelaksanaan rapat pembahasan, kemudian menyampaikannya kepada Karo PO",
        "konsep naskah dinas administrasi pelaksanaan rapat pembahasan + bahan rapat",
        "10 Menit",
        "konsep naskah dinas administrasi pelaksanaan rapat pembahasan terparaf + bahan rapat",
    ),
    (
        "9",
        "Memeriksa dan menandatangani naskah dinas administrasi pelaksanaan rapat pembahasan",
        "konsep naskah dinas administrasi pelaksanaan rapat pembahasan terparaf + bahan rapat",
        "5 Menit",
        "naskah dinas administrasi pelaksanaan rapat pembahasan + Bahan rapat",
    ),
    (
        "10",
        "Melaksanakan rapat pembahasan penyusunan analisis beban kerja",
        "naskah dinas administrasi pelaksanaan rapat pembahasan + Bahan rapat",
        "120 Menit",
        "Dokumentasi pelaksanaan rapat",
    ),
    (
        "11",
        "Menyusun konsep data beban kerja per jabatan hasil pembahasan beserta laporan + notulensi pelaksanaan rapat, kemudian menyampaikannya kepada Kabag Ortala",
        "Dokumentasi pelaksanaan rapat",
        "1 Hari",
        "Konsep data beban kerja + notula",
    ),
    (
        "12",
        "Memeriksa konsep data beban kerja hasil pembahasan dan menandatangani/memaraf notula rapat, kemudian menyampaikannya kepada Unit Organisasi terkait untuk dilakukan proses konfirmasi teknis konsep data beban kerja",
        "Konsep data beban kerja + notula",
        "30 Menit",
        "Konsep data beban kerja telah diperiksa + notula telah ditandatangani",
    ),
    (
        "13",
        "Melakukan proses konfirmasi teknis konsep data beban kerja, kemudian menyampaikannya kepada Karo PO c.q. Kabag Ortala",
        "Konsep data beban kerja telah diperiksa + notula telah ditandatangani",
        "1 Hari",
        "konfirmasi teknis konsep data beban kerja unit organisasi",
    ),
    (
        "14",
        "Memeriksa dokumen konsep data beban kerja unit organisasi terkait dan menyiapkan konsep KepMenko dan nota dinas pengantar, kemudian menyampaikannya kepada Karo PO",
        "konfirmasi teknis konsep data beban kerja unit organisasi",
        "60 Menit",
        "Dokumen data beban kerja + konsep KepMenko dan nota dinas pengantar",
    ),
    (
        "15",
        "Memeriksa dokumen data beban kerja (analisis beban kerja) tersebut, dan memaraf dan/atau menandatangani nota dinas pengantar + KepMenko, kemudian melaporkannya kepada Sesmenko",
        "Dokumen data beban kerja + konsep KepMenko dan nota dinas pengantar",
        "30 Menit",
        "Dokumen data beban kerja + konsep KepMenko dan nota dinas pengantar terparaf",
    ),
    (
        "16",
        "Memeriksa kelengkapan dokumen data beban kerja dan memaraf dan/atau menandatangani nota dinas pengantar + KepMenko, kemudian menyampaikannya kepada Menko untuk ditetapkan",
        "Dokumen data beban kerja + konsep KepMenko dan nota dinas pengantar terparaf",
        "20 Menit",
        "Dokumen data beban kerja (analisis beban kerja) + konsep KepMenko terparaf",
    ),
]

# Label, text. Lists in their printed order.
IDENTITAS = {
    "nomor": "OT.01.02-059-097.Set.PO",
    "disahkan_oleh": "Kepala Biro Perencanaan dan Organisasi",
    "instansi": "KEMENTERIAN KOORDINATOR BIDANG POLITIK, HUKUM, DAN KEAMANAN REPUBLIK INDONESIA",
    "unit_induk": "Sekretariat Kementerian Koordinator",
    "unit_penerbit": "Biro Perencanaan dan Organisasi",
    "revisi": "",
    "dasar_hukum": (
        "Peraturan Menko Polhukam Nomor 4 Tahun 2015 tentang Organisasi dan Tata Kerja Kemenko Polhukam",
        "Peraturan Menko Polhukam Nomor 5 Tahun 2016 tentang Pedoman Penyusunan SOP AP Kemenko Polhukam",
        "Peraturan Menko Polhukam Nomor 12 Tahun 2013 tentang Petunjuk Pelaksanaan Analisis Jabatan di Kemenko Polhukam",
    ),
    "kualifikasi": (
        "Memiliki kemampuan tentang peraturan perundang-undangan atau kebijakan pemerintah yang berkaitan dengan analisis beban kerja",
        "Mampu melaksanakan analisis, evaluasi, serta penyusunan data beban kerja",
        "Mampu berkoordinasi dan berkomunikasi dengan baik",
        "Memiliki kemampuan presentasi",
        "Mampu mengoperasikan komputer program microsoft office dan internet dengan baik",
    ),
    "keterkaitan": (
        "SOP Mikro Penyiapan Bahan Analisis Beban Kerja",
        "SOP Mikro Pelaksanaan Analisis Beban Kerja",
    ),
    "peralatan": (
        "Alat Tulis Kantor (ATK), Filing Kabinet, lemari besi",
        "Perangkat komputer (komputer, printer, scanner, laptop)",
        "Kendaraan roda dua dan empat",
        "Telepon, Faksimile, dsb",
    ),
    "peringatan": "Bila SOP ini tidak dilaksanakan maka akan menghambat proses penyusunan analisis beban kerja pada unit-unit organisasi di lingkungan Kemenko Polhukam",
    "pencatatan": "Disimpan dalam data elektronik dan manual",
}


@pytest.mark.parametrize("baris", LANGKAH, ids=lambda b: b[0])
def test_langkah_kata_demi_kata(baris):
    kode, kegiatan, kelengkapan, waktu, output = baris
    satu = prosedur().langkah_menurut(kode)
    assert (satu.kegiatan, satu.kelengkapan, str(satu.waktu), satu.output) == (
        kegiatan,
        kelengkapan,
        waktu,
        output,
    )


def test_langkah_resmi_itu_saja_dan_urut():
    assert [k.kode for k in prosedur().resmi] == [baris[0] for baris in LANGKAH]


@pytest.mark.parametrize("kunci", IDENTITAS)
def test_identitas_kata_demi_kata(kunci):
    assert getattr(prosedur().identitas, kunci) == IDENTITAS[kunci]


def test_judul_tanggal_dan_kolom():
    acuan = prosedur()
    assert (acuan.jenis, acuan.judul) == ("SOP Makro", "Penyusunan Analisis Beban Kerja")
    assert acuan.identitas.tanggal_pembuatan.isoformat() == "2017-12-11"  # Senin, 11 Desember 2017
    assert acuan.identitas.tanggal_efektif.isoformat() == "2018-05-02"  # Rabu, 02 Mei 2018
    assert [p.nama for p in acuan.kolom] == [
        "Sesmenko",
        "Karo PO",
        "Kabag Ortala",
        "Kasubbag Organisasi",
        "Unit Organisasi terkait",
    ]


def test_nama_dan_nomor_pegawai_tidak_ada():
    """The office approved it; the person is not the program's business."""
    isi = str(prosedur().sebagai_json())
    assert "NIP" not in isi
    assert not any(len(kata) >= 18 and kata.isdigit() for kata in isi.replace("'", " ").split())
