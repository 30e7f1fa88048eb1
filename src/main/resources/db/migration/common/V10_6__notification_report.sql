-- What a notification reports of its run besides the event's text: JSON, made when the event was raised.
alter table notification add column report varchar(1000000);
