set local role hansa_app;

-- Replays and rebuilds of the views, and how they ended. An audit's finding is kept: unlike a view it cannot be had again
-- from the log.
create table view.build (
  id         uuid    primary key,
  kind       text    not null,
  generation text    not null,
  under_way  boolean not null,
  cancelled  boolean not null default false,
  report     json    not null
);
comment on column view.build.generation is 'The tables that it makes; whoever writes them holds an advisory lock on that name';
create unique index build_under_way on view.build (under_way) where under_way;

-- A generation to be copied into: without indexes and constraints. What makes them is kept in its table later.
create function view.create_bare_generation(generation text) returns void
language plpgsql
as $$
declare
  made record;
begin
  perform view.create_generation(generation);
  execute format('create table %I.later (number bigint generated always as identity, ddl text not null)', generation);
  for made in
    select c.conrelid::regclass as relation, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where t.relnamespace = generation::regnamespace and c.contype in ('p', 'u')
  loop
    execute format('insert into %I.later (ddl) values (%L)', generation,
      format('alter table %s add constraint %I %s', made.relation, made.name, made.definition));
    execute format('alter table %s drop constraint %I', made.relation, made.name);
  end loop;
  for made in
    select i.indexrelid::regclass as relation, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relnamespace = generation::regnamespace
  loop
    execute format('insert into %I.later (ddl) values (%L)', generation, made.definition);
    execute format('drop index %s', made.relation);
  end loop;
end
$$;

-- A generation to be copied into and thrown away, without a trace in the log of the database; and the records that a
-- comparison is of, or leaves out.
create function view.create_scratch_generation(generation text) returns void
language plpgsql
as $$
declare
  made record;
begin
  perform view.create_bare_generation(generation);
  execute format('drop table %I.later', generation);
  for made in
    select oid::regclass as relation from pg_class where relnamespace = generation::regnamespace and relkind = 'r'
  loop
    execute format('alter table %s set unlogged', made.relation);
  end loop;
  execute format('create unlogged table %I.touched (id uuid primary key)', generation);
  execute format('create unlogged table %I.changed_since (id uuid primary key)', generation);
end
$$;

-- Puts one generation in the place of another. Names are all that changes hands: whoever reads the old one reads on, and
-- the next statement finds the new one under the name. What the processors keep of themselves stays theirs.
create function view.swap_generation(live text, next text, past text) returns void
language plpgsql
as $$
declare
  kept text;
begin
  execute format('lock table %1$I.dead_letter_entry, %1$I.token_entry in access exclusive mode', live);
  foreach kept in array array['dead_letter_entry', 'token_entry'] loop
    execute format('drop table %I.%I', next, kept);
  end loop;
  execute format('alter schema %I rename to %I', live, past);
  execute format('alter schema %I rename to %I', next, live);
  foreach kept in array array['dead_letter_entry', 'token_entry'] loop
    execute format('alter table %I.%I set schema %I', past, kept, live);
  end loop;
end
$$;

reset role;
