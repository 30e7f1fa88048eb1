-- A firing without its run would be recovered again and again; a notification outlives its run.
delete from schedule_fire where run_id is not null and run_id not in (select id from run);

alter table schedule_fire add constraint schedule_fire_of_run foreign key (run_id) references run (id)
	on delete cascade;

delete from input_row where run_id not in (select id from run);

alter table input_row add constraint input_row_of_run foreign key (run_id) references run (id);
