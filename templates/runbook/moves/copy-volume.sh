# Copies a volume onto an empty one and compares every entry. A copy that broke off starts again; one that is done is only compared.
set -euo pipefail
fail() {
  echo "$*" >&2
  exit 1
}
# Kind, mode, name, the target of a link; then what is in each file.
entries() (
  ours=(-path ./lost+found -o -path ./.copy-in-progress)
  cd "$1" && find . -mindepth 1 \( "${ours[@]}" \) -prune -o -printf '%y %m %P %l\n' | sort &&
    find . -mindepth 1 \( "${ours[@]}" \) -prune -o -type f -print0 | sort --zero-terminated | xargs --null --no-run-if-empty sha256sum
)
scratch=$(mktemp --directory)
mark=$TO/.copy-in-progress
entries "$FROM" > "$scratch/from" || fail "The old volume cannot be read to its end: nothing is copied. Repair what stands above and run this Job again."
entries "$TO" > "$scratch/to" || fail "The new volume cannot be read to its end: nothing is copied. Repair what stands above and run this Job again."
if [[ ! -e $mark && -s $scratch/to ]]; then
  cmp --silent "$scratch/from" "$scratch/to" ||
    fail "The new volume holds something else than the old one: nothing is copied. Where nobody needs that, delete the new claim, make it again and run this Job again."
  echo "Copied before: every entry is the same."
  exit 0
fi
touch "$mark"
# The new volume itself stays as its class made it: it belongs to root.
(cd "$FROM" && find . -mindepth 1 -maxdepth 1 ! -path ./lost+found -print0 | tar --create --null --files-from - --file -) |
  tar --extract --preserve-permissions --no-same-owner --directory "$TO" --file - ||
  fail "The copy broke off. Repair what stands above and run this Job again: it starts from the beginning."
entries "$TO" > "$scratch/to"
diff "$scratch/from" "$scratch/to" >&2 ||
  fail "The volumes differ (< old, > new). Stop what writes to the old one, delete the new claim, make it again and run this Job again."
rm "$mark"
echo "Copied and compared: every entry is the same."
