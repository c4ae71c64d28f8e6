-- The arithmetic of likeness: how far areas are from each other on several measures at once.
--
-- Grain: one answer for a list of areas. Measures come as one list for each measure, the areas in
-- the same order in all of them and without nulls. Loaded with the other macros.

-- How far one area (its place in the lists, from 1) is from each: straight-line distance, in
-- standard deviations, after every measure has been given the same weight (population standard
-- deviation). A measure on which all areas agree adds nothing. Source: nearest neighbours as CIPFA
-- describes them.
create macro distances_from(measures, place) as (
    with given as (
        select unnest(measures)::double[] as v
    ),

    spread as (
        select v, list_avg(v) as mean, list_stddev_pop(v) as deviation from given
    ),

    scored as (
        select [(x - mean) / deviation for x in v] as z from spread where deviation > 0
    ),

    squared as (
        select unnest([pow(x - z[place], 2) for x in z]) as gap, unnest(range(len(z))) as i from scored
    ),

    summed as (
        select i, sqrt(sum(gap)) as distance from squared group by i
    )

    select list(distance order by i) from summed
);
