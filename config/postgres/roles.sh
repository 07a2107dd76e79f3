#!/bin/sh
# Runs once, when the database server makes its data: the three roles and the database. None is a superuser, and
# the owner may not make roles.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$OWNER_PASSWORD" --set app_password="$APP_PASSWORD" <<'SQL'
CREATE ROLE tetsuzuki_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tetsuzuki_app LOGIN PASSWORD :'app_password';
CREATE ROLE tetsuzuki_system NOLOGIN;
GRANT tetsuzuki_system TO tetsuzuki_app WITH INHERIT FALSE, SET TRUE;
CREATE DATABASE tetsuzuki OWNER tetsuzuki_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE CONNECT ON DATABASE tetsuzuki FROM PUBLIC;
GRANT CONNECT ON DATABASE tetsuzuki TO tetsuzuki_app;
-- The application stages files in temporary tables.
GRANT TEMPORARY ON DATABASE tetsuzuki TO tetsuzuki_app;
SQL
