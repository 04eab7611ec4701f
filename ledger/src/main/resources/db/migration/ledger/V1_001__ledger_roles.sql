-- Roles belong to the whole cluster, so another database may have made them already.
-- hansa_ledger owns the log and nobody logs in as it; hansa_app is the application, which may append and read.
do $$
begin
  begin
    create role hansa_ledger nologin;
  exception when duplicate_object or unique_violation then
    null;
  end;
  begin
    create role hansa_app login;
  exception when duplicate_object or unique_violation then
    null;
  end;
  if not pg_has_role(current_user, 'hansa_ledger', 'SET') then
    execute format('grant hansa_ledger to %I with inherit true, set true', current_user);
  end if;
end
$$;
