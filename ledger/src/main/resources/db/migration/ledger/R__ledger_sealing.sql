set local role hansa_ledger;

-- Takes the right to seal for the rest of this transaction. False at once if another transaction has it: sealing is not
-- waited for. A node that is paused loses it when the database ends its transaction, and can then store nothing any more.
create or replace function ledger.claim_sealing() returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform from ledger.sealer for update skip locked;
  return found;
end
$$;

-- Keeps tiles, given as columns: new ones, and wider ones in the place of narrower ones, whose bytes they must begin with.
create or replace function ledger.keep_tiles(levels smallint[], indexes bigint[], widths smallint[], contents bytea[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  kept bigint;
begin
  perform from ledger.sealer for update nowait;
  insert into ledger.tile as t (level, index, width, bytes)
    select unnest(levels), unnest(indexes), unnest(widths), unnest(contents)
    on conflict (level, index) do update set width = excluded.width, bytes = excluded.bytes
      where excluded.width > t.width and substring(excluded.bytes for octet_length(t.bytes)) = t.bytes;
  get diagnostics kept = row_count;
  if kept <> cardinality(levels) then
    raise 'a tile grows, and keeps the bytes that it had' using errcode = 'integrity_constraint_violation';
  end if;
end
$$;

-- Keeps entries, sixteen a row: new rows, and wider ones in the place of narrower ones, likewise.
create or replace function ledger.keep_entries(firsts bigint[], widths smallint[], contents bytea[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  kept bigint;
begin
  perform from ledger.sealer for update nowait;
  insert into ledger.entries as e (first, width, bytes)
    select unnest(firsts), unnest(widths), unnest(contents)
    on conflict (first) do update set width = excluded.width, bytes = excluded.bytes
      where excluded.width > e.width and substring(excluded.bytes for octet_length(e.bytes)) = e.bytes;
  get diagnostics kept = row_count;
  if kept <> cardinality(firsts) then
    raise 'a row of entries grows, and keeps the bytes that it had' using errcode = 'integrity_constraint_violation';
  end if;
end
$$;

-- Keeps a signed checkpoint, which is larger than those before it, and not larger than the log.
create or replace function ledger.keep_checkpoint(new_size bigint, new_root bytea, new_note text, signed timestamptz)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform from ledger.sealer for update nowait;
  if new_size <= (select max(c.size) from ledger.checkpoint c)
      or new_size > (select coalesce(max(e.position), -1) + 1 from ledger.event e) then
    raise 'a checkpoint is larger than the last one, and not larger than the log'
      using errcode = 'integrity_constraint_violation';
  end if;
  insert into ledger.checkpoint (size, root_hash, note, signed_at) values (new_size, new_root, new_note, signed);
end
$$;

-- Keeps a witness's signature of one of our checkpoints; the first one stays.
create or replace function ledger.keep_cosignature(
  of_size bigint, by_witness text, signature_line text, cosigned timestamptz, received timestamptz)
returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into ledger.cosignature (size, witness, line, cosigned_at, received_at)
    values (of_size, by_witness, signature_line, cosigned, received)
    on conflict do nothing
$$;

-- Keeps that a checkpoint of another log is witnessed, if the last one of that log is of the expected size still, or none
-- is and 0 is expected. False if it is not so: compared and set in one, as tlog-witness demands.
create or replace function ledger.keep_witnessed(
  of_origin text, expected_size bigint, new_size bigint, new_root bytea, new_note text, cosigned timestamptz)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if expected_size = 0 then
    insert into ledger.witnessed as w (origin, size, root_hash, note, witnessed_at)
      values (of_origin, new_size, new_root, new_note, cosigned)
      on conflict (origin) do update
        set size = new_size, root_hash = new_root, note = new_note, witnessed_at = cosigned
        where w.size = 0;
  else
    update ledger.witnessed
      set size = new_size, root_hash = new_root, note = new_note, witnessed_at = cosigned
      where origin = of_origin and size = expected_size and new_size >= expected_size;
  end if;
  return found;
end
$$;

revoke all on function ledger.claim_sealing from public;
revoke all on function ledger.keep_tiles from public;
revoke all on function ledger.keep_entries from public;
revoke all on function ledger.keep_checkpoint from public;
revoke all on function ledger.keep_cosignature from public;
revoke all on function ledger.keep_witnessed from public;
grant execute on function ledger.claim_sealing to hansa_app;
grant execute on function ledger.keep_tiles to hansa_app;
grant execute on function ledger.keep_entries to hansa_app;
grant execute on function ledger.keep_checkpoint to hansa_app;
grant execute on function ledger.keep_cosignature to hansa_app;
grant execute on function ledger.keep_witnessed to hansa_app;

reset role;
