# Copies both databases as their owners. All of a database comes, or nothing; a second run replaces the first.
set -euo pipefail
fail() {
  echo "$*" >&2
  exit 1
}
scratch=$(mktemp --directory)
from() {
  PGHOST=$FROM_HOST PGPORT=$FROM_PORT PGUSER=$user PGPASSWORD=$password PGDATABASE=$database "$@"
}
to() {
  PGHOST=$TO_HOST PGPORT=$TO_PORT PGUSER=$user PGPASSWORD=$password PGDATABASE=$database PGSSLMODE=require "$@"
}
# The rows of each table, counted one by one: estimates would not do.
rows() {
  "$1" psql --no-psqlrc --no-align --tuples-only --set ON_ERROR_STOP=1 <<'SQL'
select format('select %L, count(*) from %I.%I', schemaname || '.' || tablename, schemaname, tablename)
from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by schemaname, tablename \gexec
SQL
}
copy() {
  local database=$1 user=$2 password=$3
  echo "$database: copying"
  from pg_dump --format custom --no-owner --no-privileges |
    to pg_restore --dbname "$database" --no-owner --no-privileges --clean --if-exists --exit-on-error --single-transaction ||
    fail "$database: the copy broke off and RDS is as it was. Repair what stands above and run this Job again."
  rows from > "$scratch/$database.from"
  rows to > "$scratch/$database.to"
  diff "$scratch/$database.from" "$scratch/$database.to" >&2 ||
    fail "$database: tables differ in their rows (< old, > RDS). Stop what writes to either side; where RDS has more tables, empty its database; run this Job again."
  echo "$database: the same rows in $(wc --lines < "$scratch/$database.to") tables"
}
copy airflow "$AIRFLOW_DATABASE_USER" "$AIRFLOW_DATABASE_PASSWORD"
copy mlflow "$MLFLOW_DATABASE_USER" "$MLFLOW_DATABASE_PASSWORD"
