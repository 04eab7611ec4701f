set local role hansa_app;

-- As in V6_401; and what a chart of aid adds up is found by its stage, apart from what stands on the board.
create or replace function view.create_agenda(generation text, agenda text) returns void
language plpgsql
as $$
begin
  execute format($ddl$
    create table %1$I.%2$I (like %1$I.city_register including defaults) with (fillfactor = 80);
    comment on table %1$I.%2$I is 'As a register: one row a party and period, known from a position until another';
    create index %3$I on %1$I.%2$I (party, since_earliest, since_latest, id, period)
      include (known_from, known_to, kind, standing, in_being, certain, possible);
    create index %4$I on %1$I.%2$I (since_earliest, since_latest, id, period)
      include (known_from, known_to, kind, standing, in_being, certain, possible) where lead;
    create index %5$I on %1$I.%2$I (id, period);
    $ddl$,
    generation, agenda || '_agenda', agenda || '_agenda_by_party', agenda || '_agenda_by_since', agenda || '_agenda_by_id');
  if agenda = 'board' then
    execute format(
      'create index board_agenda_by_day on %I.board_agenda using gist (possible) where lead and in_being', generation);
    execute format(
      'create index board_agenda_by_stage on %I.board_agenda (standing, since_earliest) where not in_being', generation);
  end if;
end
$$;

reset role;
