set local role hansa_app;

-- How far each view has come. The columns of Axon's two tables have the names that it gives them.
create function view.create_tracking(generation text) returns void
language plpgsql
as $$
begin
  execute format($ddl$
    create table %1$I.progress (
      view        text        primary key,
      position    bigint      not null,
      recorded_at timestamptz not null
    ) with (fillfactor = 50);
    create table %1$I.token_entry (
      processorName varchar(255) not null,
      segment       integer      not null,
      token         bytea,
      tokenType     varchar(255),
      timestamp     varchar(255),
      owner         varchar(255),
      primary key (processorName, segment)
    ) with (fillfactor = 50);
    create table %1$I.dead_letter_entry (
      deadLetterIdentifier varchar(255) primary key,
      processingGroup      varchar(255) not null,
      sequenceIdentifier   varchar(255) not null,
      sequenceIndex        bigint       not null,
      messageType          varchar(255) not null,
      eventIdentifier      varchar(255) not null,
      timestamp            varchar(255) not null,
      payloadType          varchar(255) not null,
      payloadRevision      varchar(255),
      payload              bytea        not null,
      metaData             bytea,
      type                 varchar(255),
      aggregateIdentifier  varchar(255),
      sequenceNumber       bigint,
      tokenType            varchar(255),
      token                bytea,
      enqueuedAt           varchar(255) not null,
      lastTouched          varchar(255),
      processingStarted    varchar(255),
      causeType            varchar(255),
      causeMessage         varchar(1023),
      diagnostics          bytea,
      unique (processingGroup, sequenceIdentifier, sequenceIndex)
    );
    $ddl$, generation);
end
$$;

reset role;
