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

create or replace function view.create_generation(generation text) returns void
language plpgsql
as $$
declare
  register text;
begin
  execute format('create schema %I', generation);
  execute format('comment on schema %I is %L', generation, 'What is shown: all of it can be rebuilt from the log');
  perform view.create_tracking(generation);
  perform view.create_timeline(generation);
  perform view.create_changes(generation);
  foreach register in array array['city', 'network', 'membership', 'partnership', 'exchange', 'action'] loop
    perform view.create_register(generation, register);
  end loop;
end
$$;

drop schema view_1 cascade;
select view.create_generation('view_1');

reset role;
