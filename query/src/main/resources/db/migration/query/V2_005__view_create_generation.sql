set local role hansa_app;

create function view.create_generation(generation text) returns void
language plpgsql
as $$
declare
  register text;
begin
  execute format('create schema %I', generation);
  execute format('comment on schema %I is %L', generation, 'What is shown: all of it can be rebuilt from the log');
  perform view.create_tracking(generation);
  perform view.create_timeline(generation);
  foreach register in array array['city', 'network', 'membership', 'partnership', 'exchange', 'action'] loop
    perform view.create_register(generation, register);
  end loop;
end
$$;

reset role;
