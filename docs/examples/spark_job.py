"""Code articles on a Spark cluster: a job for spark-submit.

    spark-submit --master yarn --conf spark.executorEnv.OMP_NUM_THREADS=1 \
        --conf spark.sql.execution.arrow.maxRecordsPerBatch=1000 \
        spark_job.py --partitions 400 --column text=body --column date=published hdfs:///news hdfs:///coded

The input is what Spark reads: Parquet, JSON (`--format json`) or CSV with a header (`--format csv`). The output folder gets
`events` in Parquet, with the columns of docs/formats.md, and `rejects` in JSON, with the id of every article that could not
be coded and the reason. An output that is there is refused. The last line says how many there are of each; the exit status
is 0 even if there are rejects, for a cluster may run a job again that ends otherwise.

Every machine needs `pip install 'eventcoder[spark]'`.
"""

from __future__ import annotations

import argparse
import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession

from eventcoder.errors import EventcoderError
from eventcoder.spark import code_dataframe


def main() -> None:
    """Read, code, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", help="a file or folder of articles")
    parser.add_argument("output", help="the folder to write")
    parser.add_argument("--format", choices=["parquet", "json", "csv"], default="parquet", help="of the input")
    parser.add_argument("--column", action="append", default=[], metavar="TEXT=BODY", help="what a column is called")
    parser.add_argument("--dictionaries", action="append", default=[], metavar="FOLDER", help="to lay over the default ones")
    parser.add_argument("--partitions", type=int, help="how many parts to code by themselves: a few for each core")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("eventcoder").getOrCreate()
    # A story has line breaks, and CSV doubles its quotes.
    reading = {"header": True, "multiLine": True, "escape": '"'} if options.format == "csv" else {}
    articles = spark.read.format(options.format).options(**reading).load(options.input)
    if options.partitions:
        articles = articles.repartition(options.partitions)
    columns = {name: column for name, _, column in (pair.partition("=") for pair in options.column)}
    try:
        coded = code_dataframe(articles, columns, options.dictionaries, reject_column="reason")
    except EventcoderError as error:
        sys.exit(f"spark_job.py: {error}")
    coded.persist(StorageLevel.DISK_ONLY)  # it is written in two parts, and coded once

    events = coded.where("reason is null").drop("reason")
    rejects = coded.where("reason is not null").selectExpr("article_id as id", "reason")
    events.write.parquet(f"{options.output}/events")
    rejects.write.json(f"{options.output}/rejects")
    print(f"{events.count()} events, {rejects.count()} articles rejected")
    spark.stop()


if __name__ == "__main__":
    main()
