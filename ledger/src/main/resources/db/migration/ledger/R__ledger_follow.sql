set local role hansa_ledger;

-- Says how far the log has followed another event store, and keeps the receipts of the commands that it followed, in the
-- transaction that has appended their events. The two functions are the only way to move on.

drop function if exists ledger.lock_followed;

-- The last token that was followed; nobody else moves on until this transaction ends.
create function ledger.lock_followed() returns bigint
language sql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
  select token from ledger.followed for update
$$;

drop function if exists ledger.follow;

-- Arrays that begin with r_ are columns: a command's receipt, and the event that it points at. One that is there already
-- is of a history that was followed before.
create function ledger.follow(
  to_token bigint, r_principal text[], r_key text[], r_request_hash bytea[], r_id uuid[], r_sequence bigint[])
  returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  update ledger.followed set token = to_token where token < to_token;
  if not found then
    raise 'the log has followed as far as % already', to_token;
  end if;
  insert into ledger.receipt (principal, key, request_hash, aggregate_id, sequence, position)
    select r.principal, r.key, r.request_hash, r.id, r.sequence, e.position
      from unnest(r_principal, r_key, r_request_hash, r_id, r_sequence) r(principal, key, request_hash, id, sequence)
      join ledger.event e on e.aggregate_id = r.id and e.sequence = r.sequence
    on conflict do nothing;
end
$$;

revoke all on function ledger.lock_followed, ledger.follow from public;
grant execute on function ledger.lock_followed, ledger.follow to hansa_app;

reset role;
