# Copies both databases as their owners. All of a database comes, or nothing; a second run replaces the first.
set -euo pipefail
copy() {
  local database=$1 user=$2 password=$3
  echo "$database: copying"
  PGPASSWORD=$password pg_dump --host "$FROM_HOST" --username "$user" --format custom --no-owner --no-privileges "$database" |
    PGPASSWORD=$password PGSSLMODE=require pg_restore --host "$TO_HOST" --port "$TO_PORT" --username "$user" --dbname "$database" \
      --no-owner --no-privileges --clean --if-exists --exit-on-error --single-transaction
}
count() {
  PGPASSWORD=$4 PGSSLMODE=$5 psql --host "$1" --port "$2" --username "$3" --dbname "$6" --no-align --tuples-only --command "
    select table_name, (xpath('/row/count/text()', query_to_xml(format('select count(*) from %I', table_name), false, true, '')))[1]
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name"
}
compare() {
  local database=$1 user=$2 password=$3
  count "$FROM_HOST" 5432 "$user" "$password" prefer "$database" > "/tmp/$database.before"
  count "$TO_HOST" "$TO_PORT" "$user" "$password" require "$database" > "/tmp/$database.after"
  diff "/tmp/$database.before" "/tmp/$database.after"
  echo "$database: the same rows in $(wc --lines < "/tmp/$database.after") tables"
}
copy airflow "$AIRFLOW_DATABASE_USER" "$AIRFLOW_DATABASE_PASSWORD"
copy mlflow "$MLFLOW_DATABASE_USER" "$MLFLOW_DATABASE_PASSWORD"
compare airflow "$AIRFLOW_DATABASE_USER" "$AIRFLOW_DATABASE_PASSWORD"
compare mlflow "$MLFLOW_DATABASE_USER" "$MLFLOW_DATABASE_PASSWORD"
