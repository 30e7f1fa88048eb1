-- How many input rows have warnings.
alter table run add column warned bigint default 0 not null;
