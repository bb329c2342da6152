"""A table of DuckDB: answered there, and counted there."""

import duckdb

import dmtcheck

warehouse = duckdb.connect()
warehouse.execute("CREATE TABLE people (id VARCHAR, age DOUBLE, hbsag VARCHAR, anti_hbc VARCHAR)")
warehouse.execute("INSERT INTO people VALUES ('p-1', 41, 'negative', 'negative'), ('p-2', 33, 'positive', NULL), ('p-3', 52, NULL, NULL)")
found = dmtcheck.screen(warehouse.table("people"), "2026-11-22", drugs=["ocrevus"])
for word, number in found.aggregate('"ocrevus/hepatitis-b", count(*)', '"ocrevus/hepatitis-b"').order("1").fetchall():
    print(word, number)
