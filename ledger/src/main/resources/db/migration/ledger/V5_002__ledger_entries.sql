set local role hansa_ledger;

-- The entries of the log, sixteen a row, so that a row stays in its page: out of line, in pieces of 2 kB, storing them
-- takes four times as long. A bundle (C2SP tlog-tiles) is sixteen rows. The last row grows in its place. Rows enter by
-- ledger.keep_entries alone, which lets it only grow.
create table ledger.entries (
  first bigint   primary key check (first >= 0 and first % 16 = 0),
  width smallint not null check (width between 1 and 16),
  bytes bytea    not null
) with (toast_tuple_target = 8160);
alter table ledger.entries alter column bytes set storage external;
comment on table ledger.entries is 'What the leaves of the tree are the hashes of; never made again, but served from here';
comment on column ledger.entries.first is 'The position of the first entry in the row';
comment on column ledger.entries.bytes is 'Each entry after its length in two bytes, as in a bundle';

reset role;
