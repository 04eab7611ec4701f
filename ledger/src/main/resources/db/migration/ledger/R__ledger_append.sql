set local role hansa_ledger;

drop function if exists ledger.append;

-- Appends a batch of commands in one call; each is taken whole or refused whole. Arrays that share a prefix are columns:
--   s_  a stream that a command appends to: the command's number (from 1), the stream, the sequence expected next, and
--       whether the caller remembers that to be so; what it remembers counts only if the log ends where it believes, that
--       is if nobody else appended since. If it is wrong all the same, the stream's unique key refuses the whole call
--   r_  a command's receipt, and the event that it points at
--   e_  an event, in the order of the commands: the index (from 1) of its stream among s_
-- A command is replayed if its receipt is there already, stale if any of its streams is elsewhere than expected. At most
-- one command of a stream, and of a receipt's key, may be in a batch. Refused commands take no position.
create function ledger.append(
  believed_next bigint, clock_now timestamptz,
  s_command integer[], s_id uuid[], s_expected bigint[], s_known boolean[],
  r_command integer[], r_principal text[], r_key text[], r_request_hash bytea[], r_id uuid[], r_sequence bigint[],
  e_stream integer[], e_id uuid[], e_sequence bigint[], e_aggregate_type text[], e_type text[], e_revision integer[],
  e_visibility text[], e_payload_commitment bytea[], e_metadata_commitment bytea[], e_salt bytea[], e_payload bytea[],
  e_metadata bytea[],
  out first_position bigint, out recorded timestamptz, out stale integer[], out replayed integer[])
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  elsewhere boolean;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise 'ledger.append needs read committed: a snapshot taken before the gate does not see who went before';
  end if;

  -- A statement of its own: those that follow see all that was committed before the gate opened.
  perform from ledger.gate for update;

  select e.position + 1, greatest(e.recorded_at, clock_now) into first_position, recorded
    from ledger.event e order by e.position desc limit 1;
  if not found then
    first_position := 0;
    recorded := clock_now;
  end if;

  elsewhere := first_position <> believed_next;
  stale := '{}';
  if elsewhere or not (true = all (s_known)) then
    stale := array(
      select s.command
        from unnest(s_command, s_id, s_expected, s_known) s(command, id, expected, known)
        where (elsewhere or not s.known)
          and s.expected <> coalesce((select e.sequence + 1 from ledger.event e where e.aggregate_id = s.id
            order by e.sequence desc limit 1), 0));
  end if;

  replayed := '{}';
  if cardinality(r_command) > 0 then
    -- Looked up one by one: joined, all receipts would be read whenever the planner takes them for few.
    replayed := array(
      select r.command
        from unnest(r_command, r_principal, r_key) r(command, principal, key)
        where (select true from ledger.receipt known where known.principal = r.principal and known.key = r.key));
  end if;

  -- The plain case apart: numbering what is left needs a sort. The columns are unnested side by side in the select list,
  -- since in the from clause each would be copied into a store of its own first.
  if cardinality(stale) = 0 and cardinality(replayed) = 0 then
    insert into ledger.event (position, event_id, aggregate_id, sequence, recorded_at, revision, aggregate_type, type,
        visibility, payload_commitment, metadata_commitment, salt, payload, metadata)
      select first_position + e.i - 1, e.id, s_id[e.stream], e.sequence, recorded, e.revision, e.aggregate_type, e.type,
          e.visibility, e.payload_commitment, e.metadata_commitment, e.salt, e.payload, e.metadata
        from (select generate_series(1, cardinality(e_id)), unnest(e_stream), unnest(e_id), unnest(e_sequence),
              unnest(e_aggregate_type), unnest(e_type), unnest(e_revision), unnest(e_visibility),
              unnest(e_payload_commitment), unnest(e_metadata_commitment), unnest(e_salt), unnest(e_payload),
              unnest(e_metadata))
          e(i, stream, id, sequence, aggregate_type, type, revision, visibility, payload_commitment,
            metadata_commitment, salt, payload, metadata);
  else
    insert into ledger.event (position, event_id, aggregate_id, sequence, recorded_at, revision, aggregate_type, type,
        visibility, payload_commitment, metadata_commitment, salt, payload, metadata)
      select first_position + row_number() over (order by e.i) - 1, e.id, s_id[e.stream], e.sequence, recorded,
          e.revision, e.aggregate_type, e.type, e.visibility, e.payload_commitment, e.metadata_commitment, e.salt,
          e.payload, e.metadata
        from (select generate_series(1, cardinality(e_id)), unnest(e_stream), unnest(e_id), unnest(e_sequence),
              unnest(e_aggregate_type), unnest(e_type), unnest(e_revision), unnest(e_visibility),
              unnest(e_payload_commitment), unnest(e_metadata_commitment), unnest(e_salt), unnest(e_payload),
              unnest(e_metadata))
          e(i, stream, id, sequence, aggregate_type, type, revision, visibility, payload_commitment,
            metadata_commitment, salt, payload, metadata)
        where s_command[e.stream] <> all (stale) and s_command[e.stream] <> all (replayed);
  end if;

  if cardinality(r_command) > 0 then
    insert into ledger.receipt (principal, key, request_hash, aggregate_id, sequence, position)
      select r.principal, r.key, r.request_hash, r.id, r.sequence, e.position
        from unnest(r_command, r_principal, r_key, r_request_hash, r_id, r_sequence)
          r(command, principal, key, request_hash, id, sequence)
        join ledger.event e on e.aggregate_id = r.id and e.sequence = r.sequence
        where r.command <> all (stale) and r.command <> all (replayed);
  end if;
end
$$;

revoke all on function ledger.append from public;
grant execute on function ledger.append to hansa_app;

reset role;
