-- What db-scheduler keeps for Axon's deadline manager; its columns have the names that it gives them.
set local role hansa_app;

create schema deadline;
comment on schema deadline is 'What falls due: all of it follows from the log';

create table deadline.scheduled_tasks (
  task_name            text                     not null,
  task_instance        text                     not null,
  task_data            bytea,
  execution_time       timestamp with time zone,
  picked               boolean                  not null,
  picked_by            text,
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures int,
  last_heartbeat       timestamp with time zone,
  version              bigint                   not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on deadline.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on deadline.scheduled_tasks (last_heartbeat);

reset role;
