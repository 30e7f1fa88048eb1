-- When the next request to an account may be sent, in microseconds since 1970 by the clock of the database.
-- Unlogged: after a crash of the database the pace begins anew.
create unlogged table request_budget (
    account varchar(512) not null primary key,
    free_at bigint not null
);
