-- Trigrams, by which a name is found though it is misspelt. The extension is trusted: who owns the database may create it.
create extension if not exists pg_trgm with schema public;

set local role hansa_app;

-- Finds the rows of a register by what they are called: by a part of it, by one that is like it, and by its words in
-- German or English, whatever their endings.
create function view.create_search(generation text, register text) returns void
language plpgsql
as $$
begin
  execute format($ddl$
    create index %2$I on %1$I.%4$I using gin (label public.gin_trgm_ops) where lead;
    create index %3$I on %1$I.%4$I using gin ((to_tsvector('german', label) || to_tsvector('english', label))) where lead;
    $ddl$,
    generation, register || '_by_spelling', register || '_by_words', register || '_register');
end
$$;

reset role;
