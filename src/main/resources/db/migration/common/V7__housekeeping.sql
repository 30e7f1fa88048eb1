-- When housekeeping announced that it would remove what a run did, so that no undo of it begins any more, and when it
-- began to.
alter table run add column removal_announced_at timestamp with time zone;
alter table run add column removed_at timestamp with time zone;
