set local role hansa_app;

-- As in V7_100; a party's rows lie in the order in which they are listed, whatever their kind, so that a page is read from
-- the index without a sort; and a record's rows of one party are found by both.
create or replace function view.create_register(generation text, register text) returns void
language plpgsql
as $$
begin
  execute format($ddl$
    create table %1$I.%2$I (
      id          uuid        primary key,
      sequence    bigint      not null,
      position    bigint      not null,
      visibility  text        not null,
      document    json,
      facts       json        not null,
      recorded_at timestamptz not null
    ) with (fillfactor = 80)
    $ddl$, generation, register || '_record');
  execute format($ddl$
    create table %1$I.%2$I (
      party          uuid      not null,
      id             uuid      not null,
      known_from     bigint    not null,
      known_to       bigint    not null default 9223372036854775807,
      since_earliest date      not null,
      since_latest   date      not null,
      period         smallint  not null,
      lead           boolean   not null,
      in_being       boolean   not null,
      kind           text      not null,
      standing       text      not null,
      visibility     text      not null,
      certain        daterange not null,
      possible       daterange not null,
      themes         text[]    not null,
      label          text      not null,
      item           json      not null
    ) with (fillfactor = 80)
    $ddl$, generation, register || '_register');
  execute format($ddl$
    comment on table %1$I.%3$I is 'Each document as it is now; null where its first event was retracted';
    comment on table %1$I.%2$I is 'One row a party and period of valid time, known from a position until another';
    comment on column %1$I.%2$I.lead is 'The row of the first party, by which a record is listed once';
    create index %4$I on %1$I.%2$I (party, since_earliest, since_latest, id)
      include (kind, known_from, known_to, standing, in_being, certain, possible);
    create index %5$I on %1$I.%2$I (kind, since_earliest, since_latest, id)
      include (known_from, known_to, standing, in_being, certain, possible) where lead;
    create index %6$I on %1$I.%2$I (since_earliest, since_latest, id)
      include (known_from, known_to, standing, in_being, certain, possible) where lead;
    create index %7$I on %1$I.%2$I (kind, known_from) where lead;
    create index %8$I on %1$I.%2$I (id, party);
    $ddl$,
    generation, register || '_register', register || '_record',
    register || '_by_party', register || '_by_kind', register || '_by_since', register || '_by_knowledge',
    register || '_by_id');
  if register = 'city' then
    -- A name has 200 characters at most; what a correction made of it must fit a page of the index.
    execute format(
      'create index city_register_by_name on %I.city_register (kind, left(lower(label), 200)) where lead', generation);
  end if;
end
$$;

reset role;
