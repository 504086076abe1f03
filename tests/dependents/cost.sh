#!/usr/bin/env bash
# What a crate pays for depending on the client: `tests/dependents/cost.sh [RUNS]`.
#
# A clean `cargo check` of three crates that do nothing: one depends on the client, one on what a careful hand would
# take instead (reqwest with the same features, rustls with the same provider, serde, serde_json), one on the same
# without the provider, which builds but can't call over https. They take turns, one job at a time (two on the threads of
# one core slow each other down), measured in seconds of the processor; of the ratios within each turn the median counts,
# since the same check takes a tenth more or less from one turn to the next. Beside them the seconds by the clock with as
# many jobs as there are processors. Versions are those of the workspace's Cargo.lock.
set -euo pipefail
runs=${1:-5}
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

crate() { # NAME DEPENDENCIES
  mkdir -p "$folder/$1/src"
  printf '[package]\nname = "%s"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[dependencies]\n%s\n' \
    "$1" "$2" > "$folder/$1/Cargo.toml"
  touch "$folder/$1/src/lib.rs"
  cp "$root/Cargo.lock" "$folder/$1/Cargo.lock"
}
hand='reqwest = { version = "0.13", default-features = false, features = ["rustls-no-provider"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"'
crate client "bilispec-client = { path = \"$root/generated-client\" }"
crate by-hand "$hand
rustls = { version = \"0.23\", default-features = false, features = [\"std\", \"tls12\", \"ring\"] }"
crate no-provider "$hand"

export CARGO_INCREMENTAL=0 CARGO_NET_OFFLINE=true CARGO_TERM_QUIET=true
unset RUSTFLAGS CARGO_TARGET_DIR
TIMEFORMAT='%R %U %S'
declare -A worked waited
check() { # [OPTION]...: seconds by the clock, of the processor
  rm -rf target
  { time cargo check "$@" 2> errors; } 2>&1 | awk '{ print $1, $2 + $3 }' || { cat errors >&2; return 1; }
}
for _ in $(seq "$runs"); do
  for name in client by-hand no-provider; do
    cd "$folder/$name"
    took=$(check -j1)
    worked[$name]+=" ${took#* }"
    took=$(check)
    waited[$name]+=" ${took% *}"
  done
done

lines() { tr ' ' '\n' <<< "$1" | grep .; }
median() { sort -n | awk '{ one[NR] = $1 } END { print (one[int((NR + 1) / 2)] + one[int(NR / 2) + 1]) / 2 }'; }
ratio() { paste -d ' ' <(lines "$1") <(lines "$2") | awk '{ print $1 / $2 }' | median; }

printf '%-12s %7s %9s %9s %7s %9s\n' crate crates processor 'client :' clock 'client :'
for name in client by-hand no-provider; do
  cd "$folder/$name"
  crates=$(cargo tree --edges normal,build --prefix none --format '{p}' | cut -d' ' -f1,2 | sort -u | wc -l)
  printf '%-12s %7d %9.1f %9.3f %7.1f %9.3f\n' "$name" "$((crates - 1))" \
    "$(lines "${worked[$name]}" | median)" "$(ratio "${worked[client]}" "${worked[$name]}")" \
    "$(lines "${waited[$name]}" | median)" "$(ratio "${waited[client]}" "${waited[$name]}")"
done
