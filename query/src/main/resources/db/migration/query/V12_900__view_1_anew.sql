set local role hansa_app;

-- Changes are kept in another form: all is shown anew, from the beginning of the log, as in V4_001.
drop schema view_1 cascade;
select view.create_generation('view_1');

reset role;
