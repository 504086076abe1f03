#!/usr/bin/env bash
# Validates captures in shards and adds the reports up: what one machine does here, any job runner can do elsewhere.
#
#   examples/shards.sh CAPTURE.ndjson [LINES-A-SHARD] [JOBS]     prints the merged report as JSON
#
# BILISPEC names the command (default: bilispec). Lines are exchanges, so a log may be cut between any two of them.
set -euo pipefail

capture=${1:?an NDJSON file}
lines=${2:-10000}
jobs=${3:-2}
export BILISPEC=${BILISPEC:-bilispec}
parts=$(mktemp -d)
trap 'rm -r "$parts"' EXIT

split -l "$lines" -a 5 "$capture" "$parts/part-"

# A shard is not judged: findings are no failure of it (--fail-on never), and it need not hold anything that proves
# anything (--require none). What it could not read stands in its report, and `merge` ends with exit code 2 for it; a
# shard without a report stops the run.
find "$parts" -name 'part-*' | sort | xargs -P "$jobs" -I{} bash -c '
    part=$1
    "$BILISPEC" -q validate - --input ndjson --label "${part##*/}" --fail-on never --require none --format json <"$part" >"$part.json" ||
        [ -s "$part.json" ]
' shard {}

find "$parts" -name '*.json' | sort | xargs cat | "$BILISPEC" merge - --format json
