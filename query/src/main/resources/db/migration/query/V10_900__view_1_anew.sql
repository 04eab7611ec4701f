set local role hansa_app;

-- A network that opened an exchange is among those whom it concerns: all is shown anew, from the beginning of the log, as in V4_001.
drop schema view_1 cascade;
select view.create_generation('view_1');

reset role;
