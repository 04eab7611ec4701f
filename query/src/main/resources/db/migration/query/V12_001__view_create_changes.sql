set local role hansa_app;

-- As in V6_200; but what an event changed, by whom and why, is read from the log when it is asked for: it was a sixth of
-- all that the views hold.
create or replace function view.create_changes(generation text) returns void
language plpgsql
as $$
begin
  execute format($ddl$
    create table %1$I.change_entry (
      position    bigint      primary key,
      id          uuid        not null,
      kind        text        not null,
      sequence    bigint      not null,
      recorded_at timestamptz not null
    );
    create table %1$I.change_line (
      subject  uuid   not null,
      position bigint not null,
      kind     text   not null,
      primary key (subject, position) include (kind)
    );
    create index change_entry_by_kind on %1$I.change_entry (kind, position);
    comment on table %1$I.change_entry is 'Every event as a change of its record; what it says stands in the log';
    comment on table %1$I.change_line is 'One row a change and subject that its record had then';
    $ddl$, generation);
end
$$;

reset role;
