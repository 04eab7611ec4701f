set local role hansa_app;

-- Documents and rows say more now, and some say otherwise: all is shown anew, from the beginning of the log. Policies begin
-- there too, which sets deadlines once more; one too many finds nothing to do.
drop schema view_1 cascade;
select view.create_generation('view_1');

reset role;
