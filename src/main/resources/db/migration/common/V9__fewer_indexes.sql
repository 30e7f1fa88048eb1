-- Rows are claimed by their place in the run, which the primary key tells. This index was paid for with every
-- planned change, and again each time one moved on.
drop index link_change_state;

-- Which change a run has for a link: at most one. Beside the changes because an add has no link until it is made, and
-- because a change that moves on need not be entered into this index again.
create table changed_link (
	link_id varchar(100) not null,
	run_id bigint not null,
	seq bigint not null,
	primary key (link_id, run_id)
);

insert into changed_link (link_id, run_id, seq) select link_id, run_id, seq from link_change where link_id is not null;

alter table link_change drop constraint link_change_once;

-- Rows that stay without effect are kept many to a row, under the line of the first.
update input_row set text = cast(line as varchar(20)) || ' ' || coalesce(link_id, '') where not rejected;

alter table input_row drop column link_id;
