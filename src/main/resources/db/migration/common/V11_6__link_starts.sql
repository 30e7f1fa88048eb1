-- When a link that is held back is to be enabled, before and after the change.
alter table link_change add column starts_before timestamp with time zone;
alter table link_change add column starts_at timestamp with time zone;

-- The changes that set a start, in the order of starts. Beside the changes, because an index of them would be paid for
-- with every planned change.
create table link_start (
	starts_at timestamp with time zone not null,
	run_id bigint not null,
	seq bigint not null,
	primary key (starts_at, run_id, seq),
	constraint link_start_of_change foreign key (run_id, seq) references link_change (run_id, seq) on delete cascade
);
