-- changed_link sees to it now.
alter table link_change drop constraint link_change_once;
