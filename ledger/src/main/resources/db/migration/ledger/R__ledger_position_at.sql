set local role hansa_ledger;

-- The last position recorded at or before an instant, or -1. recorded_at never decreases along the positions and these
-- have no gaps, so the primary key can be halved: some twenty probes for a million events, and no index for an append to
-- keep up.
create or replace function ledger.position_at(instant timestamptz) returns bigint
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  low bigint := -1;
  high bigint := coalesce((select max(e.position) from ledger.event e), -1);
  middle bigint;
begin
  while low < high loop
    middle := (low + high + 1) / 2;
    if (select e.recorded_at from ledger.event e where e.position = middle) <= instant then
      low := middle;
    else
      high := middle - 1;
    end if;
  end loop;
  return low;
end
$$;

revoke all on function ledger.position_at from public;
grant execute on function ledger.position_at to hansa_app;

reset role;
