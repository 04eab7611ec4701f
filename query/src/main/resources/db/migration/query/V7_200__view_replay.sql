set local role hansa_app;

-- Replays and how they ended. An audit's finding is kept: unlike a view it cannot be had again from the log.
create table view.replay (
  id         uuid    primary key,
  generation text    not null,
  under_way  boolean not null,
  cancelled  boolean not null default false,
  report     json    not null
);
comment on column view.replay.generation is 'Its scratch tables; whoever writes them holds an advisory lock on that name';
create unique index replay_under_way on view.replay (under_way) where under_way;

-- A generation to be copied into and thrown away: without indexes and constraints, and without a trace in the log of the
-- database; and the records that a comparison is of, or leaves out.
create function view.create_scratch_generation(generation text) returns void
language plpgsql
as $$
declare
  made record;
begin
  perform view.create_generation(generation);
  for made in
    select c.conrelid::regclass as relation, c.conname as name
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where t.relnamespace = generation::regnamespace and c.contype in ('p', 'u')
  loop
    execute format('alter table %s drop constraint %I', made.relation, made.name);
  end loop;
  for made in
    select i.indexrelid::regclass as relation
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relnamespace = generation::regnamespace
  loop
    execute format('drop index %s', made.relation);
  end loop;
  for made in
    select oid::regclass as relation from pg_class where relnamespace = generation::regnamespace and relkind = 'r'
  loop
    execute format('alter table %s set unlogged', made.relation);
  end loop;
  execute format('create unlogged table %I.touched (id uuid primary key)', generation);
  execute format('create unlogged table %I.changed_since (id uuid primary key)', generation);
end
$$;

reset role;
