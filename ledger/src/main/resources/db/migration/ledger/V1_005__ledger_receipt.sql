set local role hansa_ledger;

create table ledger.receipt (
  principal    text   not null,
  key          text   not null,
  request_hash bytea  not null,
  aggregate_id uuid   not null,
  sequence     bigint not null,
  position     bigint not null,
  primary key (principal, key)
);
comment on table ledger.receipt is 'The first answer to a command that was given an idempotency key, written with its events';

reset role;
