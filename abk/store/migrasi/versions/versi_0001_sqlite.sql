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
