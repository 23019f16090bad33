CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
--
CREATE TABLE unit (
	kode_unit TEXT NOT NULL, 
	nama_unit TEXT, 
	kode_induk TEXT, 
	eselon TEXT, 
	urutan INTEGER NOT NULL, 
	CONSTRAINT pk_unit PRIMARY KEY (kode_unit), 
	CONSTRAINT fk_unit_kode_induk FOREIGN KEY(kode_induk) REFERENCES unit (kode_unit) DEFERRABLE INITIALLY DEFERRED
)
--
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
)
--
CREATE INDEX ix_jabatan_kode_unit ON jabatan (kode_unit)
--
CREATE TABLE pengaturan (
	versi INTEGER NOT NULL, 
	isi TEXT NOT NULL, 
	oleh TEXT NOT NULL, 
	waktu TEXT NOT NULL, 
	CONSTRAINT pk_pengaturan PRIMARY KEY (versi)
)
--
CREATE TABLE peran (
	nama_role TEXT NOT NULL, 
	kode_unit TEXT NOT NULL, 
	peran TEXT NOT NULL, 
	CONSTRAINT pk_peran PRIMARY KEY (nama_role, kode_unit), 
	CONSTRAINT ck_peran_peran CHECK (peran IN ('unit', 'ortala'))
)
--
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
)
--
CREATE TABLE lembar (
	kode_jabatan TEXT NOT NULL, 
	versi INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	CONSTRAINT pk_lembar PRIMARY KEY (kode_jabatan), 
	CONSTRAINT fk_lembar_kode_jabatan FOREIGN KEY(kode_jabatan) REFERENCES jabatan (kode_jabatan) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_lembar_kode_jabatan_versi FOREIGN KEY(kode_jabatan, versi) REFERENCES lembar_versi (kode_jabatan, versi) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_lembar_status CHECK (status IN ('draf', 'diajukan', 'dikembalikan'))
)
--
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
)
--
CREATE INDEX ix_peristiwa_kode_jabatan ON peristiwa (kode_jabatan)
--
CREATE UNIQUE INDEX uq_peristiwa_pengajuan ON peristiwa (kode_jabatan, versi) WHERE apa = 'ajukan'
--
CREATE TRIGGER lembar_versi_tetap_ubah BEFORE UPDATE ON lembar_versi
BEGIN SELECT RAISE(ABORT, 'lembar_versi tidak dapat diubah'); END
--
CREATE TRIGGER lembar_versi_tetap_hapus BEFORE DELETE ON lembar_versi
BEGIN SELECT RAISE(ABORT, 'lembar_versi tidak dapat dihapus'); END
--
CREATE TRIGGER peristiwa_tetap_ubah BEFORE UPDATE ON peristiwa
BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END
--
CREATE TRIGGER peristiwa_tetap_hapus BEFORE DELETE ON peristiwa
BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END
--
CREATE TRIGGER pengaturan_tetap_ubah BEFORE UPDATE ON pengaturan
BEGIN SELECT RAISE(ABORT, 'pengaturan tidak dapat diubah'); END
--
CREATE TRIGGER pengaturan_tetap_hapus BEFORE DELETE ON pengaturan
BEGIN SELECT RAISE(ABORT, 'pengaturan tidak dapat dihapus'); END
--
CREATE TRIGGER lembar_tetap_hapus BEFORE DELETE ON lembar
BEGIN SELECT RAISE(ABORT, 'lembar tidak dapat dihapus'); END
--
CREATE TRIGGER lembar_maju BEFORE UPDATE ON lembar
WHEN NEW.kode_jabatan <> OLD.kode_jabatan OR NEW.versi NOT IN (OLD.versi, OLD.versi + 1)
BEGIN SELECT RAISE(ABORT, 'versi lembar hanya dapat maju satu'); END
--
CREATE TABLE alur (
	kode TEXT NOT NULL, 
	tahun INTEGER NOT NULL, 
	judul TEXT NOT NULL, 
	dibuat TEXT NOT NULL, 
	CONSTRAINT pk_alur PRIMARY KEY (kode)
)
--
CREATE TABLE alur_peristiwa (
	kode_alur TEXT NOT NULL, 
	urut INTEGER NOT NULL, 
	kode_unit TEXT NOT NULL, 
	sidik TEXT NOT NULL, 
	nonce TEXT NOT NULL, 
	rekaman TEXT NOT NULL, akun TEXT, waktu TEXT, 
	CONSTRAINT pk_alur_peristiwa PRIMARY KEY (kode_alur, urut), 
	CONSTRAINT fk_alur_peristiwa_kode_alur FOREIGN KEY(kode_alur) REFERENCES alur (kode) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_alur_peristiwa_sidik UNIQUE (sidik), 
	CONSTRAINT uq_alur_peristiwa_nonce UNIQUE (nonce), 
	CONSTRAINT ck_alur_peristiwa_urut CHECK (urut >= 0)
)
--
CREATE TABLE alur_berkas (
	sidik TEXT NOT NULL, 
	ukuran INTEGER NOT NULL, 
	jenis TEXT NOT NULL, 
	isi BLOB NOT NULL, 
	CONSTRAINT pk_alur_berkas PRIMARY KEY (sidik), 
	CONSTRAINT ck_alur_berkas_ukuran CHECK (length(isi) = ukuran)
)
--
CREATE TRIGGER alur_tetap_ubah BEFORE UPDATE ON alur
BEGIN SELECT RAISE(ABORT, 'alur tidak dapat diubah'); END
--
CREATE TRIGGER alur_tetap_hapus BEFORE DELETE ON alur
BEGIN SELECT RAISE(ABORT, 'alur tidak dapat dihapus'); END
--
CREATE TRIGGER alur_peristiwa_tetap_ubah BEFORE UPDATE ON alur_peristiwa
BEGIN SELECT RAISE(ABORT, 'alur_peristiwa tidak dapat diubah'); END
--
CREATE TRIGGER alur_peristiwa_urut BEFORE INSERT ON alur_peristiwa
WHEN NEW.urut <> (SELECT coalesce(max(urut) + 1, 0) FROM alur_peristiwa WHERE kode_alur = NEW.kode_alur)
BEGIN SELECT RAISE(ABORT, 'nomor alur_peristiwa harus berurutan'); END
--
CREATE TRIGGER alur_berkas_tetap_ubah BEFORE UPDATE ON alur_berkas
BEGIN SELECT RAISE(ABORT, 'alur_berkas tidak dapat diubah'); END
--
CREATE TRIGGER alur_berkas_tetap_hapus BEFORE DELETE ON alur_berkas
BEGIN SELECT RAISE(ABORT, 'alur_berkas tidak dapat dihapus'); END
--
CREATE TABLE alur_tautan (
	kode_alur TEXT NOT NULL, 
	sidik TEXT NOT NULL, 
	CONSTRAINT pk_alur_tautan PRIMARY KEY (kode_alur, sidik), 
	CONSTRAINT fk_alur_tautan_kode_alur FOREIGN KEY(kode_alur) REFERENCES alur (kode) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_alur_tautan_sidik FOREIGN KEY(sidik) REFERENCES alur_berkas (sidik) DEFERRABLE INITIALLY DEFERRED
)
--
CREATE INDEX ix_alur_tautan_sidik ON alur_tautan (sidik)
--
CREATE TABLE karantina (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	jenis TEXT NOT NULL, 
	kode TEXT NOT NULL, 
	nomor INTEGER NOT NULL, 
	sidik TEXT NOT NULL, 
	isi TEXT NOT NULL, 
	CONSTRAINT ck_karantina_jenis CHECK (jenis IN ('lembar', 'peristiwa', 'alur', 'berkas'))
)
--
CREATE TRIGGER alur_tautan_tetap_ubah BEFORE UPDATE ON alur_tautan
BEGIN SELECT RAISE(ABORT, 'alur_tautan tidak dapat diubah'); END
--
CREATE TRIGGER alur_tautan_tetap_hapus BEFORE DELETE ON alur_tautan
BEGIN SELECT RAISE(ABORT, 'alur_tautan tidak dapat dihapus'); END
--
CREATE TRIGGER karantina_tetap_ubah BEFORE UPDATE ON karantina
BEGIN SELECT RAISE(ABORT, 'karantina tidak dapat diubah'); END
--
CREATE TRIGGER karantina_tetap_hapus BEFORE DELETE ON karantina
BEGIN SELECT RAISE(ABORT, 'karantina tidak dapat dihapus'); END
--
CREATE TRIGGER alur_peristiwa_tetap_hapus BEFORE DELETE ON alur_peristiwa
WHEN EXISTS (SELECT 1 FROM alur_peristiwa p WHERE p.kode_alur = OLD.kode_alur AND p.urut > OLD.urut)
OR NOT EXISTS (
  SELECT 1 FROM karantina k WHERE k.jenis = 'alur' AND k.kode = OLD.kode_alur AND k.nomor = OLD.urut
  AND k.sidik = OLD.sidik AND k.isi = OLD.rekaman
)
BEGIN SELECT RAISE(ABORT, 'alur_peristiwa tidak dapat dihapus'); END
--
CREATE TABLE draf (
	ruang TEXT NOT NULL, 
	nama TEXT NOT NULL, 
	isi TEXT NOT NULL, 
	akun TEXT NOT NULL, 
	waktu TEXT NOT NULL, 
	CONSTRAINT pk_draf PRIMARY KEY (ruang, nama)
)
--
INSERT INTO alembic_version (version_num) VALUES ('0005')
