-- Standing notices, word for word. Grain: notice. No parameters.
select notice_id, title, wording from notice order by title;
