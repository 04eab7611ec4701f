set local role hansa_ledger;

-- One row for each tile of the tree. The last of a level grows in its place: a narrower one, as an older checkpoint needs
-- it, is the beginning of its bytes. Rows enter by ledger.keep_tiles alone, which lets a tile only grow.
create table ledger.tile (
  level smallint not null check (level between 0 and 63),
  index bigint   not null check (index >= 0),
  width smallint not null check (width between 1 and 256),
  bytes bytea    not null,
  primary key (level, index)
);
-- Hashes cannot be compressed, and to try it takes longer than all the rest.
alter table ledger.tile alter column bytes set storage external;
comment on table ledger.tile is 'The tree in tiles (C2SP tlog-tiles)';
comment on column ledger.tile.level is '0: leaf hashes; each further one is 8 tree levels higher';
comment on column ledger.tile.width is 'How many hashes it has; 256 is full';

reset role;
