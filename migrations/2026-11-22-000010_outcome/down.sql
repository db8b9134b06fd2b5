DROP TABLE outcome;
