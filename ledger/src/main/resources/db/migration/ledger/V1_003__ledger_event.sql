set local role hansa_ledger;

-- event_id has no index: it is found through (aggregate_id, sequence), and an index of it costs an append 10 to 40 %.
-- recorded_at has none either: it never decreases along the positions, so ledger.position_at searches the primary key.
-- Fixed-width columns come first, which saves their padding.
create table ledger.event (
  position            bigint      primary key check (position >= 0),
  event_id            uuid        not null,
  aggregate_id        uuid        not null,
  sequence            bigint      not null check (sequence >= 0),
  recorded_at         timestamptz not null,
  revision            integer     not null check (revision >= 0),
  aggregate_type      text        not null,
  type                text        not null,
  visibility          text        not null,
  payload_commitment  bytea       not null check (octet_length(payload_commitment) = 32),
  metadata_commitment bytea       not null check (octet_length(metadata_commitment) = 32),
  seal                bytea,
  salt                bytea,
  payload             bytea,
  metadata            bytea,
  constraint event_stream unique (aggregate_id, sequence)
);
comment on table ledger.event is 'The log. Rows enter by ledger.append alone';
comment on column ledger.event.position is '0-based, without gaps, in the order of commits';
comment on column ledger.event.recorded_at is 'When the ledger took it; never decreases along the positions';
comment on column ledger.event.seal is 'Of a sealed entry: what stands in its leaf for aggregate id and type';
comment on column ledger.event.salt is 'Salt, payload and metadata are the erasable part: the commitments stay valid without them';

reset role;
