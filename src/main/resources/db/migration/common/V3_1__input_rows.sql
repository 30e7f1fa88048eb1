alter table link_change add column match_field varchar(20);
alter table link_change add column witnesses varchar(200000);
alter table link_change add column line bigint;

-- How far the step before collecting got.
alter table run add column preparation_position varchar(1000);

-- What a run read without planning a change for it, where each row is accounted for by its line.
create table input_row (
	run_id bigint not null,
	line bigint not null,
	rejected boolean not null,
	link_id varchar(100),
	text varchar(200000),
	reason varchar(2000),
	primary key (run_id, line)
);
