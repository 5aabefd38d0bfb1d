# Copies objects and proves that none is missing or different. A second run sends only what changed; what else lies there stays.
set -eu
fail() {
  echo "$*" >&2
  exit 1
}
code=0
rclone copy --exclude '/lost+found/**' "$FROM" "$TO" || code=$?
case $code in
  0) ;;
  3) fail "There is nothing at $FROM. If nobody has stored anything there yet, go on without this Job." ;;
  *) fail "The copy broke off. Repair what stands above and run this Job again: it goes on where it was." ;;
esac
rclone check --one-way --exclude '/lost+found/**' "$FROM" "$TO" ||
  fail "What stands above is missing or different. Stop what writes to $FROM and run this Job again."
echo "Copied and compared: $FROM is at $TO."
