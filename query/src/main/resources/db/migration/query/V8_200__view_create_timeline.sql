set local role hansa_app;

-- As in V2_003; and of each record who may see it, so that what is not public is found among all records by one small index.
create or replace function view.create_timeline(generation text) returns void
language plpgsql
as $$
begin
  execute format($ddl$
    create table %1$I.timeline_record (
      id         uuid   primary key,
      sequence   bigint not null,
      visibility text   not null,
      parties    uuid[],
      strand     json
    ) with (fillfactor = 80);
    create table %1$I.timeline_entry (
      position    bigint      not null,
      known_from  bigint      not null,
      known_to    bigint      not null default 9223372036854775807,
      id          uuid        not null,
      event_id    uuid        not null,
      recorded_at timestamptz not null,
      earliest    date        not null,
      latest      date        not null,
      effective   text        not null,
      kind        text        not null,
      key         text        not null,
      parameters  json        not null,
      themes      text[]      not null,
      visibility  text        not null,
      actor_role  text        not null,
      actor       json        not null,
      source      json,
      primary key (position, known_from)
    );
    create table %1$I.timeline_line (
      subject    uuid   not null,
      earliest   date   not null,
      position   bigint not null,
      known_from bigint not null,
      known_to   bigint not null default 9223372036854775807
    );
    create unique index timeline_record_discreet on %1$I.timeline_record (id) where visibility <> 'PUBLIC';
    create index timeline_line_by_subject on %1$I.timeline_line (subject, earliest, position)
      include (known_from, known_to);
    create index timeline_line_by_position on %1$I.timeline_line (position);
    comment on table %1$I.timeline_record is 'Whose each record is and what it is about, as its last event left it';
    comment on column %1$I.timeline_record.parties is 'Whom it concerns; null of what everybody may see';
    comment on table %1$I.timeline_entry is 'What happened, to be put into words by key and parameters at the edge';
    $ddl$, generation);
end
$$;

reset role;
