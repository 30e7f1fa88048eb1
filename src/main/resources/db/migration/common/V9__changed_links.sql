-- Which change a run has for a link: at most one. Beside the changes because an add has no link until it is made, and
-- because a change that moves on need not be entered into this index again. Filled by V9.1.
create table changed_link (
	link_id varchar(100) not null,
	run_id bigint not null,
	seq bigint not null,
	primary key (link_id, run_id)
);
