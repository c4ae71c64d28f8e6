-- Changes made in the app, oldest first. Grain: change x field.
-- Reads: tidy (edit_id, subject, area_kind, area_code, key, field, value, made_at, made_by).
insert into edit
select
    tidy.edit_id,
    tidy.subject,
    area.area_id,
    tidy.key,
    tidy.field,
    tidy.value::varchar,
    tidy.made_at::timestamp,
    tidy.made_by
from tidy
left join area on area.kind = tidy.area_kind and area.code = tidy.area_code;
