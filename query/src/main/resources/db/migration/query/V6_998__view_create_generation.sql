set local role hansa_app;

create or replace function view.create_generation(generation text) returns void
language plpgsql
as $$
declare
  register text;
  agenda text;
begin
  execute format('create schema %I', generation);
  execute format('comment on schema %I is %L', generation, 'What is shown: all of it can be rebuilt from the log');
  perform view.create_tracking(generation);
  perform view.create_timeline(generation);
  perform view.create_changes(generation);
  perform view.create_discrepancies(generation);
  foreach register in array array['city', 'network', 'membership', 'partnership', 'exchange', 'action'] loop
    perform view.create_register(generation, register);
    perform view.create_search(generation, register);
  end loop;
  foreach agenda in array array['due', 'anniversary', 'board'] loop
    perform view.create_agenda(generation, agenda);
  end loop;
end
$$;

reset role;
