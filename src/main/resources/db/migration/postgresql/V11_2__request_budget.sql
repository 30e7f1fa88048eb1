-- When the next request to an account may be sent, in microseconds since 1970 by the clock of the database.
-- Unlogged: after a crash of the database the pace begins anew.
create unlogged table request_budget (
    account varchar(512) not null primary key,
    free_at bigint not null
);

-- How many requests at a time a process may have in flight to an account.
create unlogged table request_permit (
    account varchar(512) not null,
    owner varchar(64) not null,
    permits integer not null,
    expires_at timestamp with time zone not null,
    primary key (account, owner)
);
