ALTER TABLE placement DROP COLUMN sealed_code;
