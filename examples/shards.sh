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

# Findings are no failure of a shard (--fail-on never); anything else stops the run.
find "$parts" -name 'part-*' | sort | xargs -P "$jobs" -I{} bash -c '
    part=$1
    "$BILISPEC" -q validate - --input ndjson --label "${part##*/}" --fail-on never --format json <"$part" >"$part.json"
' shard {}

find "$parts" -name '*.json' | sort | xargs cat | "$BILISPEC" merge - --format json
