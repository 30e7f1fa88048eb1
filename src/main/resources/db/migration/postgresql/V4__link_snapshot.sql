-- The links of an account as one run saw them: segments that are each sorted, cut into compressed blocks.
-- Beside the other vendor's tables because no type for bytes is common to both.
create table link_snapshot (
	run_id bigint not null,
	segment integer not null,
	block integer not null,
	links bytea not null,
	primary key (run_id, segment, block),
	constraint link_snapshot_run foreign key (run_id) references run (id)
);

-- The blocks are compressed already.
alter table link_snapshot alter column links set storage external;
