set local role hansa_app;

select view.create_generation('view_1');

reset role;
