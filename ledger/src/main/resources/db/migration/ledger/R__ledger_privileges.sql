-- Privileges are source. The application reads the log and appends by the function; the gate it cannot even see.
alter role hansa_app login password '${appPassword}';

set local role hansa_ledger;

revoke all on all tables in schema ledger from hansa_app, public;
grant usage on schema ledger to hansa_app;
grant select on ledger.event, ledger.receipt, ledger.tile, ledger.entries, ledger.checkpoint, ledger.cosignature,
  ledger.witnessed, ledger.followed to hansa_app;
grant select, insert, delete on ledger.snapshot to hansa_app;

reset role;
