-- What changes are searched by: a line for each change, many lines in a row. Beside the changes, because an index or a
-- column of them would be paid for again each time one moves on. Filled for earlier changes by V12.4.
create table change_digest (
	run_id bigint not null,
	first_seq bigint not null,
	last_seq bigint not null,
	lines varchar(1000000) not null,
	primary key (run_id, first_seq),
	constraint change_digest_of_run foreign key (run_id) references run (id) on delete cascade
);
