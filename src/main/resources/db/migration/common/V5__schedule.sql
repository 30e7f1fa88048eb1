-- What the schedule knows of a job on an account: up to when it has answered for all its times. Changing the
-- schedule begins anew.
create table schedule_state (
	job varchar(100) not null,
	account varchar(100) not null,
	schedule varchar(500) not null,
	settled_until timestamp with time zone not null,
	primary key (job, account)
);

-- What became of each time at which a job was to start. Open: the schedule still owes its run an end.
create table schedule_fire (
	job varchar(100) not null,
	account varchar(100) not null,
	scheduled_at timestamp with time zone not null,
	outcome varchar(10) not null,
	run_id bigint,
	reason varchar(2000),
	recorded_at timestamp with time zone not null,
	open boolean default false not null,
	crashes integer default 0 not null,
	primary key (job, account, scheduled_at)
);

create index schedule_fire_run on schedule_fire (run_id);

create index schedule_fire_open on schedule_fire (open);

-- Whoever serves asks again and again for runs that have not ended.
create index run_ended on run (ended_at);

-- Jobs that their schedule does not start for the time being.
create table schedule_pause (
	job varchar(100) primary key,
	reason varchar(2000),
	paused_at timestamp with time zone not null
);
