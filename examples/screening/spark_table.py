"""A table of Spark: only expressions travel, nothing of dmtcheck need be installed on the cluster. SPARK_REMOTE names a Spark Connect server."""

from pyspark.sql import SparkSession

import dmtcheck

spark = SparkSession.builder.getOrCreate()
people = spark.createDataFrame([("p-1", 41.0, "negative"), ("p-2", 33.0, "positive"), ("p-3", 52.0, None)], "id string, age double, hbsag string")
found = dmtcheck.screen(people, "2026-11-22", drugs=["ocrevus"])
for row in found.groupBy("ocrevus/hepatitis-b").count().orderBy("count").collect():
    print(row[0], row[1])
