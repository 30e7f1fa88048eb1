-- How many changes of a plan are left out, and how often its plan was revised.
alter table run add column left_out bigint default 0 not null;

alter table run add column plan_version bigint default 0 not null;
