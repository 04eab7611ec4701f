#!/bin/sh
# Run once, on an empty data directory: the database and the role that migrates it. That role makes the others.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$HANSA_FLYWAY_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role hansa_flyway login createrole password :'password';
create database hansa owner hansa_flyway template template0 encoding 'UTF8'
  locale_provider builtin builtin_locale 'C.UTF-8' locale 'C';
SQL
