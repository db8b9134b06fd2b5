ALTER TABLE outcome DROP COLUMN audience;
