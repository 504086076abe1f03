"""Validates an NDJSON capture with Apache Spark: each partition is piped through bilispec, the reports are merged.

Run it in the folder of a project (spec/ is found from there), with PySpark in an environment of its own:

    python -m venv ~/spark && ~/spark/bin/pip install pyspark
    ~/spark/bin/python examples/spark_validate.py capture.ndjson [PARTITIONS]

BILISPEC names the command (default: bilispec). On a cluster the command and the spec have to be on each worker.
Prints the merged report as JSON; ends with the exit code of `bilispec merge`.
"""

import os
import subprocess
import sys

from pyspark import SparkContext

BILISPEC = os.environ.get("BILISPEC", "bilispec")
FOLDER = os.getcwd()


def validate(number, lines):
    """One partition: its lines in, one report out."""
    command = [BILISPEC, "-q", "validate", "-", "--input", "ndjson", "--label", f"partition-{number}"]
    command += ["--fail-on", "never", "--require", "none", "--format", "json"]
    text = "".join(line + "\n" for line in lines).encode()
    done = subprocess.run(command, input=text, capture_output=True, cwd=FOLDER)
    # What could not be read stands in the report, and `merge` ends with exit code 2 for it.
    if not done.stdout:
        raise RuntimeError(f"partition {number}: {done.stderr.decode()}")
    # An empty partition is an empty log: a report of nothing, which merges as nothing.
    yield number, done.stdout


def main():
    capture = sys.argv[1]
    partitions = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    context = SparkContext(os.environ.get("SPARK_MASTER", "local[*]"), "bilispec validate")
    context.setLogLevel("ERROR")
    lines = context.textFile("file://" + os.path.abspath(capture), partitions)
    reports = lines.mapPartitionsWithIndex(validate).collect()
    context.stop()
    merged = subprocess.run([BILISPEC, "merge", "-", "--format", "json"], input=b"".join(text for _, text in sorted(reports)))
    sys.exit(merged.returncode)


if __name__ == "__main__":
    main()
