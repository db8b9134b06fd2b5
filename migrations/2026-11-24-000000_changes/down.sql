DROP INDEX placement_by_freeing;
DROP TABLE change_head;
DROP TABLE change_log;
DROP TABLE change_note;
