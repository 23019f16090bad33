BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE alur (
	kode TEXT NOT NULL, 
	tahun INTEGER NOT NULL, 
	judul TEXT NOT NULL, 
	dibuat TEXT NOT NULL, 
	CONSTRAINT pk_alur PRIMARY KEY (kode)
);
INSERT INTO "alur" VALUES('abk-2027',2027,'ABK','2026-11-28T13:28:25.061173+00:00');
INSERT INTO "alur" VALUES('abk-umum',2027,'Umum','2026-11-28T13:28:25.176694+00:00');
CREATE TABLE alur_berkas (
	sidik TEXT NOT NULL, 
	ukuran INTEGER NOT NULL, 
	jenis TEXT NOT NULL, 
	isi BLOB NOT NULL, 
	CONSTRAINT pk_alur_berkas PRIMARY KEY (sidik), 
	CONSTRAINT ck_alur_berkas_ukuran CHECK (length(isi) = ukuran)
);
INSERT INTO "alur_berkas" VALUES('e15de3003aa8bdd9684ea781e0dad125d88fecb4efa2889ddb17c77a1ed79c47',6,'bin',X'7573756C616E');
INSERT INTO "alur_berkas" VALUES('2e08be5c7be906c2f37fb32bb5c638758382b7df73ff1b9f642249e678e4e8dd',12,'bin',X'626572697461206163617261');
INSERT INTO "alur_berkas" VALUES('541e984103d4099bb8383050c56d511e733d85e6ab889a1c363ced651762eee0',7,'bin',X'72616861736961');
CREATE TABLE alur_peristiwa (
	kode_alur TEXT NOT NULL, 
	urut INTEGER NOT NULL, 
	kode_unit TEXT NOT NULL, 
	sidik TEXT NOT NULL, 
	nonce TEXT NOT NULL, 
	rekaman TEXT NOT NULL, 
	CONSTRAINT pk_alur_peristiwa PRIMARY KEY (kode_alur, urut), 
	CONSTRAINT fk_alur_peristiwa_kode_alur FOREIGN KEY(kode_alur) REFERENCES alur (kode) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_alur_peristiwa_sidik UNIQUE (sidik), 
	CONSTRAINT uq_alur_peristiwa_nonce UNIQUE (nonce), 
	CONSTRAINT ck_alur_peristiwa_urut CHECK (urut >= 0)
);
INSERT INTO "alur_peristiwa" VALUES('abk-2027',0,'','e5cb084237fde184dfa08433270edb3522cf958c99f19f3c5e415d5b29cac7a8','6c17e59ea433263fe0db90676ce07ae2','{"alur": "abk-2027", "apa": "mulai", "isi": {"unit": ["01.02"]}, "keluaran": {"b0": "e15de3003aa8bdd9684ea781e0dad125d88fecb4efa2889ddb17c77a1ed79c47"}, "kunci": "0000000000000000", "langkah": "mulai", "makna": [], "masukan": {}, "nonce": "6c17e59ea433263fe0db90676ce07ae2", "pelaku": "p", "peran": "ortala", "sebelum": "0000000000000000000000000000000000000000000000000000000000000000", "sebutan": "", "tahun": 2027, "tanda_tangan": "", "unit": "", "urut": 0, "waktu": "2027-01-04T01:00:00.000000+00:00"}');
INSERT INTO "alur_peristiwa" VALUES('abk-2027',1,'01.02','def68aaa7829cab4e2c13328c6d941647fc50fc3ed82b79295f04698eb0121bc','0dd6112a56e8dcb9d3e9833ea12f9026','{"alur": "abk-2027", "apa": "selesai", "isi": {"unit": []}, "keluaran": {"b0": "2e08be5c7be906c2f37fb32bb5c638758382b7df73ff1b9f642249e678e4e8dd"}, "kunci": "0000000000000000", "langkah": "konfirmasi", "makna": [], "masukan": {}, "nonce": "0dd6112a56e8dcb9d3e9833ea12f9026", "pelaku": "p", "peran": "ortala", "sebelum": "e5cb084237fde184dfa08433270edb3522cf958c99f19f3c5e415d5b29cac7a8", "sebutan": "", "tahun": 2027, "tanda_tangan": "", "unit": "01.02", "urut": 1, "waktu": "2027-01-04T01:00:00.000000+00:00"}');
INSERT INTO "alur_peristiwa" VALUES('abk-umum',0,'','ea84e52eabadf7ab108a4604d48a518ce5db1c25b8be2dcf8277ba18bf5fe381','df950fce62d1db60551ef58b47cffd32','{"alur": "abk-umum", "apa": "mulai", "isi": {"unit": ["01.03"]}, "keluaran": {"b0": "541e984103d4099bb8383050c56d511e733d85e6ab889a1c363ced651762eee0"}, "kunci": "0000000000000000", "langkah": "mulai", "makna": [], "masukan": {}, "nonce": "df950fce62d1db60551ef58b47cffd32", "pelaku": "p", "peran": "ortala", "sebelum": "0000000000000000000000000000000000000000000000000000000000000000", "sebutan": "", "tahun": 2027, "tanda_tangan": "", "unit": "", "urut": 0, "waktu": "2027-01-04T01:00:00.000000+00:00"}');
INSERT INTO "alur_peristiwa" VALUES('abk-2027',2,'01.02','1e6e1802a3dfd7168ef169e856432d5c23f7fe7687b669f1ee27c7cd00358afb','472378335d54460d9d08332bfd0aa29f','{"alur": "abk-2027", "apa": "selesai", "isi": {"unit": []}, "keluaran": {"x": "541e984103d4099bb8383050c56d511e733d85e6ab889a1c363ced651762eee0"}, "kunci": "0000000000000000", "langkah": "menyebut", "makna": [], "masukan": {}, "nonce": "472378335d54460d9d08332bfd0aa29f", "pelaku": "p", "peran": "ortala", "sebelum": "def68aaa7829cab4e2c13328c6d941647fc50fc3ed82b79295f04698eb0121bc", "sebutan": "", "tahun": 2027, "tanda_tangan": "", "unit": "01.02", "urut": 2, "waktu": "2027-01-04T01:00:00.000000+00:00"}');
CREATE TABLE jabatan (
	kode_jabatan TEXT NOT NULL, 
	kode_unit TEXT NOT NULL, 
	nama_jabatan TEXT, 
	jenis_jabatan TEXT, 
	kelas_jabatan TEXT, 
	kode_atasan TEXT, 
	jenjang TEXT, 
	urutan INTEGER NOT NULL, 
	CONSTRAINT pk_jabatan PRIMARY KEY (kode_jabatan), 
	CONSTRAINT fk_jabatan_kode_unit FOREIGN KEY(kode_unit) REFERENCES unit (kode_unit) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_jabatan_kode_atasan FOREIGN KEY(kode_atasan) REFERENCES jabatan (kode_jabatan) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "jabatan" VALUES('01.02-1','01.02','Kepala Biro Perencanaan','pimpinan tinggi','14',NULL,NULL,0);
INSERT INTO "jabatan" VALUES('01.02.1-1','01.02.1','Analis Program','pelaksana','7','01.02-1',NULL,1);
INSERT INTO "jabatan" VALUES('01.03-1','01.03','Kepala Biro Umum','pimpinan tinggi','14',NULL,NULL,2);
CREATE TABLE lembar (
	kode_jabatan TEXT NOT NULL, 
	versi INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	CONSTRAINT pk_lembar PRIMARY KEY (kode_jabatan), 
	CONSTRAINT fk_lembar_kode_jabatan FOREIGN KEY(kode_jabatan) REFERENCES jabatan (kode_jabatan) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lembar_kode_jabatan_versi FOREIGN KEY(kode_jabatan, versi) REFERENCES lembar_versi (kode_jabatan, versi) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_lembar_status CHECK (status IN ('draf', 'diajukan', 'dikembalikan'))
);
INSERT INTO "lembar" VALUES('01.02-1',2,'draf');
INSERT INTO "lembar" VALUES('01.02.1-1',1,'draf');
INSERT INTO "lembar" VALUES('01.03-1',1,'diajukan');
CREATE TABLE lembar_versi (
	kode_jabatan TEXT NOT NULL, 
	versi INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	isi TEXT NOT NULL, 
	sidik TEXT NOT NULL, 
	oleh TEXT NOT NULL, 
	akun TEXT, 
	waktu TEXT NOT NULL, 
	CONSTRAINT pk_lembar_versi PRIMARY KEY (kode_jabatan, versi), 
	CONSTRAINT fk_lembar_versi_kode_jabatan FOREIGN KEY(kode_jabatan) REFERENCES jabatan (kode_jabatan) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_lembar_versi_status CHECK (status IN ('draf', 'dikembalikan')), 
	CONSTRAINT ck_lembar_versi_versi CHECK (versi >= 1)
);
INSERT INTO "lembar_versi" VALUES('01.02-1',1,'draf','{"bezetting":1,"kode_jabatan":"01.02-1","uraian_tugas":[{"hasil_kerja":"Dokumen","nomor":"1","norma_waktu":5,"periode":"tahun","satuan_waktu":"jam","uraian_tugas":"Menetapkan rencana kerja","volume":2},{"hasil_kerja":"Catatan","nomor":"2.10","norma_waktu":90,"periode":"bulan","satuan_waktu":"menit","uraian_tugas":"Menelaah usul, lalu memutuskan","volume":12.5}]}','963b84167a3b21cc989c4d375ce057b08c4f5dcbecbc2feb2821425b2a76e58f','Ortala',NULL,'2026-11-28T13:28:24.748281+00:00');
INSERT INTO "lembar_versi" VALUES('01.02.1-1',1,'draf','{"bezetting":2,"kode_jabatan":"01.02.1-1","uraian_tugas":[{"hasil_kerja":"Bahan","nomor":"1","norma_waktu":120,"periode":"minggu","satuan_waktu":"menit","uraian_tugas":"Menyusun bahan program","volume":3}]}','5cfaac76178a7d81b8b5060198997bcfe154a8d17707998c452a52bc682f8333','Ortala',NULL,'2026-11-28T13:28:24.748281+00:00');
INSERT INTO "lembar_versi" VALUES('01.03-1',1,'draf','{"bezetting":1,"kode_jabatan":"01.03-1","uraian_tugas":[{"hasil_kerja":"Dokumen","nomor":"1","norma_waktu":300,"periode":"tahun","satuan_waktu":"menit","uraian_tugas":"Menetapkan rencana umum","volume":4}]}','d4d1600fa4ae25ff6a38d90fea9cdf4497ae10fda23fbf2b00933246235548d1','Ortala',NULL,'2026-11-28T13:28:24.748281+00:00');
INSERT INTO "lembar_versi" VALUES('01.02-1',2,'draf','{"bezetting":4,"kode_jabatan":"01.02-1","uraian_tugas":[{"hasil_kerja":"Dokumen","nomor":"1","norma_waktu":5,"periode":"tahun","satuan_waktu":"jam","uraian_tugas":"Menetapkan rencana kerja","volume":2},{"hasil_kerja":"Catatan","nomor":"2.10","norma_waktu":90,"periode":"bulan","satuan_waktu":"menit","uraian_tugas":"Menelaah usul, lalu memutuskan","volume":12.5}]}','f41d63543b13560471f77d6304246564203863682ba80e612daa338231b23c8d','Analis',NULL,'2026-11-28T13:28:24.935851+00:00');
CREATE TABLE pengaturan (
	versi INTEGER NOT NULL, 
	isi TEXT NOT NULL, 
	oleh TEXT NOT NULL, 
	waktu TEXT NOT NULL, 
	CONSTRAINT pk_pengaturan PRIMARY KEY (versi)
);
INSERT INTO "pengaturan" VALUES(1,'{"judul":"Kecil","tahun":2026,"instansi":"","keterangan":"","peraturan":"permenpanrb-1-2020","tanggal":"2026-06-30","lingkup":"pusat","pola":"5 hari","pembulatan":"terdekat","minimum_satu":true,"hari_norma":"efektif","desimal":""}','Ortala','2026-11-28T13:28:24.748281+00:00');
CREATE TABLE peran (
	nama_role TEXT NOT NULL, 
	kode_unit TEXT NOT NULL, 
	peran TEXT NOT NULL, 
	CONSTRAINT pk_peran PRIMARY KEY (nama_role, kode_unit), 
	CONSTRAINT ck_peran_peran CHECK (peran IN ('unit', 'ortala'))
);
CREATE TABLE peristiwa (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	waktu TEXT NOT NULL, 
	zona TEXT NOT NULL, 
	oleh TEXT NOT NULL, 
	akun TEXT, 
	apa TEXT NOT NULL, 
	kode_unit TEXT, 
	kode_jabatan TEXT, 
	versi INTEGER, 
	lama TEXT, 
	baru TEXT, 
	alasan TEXT NOT NULL
);
INSERT INTO "peristiwa" VALUES(1,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'pengaturan',NULL,NULL,1,NULL,'{"desimal":"","hari_norma":"efektif","instansi":"","judul":"Kecil","keterangan":"","lingkup":"pusat","minimum_satu":true,"pembulatan":"terdekat","peraturan":"permenpanrb-1-2020","pola":"5 hari","tahun":2026,"tanggal":"2026-06-30"}','');
INSERT INTO "peristiwa" VALUES(2,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'unit','01',NULL,NULL,NULL,'{"kode_unit":"01","nama_unit":"Kementerian Contoh"}','');
INSERT INTO "peristiwa" VALUES(3,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'unit','01.02',NULL,NULL,NULL,'{"eselon":"II.a","kode_induk":"01","kode_unit":"01.02","nama_unit":"Biro Perencanaan"}','');
INSERT INTO "peristiwa" VALUES(4,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'unit','01.02.1',NULL,NULL,NULL,'{"eselon":"III.a","kode_induk":"01.02","kode_unit":"01.02.1","nama_unit":"Bagian Program"}','');
INSERT INTO "peristiwa" VALUES(5,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'unit','01.03',NULL,NULL,NULL,'{"eselon":"II.a","kode_induk":"01","kode_unit":"01.03","nama_unit":"Biro Umum"}','');
INSERT INTO "peristiwa" VALUES(6,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'jabatan','01.02','01.02-1',NULL,NULL,'{"jenis_jabatan":"pimpinan tinggi","kelas_jabatan":"14","kode_jabatan":"01.02-1","kode_unit":"01.02","nama_jabatan":"Kepala Biro Perencanaan"}','');
INSERT INTO "peristiwa" VALUES(7,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'jabatan','01.02.1','01.02.1-1',NULL,NULL,'{"jenis_jabatan":"pelaksana","kelas_jabatan":"7","kode_atasan":"01.02-1","kode_jabatan":"01.02.1-1","kode_unit":"01.02.1","nama_jabatan":"Analis Program"}','');
INSERT INTO "peristiwa" VALUES(8,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'jabatan','01.03','01.03-1',NULL,NULL,'{"jenis_jabatan":"pimpinan tinggi","kelas_jabatan":"14","kode_jabatan":"01.03-1","kode_unit":"01.03","nama_jabatan":"Kepala Biro Umum"}','');
INSERT INTO "peristiwa" VALUES(9,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'simpan',NULL,'01.02-1',1,NULL,'{"baris":2,"sidik":"963b84167a3b21cc989c4d375ce057b08c4f5dcbecbc2feb2821425b2a76e58f","status":"draf"}','');
INSERT INTO "peristiwa" VALUES(10,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'simpan',NULL,'01.02.1-1',1,NULL,'{"baris":1,"sidik":"5cfaac76178a7d81b8b5060198997bcfe154a8d17707998c452a52bc682f8333","status":"draf"}','');
INSERT INTO "peristiwa" VALUES(11,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'simpan',NULL,'01.03-1',1,NULL,'{"baris":1,"sidik":"d4d1600fa4ae25ff6a38d90fea9cdf4497ae10fda23fbf2b00933246235548d1","status":"draf"}','');
INSERT INTO "peristiwa" VALUES(12,'2026-11-28T13:28:24.748281+00:00','+00:00','Ortala',NULL,'impor',NULL,NULL,NULL,NULL,'{"jabatan":3,"lembar":3,"pengaturan":1,"unit":4}','');
INSERT INTO "peristiwa" VALUES(13,'2026-11-28T13:28:24.935851+00:00','+00:00','Analis',NULL,'simpan',NULL,'01.02-1',2,'{"bezetting":1,"status":"draf"}','{"bezetting":4,"status":"draf"}','');
INSERT INTO "peristiwa" VALUES(14,'2026-11-28T13:28:25.010316+00:00','+00:00','Kepala',NULL,'ajukan',NULL,'01.03-1',1,'{"status":"draf"}','{"sidik":"d4d1600fa4ae25ff6a38d90fea9cdf4497ae10fda23fbf2b00933246235548d1","status":"diajukan"}','');
CREATE TABLE unit (
	kode_unit TEXT NOT NULL, 
	nama_unit TEXT, 
	kode_induk TEXT, 
	eselon TEXT, 
	urutan INTEGER NOT NULL, 
	CONSTRAINT pk_unit PRIMARY KEY (kode_unit), 
	CONSTRAINT fk_unit_kode_induk FOREIGN KEY(kode_induk) REFERENCES unit (kode_unit) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "unit" VALUES('01','Kementerian Contoh',NULL,NULL,0);
INSERT INTO "unit" VALUES('01.02','Biro Perencanaan','01','II.a',1);
INSERT INTO "unit" VALUES('01.02.1','Bagian Program','01.02','III.a',2);
INSERT INTO "unit" VALUES('01.03','Biro Umum','01','II.a',3);
CREATE INDEX ix_jabatan_kode_unit ON jabatan (kode_unit);
CREATE INDEX ix_peristiwa_kode_jabatan ON peristiwa (kode_jabatan);
CREATE UNIQUE INDEX uq_peristiwa_pengajuan ON peristiwa (kode_jabatan, versi) WHERE apa = 'ajukan';
CREATE TRIGGER lembar_versi_tetap_ubah BEFORE UPDATE ON lembar_versi
BEGIN SELECT RAISE(ABORT, 'lembar_versi tidak dapat diubah'); END;
CREATE TRIGGER lembar_versi_tetap_hapus BEFORE DELETE ON lembar_versi
BEGIN SELECT RAISE(ABORT, 'lembar_versi tidak dapat dihapus'); END;
CREATE TRIGGER peristiwa_tetap_ubah BEFORE UPDATE ON peristiwa
BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END;
CREATE TRIGGER peristiwa_tetap_hapus BEFORE DELETE ON peristiwa
BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END;
CREATE TRIGGER pengaturan_tetap_ubah BEFORE UPDATE ON pengaturan
BEGIN SELECT RAISE(ABORT, 'pengaturan tidak dapat diubah'); END;
CREATE TRIGGER pengaturan_tetap_hapus BEFORE DELETE ON pengaturan
BEGIN SELECT RAISE(ABORT, 'pengaturan tidak dapat dihapus'); END;
CREATE TRIGGER lembar_tetap_hapus BEFORE DELETE ON lembar
BEGIN SELECT RAISE(ABORT, 'lembar tidak dapat dihapus'); END;
CREATE TRIGGER lembar_maju BEFORE UPDATE ON lembar
WHEN NEW.kode_jabatan <> OLD.kode_jabatan OR NEW.versi NOT IN (OLD.versi, OLD.versi + 1)
BEGIN SELECT RAISE(ABORT, 'versi lembar hanya dapat maju satu'); END;
CREATE TRIGGER alur_tetap_ubah BEFORE UPDATE ON alur
BEGIN SELECT RAISE(ABORT, 'alur tidak dapat diubah'); END;
CREATE TRIGGER alur_tetap_hapus BEFORE DELETE ON alur
BEGIN SELECT RAISE(ABORT, 'alur tidak dapat dihapus'); END;
CREATE TRIGGER alur_peristiwa_tetap_ubah BEFORE UPDATE ON alur_peristiwa
BEGIN SELECT RAISE(ABORT, 'alur_peristiwa tidak dapat diubah'); END;
CREATE TRIGGER alur_peristiwa_tetap_hapus BEFORE DELETE ON alur_peristiwa
BEGIN SELECT RAISE(ABORT, 'alur_peristiwa tidak dapat dihapus'); END;
CREATE TRIGGER alur_peristiwa_urut BEFORE INSERT ON alur_peristiwa
WHEN NEW.urut <> (SELECT coalesce(max(urut) + 1, 0) FROM alur_peristiwa WHERE kode_alur = NEW.kode_alur)
BEGIN SELECT RAISE(ABORT, 'nomor alur_peristiwa harus berurutan'); END;
CREATE TRIGGER alur_berkas_tetap_ubah BEFORE UPDATE ON alur_berkas
BEGIN SELECT RAISE(ABORT, 'alur_berkas tidak dapat diubah'); END;
CREATE TRIGGER alur_berkas_tetap_hapus BEFORE DELETE ON alur_berkas
BEGIN SELECT RAISE(ABORT, 'alur_berkas tidak dapat dihapus'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('peristiwa',14);
COMMIT;
