#!/usr/bin/env bash
# What a crate pays for depending on the client: `tests/dependents/cost.sh [RUNS]`.
#
# A clean `cargo check` of three crates that do nothing: one depends on the client, one on what a careful hand would
# take instead (reqwest with the same features, rustls with the same provider, serde, serde_json), one on the same
# without the provider, which builds but can't call over https. They take turns; of each the least counts, in seconds
# of the processor, which other work on the machine changes least. Versions are those of the workspace's Cargo.lock.
set -euo pipefail
runs=${1:-3}
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
TIMEFORMAT='%U %S'
declare -A least
for _ in $(seq "$runs"); do
  for name in client by-hand no-provider; do
    cd "$folder/$name"
    rm -rf target
    took=$( { time cargo check 2> errors; } 2>&1 ) || { cat errors; exit 1; }
    took=$(awk '{ print $1 + $2 }' <<< "$took")
    least[$name]=$(awk -v a="${least[$name]:-1e9}" -v b="$took" 'BEGIN { print (b < a) ? b : a }')
  done
done

printf '%-12s %8s %7s\n' crate seconds crates
for name in client by-hand no-provider; do
  cd "$folder/$name"
  crates=$(cargo tree --edges normal,build --prefix none --format '{p}' | cut -d' ' -f1,2 | sort -u | wc -l)
  printf '%-12s %8.1f %7d\n' "$name" "${least[$name]}" "$((crates - 1))"
done
awk -v c="${least[client]}" -v h="${least[by-hand]}" -v n="${least[no-provider]}" \
  'BEGIN { printf "client : by-hand %.3f, client : no-provider %.3f\n", c / h, c / n }'
