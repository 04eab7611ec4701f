create schema ledger authorization hansa_ledger;
comment on schema ledger is 'What is kept and proved: the event store is the log, position n is leaf n';
