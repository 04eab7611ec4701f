set local role hansa_app;

-- What does not agree, as the folds list it; a figure is kept with what it is to be compared with, whatever is counted.
create function view.create_discrepancies(generation text) returns void
language plpgsql
as $$
begin
  execute format($ddl$
    create table %1$I.discrepancy (
      party      uuid    not null,
      lead       boolean not null,
      record     uuid    not null,
      of         text    not null,
      kind       text    not null,
      key        text    not null,
      known_from bigint  not null,
      known_to   bigint  not null default 9223372036854775807,
      visibility text    not null,
      counted    text,
      value      bigint,
      qualifier  text,
      earliest   date,
      latest     date,
      item       json    not null
    ) with (fillfactor = 80);
    create index discrepancy_by_party on %1$I.discrepancy (party, kind, record, key) include (known_from, known_to);
    create index discrepancy_by_kind on %1$I.discrepancy (kind, record, key) include (known_from, known_to) where lead;
    create index discrepancy_by_record on %1$I.discrepancy (record, kind, key);
    comment on table %1$I.discrepancy is 'One row a party of what does not agree, known from a position until another';
    $ddl$, generation);
end
$$;

reset role;
