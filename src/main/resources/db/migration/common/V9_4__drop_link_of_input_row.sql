-- Rows that stay without effect are kept many to a row, under the line of the first, each with its link in the text.
alter table input_row drop column link_id;
