-- An add has no link until it is made.
alter table link_change alter column link_id drop not null;
alter table link_change alter column before_image drop not null;

-- Each index of this table is paid for with every planned change, and a foreign key with every row. One index
-- that begins with the link serves the look-up of a link as well as its uniqueness within a run.
alter table link_change drop constraint link_change_run;
alter table link_change drop constraint link_change_once;
drop index link_change_link;
alter table link_change add constraint link_change_once unique (link_id, run_id);

-- Files of a run, in parts: what it was given to read, and what it writes.
create table run_file (
	run_id bigint not null,
	name varchar(100) not null,
	part bigint not null,
	content bytea not null,
	primary key (run_id, name, part),
	constraint run_file_run foreign key (run_id) references run (id)
);
