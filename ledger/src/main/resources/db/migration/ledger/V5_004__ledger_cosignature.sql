set local role hansa_ledger;

-- What witnesses have answered to our checkpoints: their signature lines, verified before they are kept.
create table ledger.cosignature (
  size        bigint      not null references ledger.checkpoint,
  witness     text        not null,
  line        text        not null,
  cosigned_at timestamptz not null,
  received_at timestamptz not null,
  primary key (size, witness)
);
-- What one witness has cosigned last is asked of each, and a witness may have been silent for long.
create index on ledger.cosignature (witness, size);
comment on column ledger.cosignature.witness is 'The name of the witness''s key';
comment on column ledger.cosignature.cosigned_at is 'As the witness signed it, in whole seconds';

-- The last checkpoint of each other log that this node has cosigned as a witness (C2SP tlog-witness).
create table ledger.witnessed (
  origin       text        primary key,
  size         bigint      not null check (size >= 0),
  root_hash    bytea       not null check (octet_length(root_hash) = 32),
  note         text        not null,
  witnessed_at timestamptz not null
);

reset role;
