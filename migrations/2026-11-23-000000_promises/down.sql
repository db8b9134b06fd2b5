-- Promises end with this: every placement is lost, and units are known again without being promised.
DROP TABLE token;
DROP TABLE ended_count;
DROP TABLE kept_answer;
DROP TABLE placement_step;
DROP TABLE placement;
ALTER TABLE unit DROP COLUMN touched_at;
ALTER TABLE unit DROP COLUMN open;
