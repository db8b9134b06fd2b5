ALTER TABLE placement_step DROP COLUMN happened_at;
ALTER TABLE placement DROP COLUMN late;
ALTER TABLE unit ADD COLUMN touched_at TIMESTAMP;
DROP INDEX placement_by_group;
CREATE INDEX placement_by_group ON placement (unit_group_id);
