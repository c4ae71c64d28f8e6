-- The share of people to whom something has happened by a day when they have been followed for unequal times,
-- beside the plain share of all of them. Grain: one row.
-- Parameters: $days, $happened (lists, one of each for a person), $by_day.
select
    len($days::double[]) as people,
    len(list_filter($happened::boolean[], lambda it: it)) as happened,
    rate(len(list_filter($happened::boolean[], lambda it: it)), len($days::double[])) as plain,
    cumulative_share($days::double[], $happened::boolean[], $by_day::double) as allowing;
