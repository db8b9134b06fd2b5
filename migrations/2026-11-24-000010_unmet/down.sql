DROP TABLE unmet;
