set local role hansa_ledger;

-- What this log has signed, for ever. Rows enter by ledger.keep_checkpoint alone.
create table ledger.checkpoint (
  size      bigint      primary key check (size >= 0),
  root_hash bytea       not null check (octet_length(root_hash) = 32),
  note      text        not null,
  signed_at timestamptz not null
);
comment on table ledger.checkpoint is 'The signed statements of what the tree is at a size (C2SP tlog-checkpoint)';
comment on column ledger.checkpoint.note is 'As it was signed, without the cosignatures that came later';

-- The right to seal: who has this row locked has it, until its transaction ends. It is never updated.
create table ledger.sealer (
  one boolean primary key default true check (one)
);
insert into ledger.sealer default values;

reset role;
