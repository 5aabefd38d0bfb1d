# Copies a volume onto an empty one, and proves it file by file. A copy that broke off starts again; one that ended is never repeated.
set -eu
cd "$FROM"
mark="$TO/.copy-in-progress"
if [ ! -e "$mark" ] && [ -n "$(find "$TO" -mindepth 1 -maxdepth 1 ! -name lost+found)" ]; then
  echo "The new volume is not empty: nothing is copied." >&2
  exit 1
fi
touch "$mark"
tar --create --exclude ./lost+found --file - . | tar --extract --no-same-owner --file - --directory "$TO"
find . -path ./lost+found -prune -o -type f -print0 | sort --zero-terminated | xargs --null --no-run-if-empty sha256sum > /tmp/sums
(cd "$TO" && sha256sum --check --quiet /tmp/sums)
rm "$mark"
echo "Copied and compared: $(wc --lines < /tmp/sums) files."
