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
DROP TRIGGER alur_peristiwa_tetap_hapus
--
-- A record leaves a case only into quarantine, whole, and only from its end.
CREATE TRIGGER alur_peristiwa_tetap_hapus BEFORE DELETE ON alur_peristiwa
WHEN EXISTS (SELECT 1 FROM alur_peristiwa p WHERE p.kode_alur = OLD.kode_alur AND p.urut > OLD.urut)
OR NOT EXISTS (
  SELECT 1 FROM karantina k WHERE k.jenis = 'alur' AND k.kode = OLD.kode_alur AND k.nomor = OLD.urut
  AND k.sidik = OLD.sidik AND k.isi = OLD.rekaman
)
BEGIN SELECT RAISE(ABORT, 'alur_peristiwa tidak dapat dihapus'); END
