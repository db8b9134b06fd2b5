DROP TABLE set_aside;
DROP TABLE capacity_post;
DROP TABLE assertion;
DROP TABLE unit;
DROP TABLE unit_group;
DROP TABLE program;
DROP TABLE organization;
DROP TABLE network;
