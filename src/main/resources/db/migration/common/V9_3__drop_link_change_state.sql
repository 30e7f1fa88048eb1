-- Rows are claimed by their place in the run, which the primary key tells. This index was paid for with every
-- planned change, and again each time one moved on.
drop index link_change_state;
