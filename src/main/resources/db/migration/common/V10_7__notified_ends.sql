-- What the notification of a run's end told: a later end of the same job that tells the same is no news.
alter table run add column notified varchar(500);
