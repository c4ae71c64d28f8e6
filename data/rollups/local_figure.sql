-- Local figures of the framework: the counts of each measure that reads a partner's return.
-- Grain: audience x measure x area x period. Rows of one return that fit the measure are added up.
-- withheld: a count it needs is withheld, so there is none; numerator and denominator are then null.
-- unknown: outcomes not known, left out of the denominator where the measure says so; null where that
-- number is withheld itself, and then everybody stays in the denominator.
create table local_figure as
with
part as (
    select
        shown.audience,
        measure.measure_id,
        shown.area_id,
        shown.period_id,
        shown.row_number,
        case
            when list_contains(measure.numerator_items, shown.item) then 'numerator'
            when list_contains(measure.denominator_items, shown.item) then 'denominator'
            else 'unknown'
        end as role,
        shown.value,
        shown.symbol,
        measure.unknown_as,
        shown.source_id,
        shown.place
    from return_shown as shown
    join framework_measure as measure
        on measure.return_code = shown.return_code
        and (
            list_contains(measure.numerator_items, shown.item)
            or list_contains(measure.denominator_items, shown.item)
            or list_contains(measure.unknown_items, shown.item)
        )
    where shown.area_id is not null
      and shown.period_id is not null
      -- totals over groups would be added to their own parts
      and not contains(shown.breakdown, '=all')
      and len(list_filter(measure.row_filter, lambda piece: not contains(lower(shown.breakdown), piece))) = 0
),
added as (
    select
        audience,
        measure_id,
        area_id,
        period_id,
        any_value(unknown_as) as unknown_as,
        coalesce(bool_or(symbol = 'c') filter (role <> 'unknown'), false) as withheld,
        -- a row without its count is no nought: the sum is then not known
        if(count(*) filter (role = 'numerator' and value is null) = 0, sum(value) filter (role = 'numerator'), null) as numerator,
        if(count(*) filter (role = 'denominator' and value is null) = 0, sum(value) filter (role = 'denominator'), null) as counted,
        if(coalesce(bool_or(symbol = 'c') filter (role = 'unknown'), false), null, coalesce(sum(value) filter (role = 'unknown'), 0)) as unknown,
        any_value(source_id) as source_id,
        string_agg(distinct place, '; ' order by place) as place
    from part
    group by audience, measure_id, area_id, period_id
)
select
    audience,
    measure_id,
    area_id,
    period_id,
    withheld,
    if(withheld, null, numerator) as numerator,
    if(withheld, null, counted - if(unknown_as = 'left_out', coalesce(unknown, 0), 0)) as denominator,
    if(withheld, null, unknown) as unknown,
    'return'::lane as lane,
    source_id,
    place
from added
order by audience, area_id, measure_id, period_id;
