-- What health writes to learn whether the database takes writes: one row.
create table health_check (
	id integer primary key,
	checked_at timestamp with time zone not null
);
