-- A lock ends with its run, and a notification outlives it.
delete from run_lock where run_id not in (select id from run);

alter table run_lock add constraint run_lock_of_run foreign key (run_id) references run (id) on delete cascade;

update notification set run_id = null where run_id is not null and run_id not in (select id from run);

alter table notification add constraint notification_of_run foreign key (run_id) references run (id)
	on delete set null;
