-- Which data keys were destroyed, so that a start can destroy them again without reading the log.
set local role hansa_app;

create schema erasure;
comment on schema erasure is 'What was erased: all of it follows from the log';

create table erasure.destroyed_key (
  key uuid primary key
);

reset role;
