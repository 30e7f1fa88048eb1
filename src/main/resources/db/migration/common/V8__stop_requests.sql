-- Set while someone wants a run to stop that executes in another process.
alter table run add column stop_requested_at timestamp with time zone;
