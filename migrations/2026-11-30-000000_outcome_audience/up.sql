-- Whom the unit group served: openings for women, men, youth and families last differently long.
ALTER TABLE outcome ADD COLUMN audience TEXT
    CHECK (audience IN ('women', 'men', 'youth', 'families', 'everyone'));
