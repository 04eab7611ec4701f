set local role hansa_ledger;

-- A cache of folded streams: whoever doubts it deletes it.
create table ledger.snapshot (
  aggregate_id   uuid        not null,
  sequence       bigint      not null,
  event_id       uuid        not null,
  aggregate_type text        not null,
  type           text        not null,
  revision       text,
  recorded_at    timestamptz not null,
  payload        bytea       not null,
  metadata       bytea       not null,
  primary key (aggregate_id, sequence)
);

reset role;
