DROP TABLE full_after_all;
