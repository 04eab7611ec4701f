-- The functions that make a generation of the views. A generation is a schema of its own, so that a new one is built
-- beside the live one. The application owns them all: what can be rebuilt, it may also drop.
do $$
begin
  if not pg_has_role(current_user, 'hansa_app', 'SET') then
    execute format('grant hansa_app to %I with inherit true, set true', current_user);
  end if;
  execute format('grant create on database %I to hansa_app', current_database());
end
$$;
create schema view authorization hansa_app;
comment on schema view is 'How a generation of the views is made';
