-- Figures that a paper printed without counts. Parameters: $lane, $load_id.
insert into quoted_figure
select
    tidy.quoted_id,
    area.area_id,
    tidy.area_text,
    tidy.topic,
    tidy.label,
    tidy.category,
    cast(tidy.start_date as date),
    cast(tidy.end_date as date),
    tidy.printed,
    tidy.value,
    tidy.unit,
    tidy.comparator,
    tidy.numerator,
    tidy.denominator,
    tidy.sort,
    tidy.note,
    $lane,
    tidy.source_id,
    $load_id,
    tidy.place
from tidy
left join area on area.kind = tidy.area_kind and area.code = tidy.area_code;
