CREATE TRIGGER alur_tetap_ubah BEFORE UPDATE ON alur
BEGIN SELECT RAISE(ABORT, 'alur tidak dapat diubah'); END
--
CREATE TRIGGER alur_tetap_hapus BEFORE DELETE ON alur
BEGIN SELECT RAISE(ABORT, 'alur tidak dapat dihapus'); END
--
CREATE TRIGGER alur_peristiwa_tetap_ubah BEFORE UPDATE ON alur_peristiwa
BEGIN SELECT RAISE(ABORT, 'alur_peristiwa tidak dapat diubah'); END
--
CREATE TRIGGER alur_peristiwa_tetap_hapus BEFORE DELETE ON alur_peristiwa
BEGIN SELECT RAISE(ABORT, 'alur_peristiwa tidak dapat dihapus'); END
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
