-- Published measures that the framework does not have and that a target can be set for: those of youth justice
-- with a direction, since a figure of the council can be held against it. Grain: measure. No parameters.
select measure_id, name, plain, definition, numerator, denominator, unit, polarity
from measure
where family = 'youth'
  and polarity in ('lower', 'higher')
  and measure_id not in (select read_measure from framework_measure where read_measure is not null)
order by name;
