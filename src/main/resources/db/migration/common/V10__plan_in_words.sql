-- What kind each change is: what a plan says, counts and limits by. Filled for earlier changes by V10.1.
alter table link_change add column kind varchar(10);

alter table link_change drop column guarded;

-- Planned and applied changes by kind.
alter table run add column planned_add bigint default 0 not null;
alter table run add column planned_change bigint default 0 not null;
alter table run add column planned_disable bigint default 0 not null;
alter table run add column planned_enable bigint default 0 not null;
alter table run add column planned_delete bigint default 0 not null;
alter table run add column applied_add bigint default 0 not null;
alter table run add column applied_change bigint default 0 not null;
alter table run add column applied_disable bigint default 0 not null;
alter table run add column applied_enable bigint default 0 not null;
alter table run add column applied_delete bigint default 0 not null;

-- What the command line changed in the definition for this run: a JSON object of keys and values.
alter table run add column overrides varchar(200000);

-- The newer run of the same job whose plan replaced this one.
alter table run add column superseded_by bigint;

-- Why a plan older than it may be was applied.
alter table run add column old_reason varchar(2000);

-- Whether the process of the last execution died.
alter table run add column interrupted boolean default false not null;
