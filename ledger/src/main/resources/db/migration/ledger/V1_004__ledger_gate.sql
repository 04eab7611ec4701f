set local role hansa_ledger;

-- An append locks this one row until it commits, so that the order of positions is the order of commits. The row is never
-- updated: an updated row would bloat under any old snapshot (a dump, a replay).
create table ledger.gate (
  one boolean primary key default true check (one)
);
insert into ledger.gate default values;

reset role;
