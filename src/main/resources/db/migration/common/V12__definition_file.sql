-- The text of each definition that a serving process accepted, so that after a restart, too, a file that was cut off
-- or cannot be read any more leaves its job as it was. Held back: the file is only the beginning of this text.
create table definition_file (
	path varchar(2000) primary key,
	job varchar(100) not null,
	content varchar(262144) not null,
	held_back boolean default false not null
);
