set local role hansa_ledger;

-- Where events are kept elsewhere and the ledger follows: how far it has come there. One row, locked by whoever follows.
create table ledger.followed (
  one   boolean primary key default true check (one),
  token bigint not null
);
insert into ledger.followed (token) values (-1);
comment on table ledger.followed is 'The last token of another event store whose event is in the log; -1 before the first';

reset role;
