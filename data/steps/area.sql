-- Areas from data/published/areas.csv, numbered so that one kind sits together.
-- Reads: tidy (kind, code, name, valid_from, valid_to).
insert into area
select
    row_number() over (order by area_kind.sort, tidy.valid_to is not null, tidy.name, tidy.code),
    tidy.kind,
    tidy.code,
    tidy.name,
    cast(tidy.valid_from as date),
    cast(tidy.valid_to as date)
from tidy
join area_kind using (kind);
