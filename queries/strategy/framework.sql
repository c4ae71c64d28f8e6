-- The measures of the performance framework with the target that holds for an area, and the targets an
-- area set itself for measures the framework does not have: a publisher's youth justice measure, which has
-- figures to hold against it, or a measure of its own, which has none. Grain: measure x lane.
-- A target of the area's own ground comes before one of its sub-region.
-- Parameters: $area_id.
with
held as (
    select target.*, area.name as target_area, local_reach.reach as target_reach
    from target
    join local_reach on local_reach.figure_id = target.area_id
    join area on area.area_id = target.area_id
    where local_reach.area_id = $area_id
    qualify row_number() over (partition by measure_id, measured_in order by nearness, target.area_id) = 1
)
select
    coalesce(measure.measure_id, held.measure_id) as measure_id,
    coalesce(measure.lane, held.measured_in) as measured_in,
    coalesce(measure.sort, 1000) as sort,
    coalesce(measure.part, 'own') as part,
    measure.pathway,
    coalesce(measure.name, held.name) as name,
    coalesce(measure.plain, official.plain, held.definition) as plain,
    coalesce(measure.definition, held.definition) as definition,
    coalesce(measure.numerator, held.numerator) as numerator,
    coalesce(measure.denominator, held.denominator) as denominator,
    coalesce(measure.did, '') as did,
    coalesce(measure.unit, held.unit, 'in 100 people') as unit,
    coalesce(held.polarity, measure.polarity, 'none') as polarity,
    coalesce(measure.reads, if(official.family = 'youth', 'youth', 'nothing')) as reads,
    coalesce(measure.read_measure, official.measure_id) as read_measure,
    measure.return_code,
    coalesce(measure.chart, 'none') as chart,
    coalesce(measure.asked_by, 'Set by ' || held.target_area) as asked_by,
    coalesce(
        measure.awaits,
        if(official.family = 'youth', 'a figure from its publisher', 'the counts behind it: no return carries them yet')
    ) as awaits,
    held.target_area,
    held.area_id as target_area_id,
    held.name as target_name,
    held.definition as target_definition,
    held.numerator as target_numerator,
    held.denominator as target_denominator,
    held.baseline,
    held.baseline_printed,
    held.baseline_period,
    held.target,
    held.target_date,
    held.owner,
    held.frequency,
    held.note,
    held.lane,
    held.source_id,
    held.place
from framework_measure as measure
full join held on held.measure_id = measure.measure_id and held.measured_in = measure.lane
left join measure as official
    on official.measure_id = held.measure_id and held.measured_in = 'published' and measure.measure_id is null
order by sort, name;
