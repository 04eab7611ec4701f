set local role hansa_app;

-- Every event as a change of its record, for whoever asks what came to be known between two positions. Rows are never
-- told otherwise, so one position is all that they need of the log's clock.
create function view.create_changes(generation text) returns void
language plpgsql
as $$
begin
  execute format($ddl$
    create table %1$I.change_entry (
      position   bigint primary key,
      id         uuid   not null,
      kind       text   not null,
      visibility text   not null,
      item       json   not null
    );
    create table %1$I.change_line (
      subject  uuid   not null,
      position bigint not null,
      kind     text   not null,
      primary key (subject, position) include (kind)
    );
    create index change_entry_by_kind on %1$I.change_entry (kind, position);
    comment on table %1$I.change_entry is 'What each event changed, by whom, why and how late, as it was recorded';
    comment on table %1$I.change_line is 'One row a change and subject that its record had then';
    $ddl$, generation);
end
$$;

reset role;
