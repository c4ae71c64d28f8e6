-- A later load of the same figure replaces the earlier one; duplicates inside one load stay,
-- and are found by the check duplicate_figures.
delete from cohort
where rowid in (
    select rowid
    from cohort
    qualify load_id < max(load_id) over (
        partition by area_id, period_id, age_id, offence_id, sex_id, previous_id, disposal_id, lane
    )
);
delete from youth_figure
where rowid in (
    select rowid
    from youth_figure
    qualify load_id < max(load_id) over (partition by area_id, period_id, measure_id, lane)
);
delete from performance_figure
where rowid in (
    select rowid
    from performance_figure
    qualify load_id < max(load_id) over (partition by area_id, period_id, measure_id, lane)
);
delete from deprivation
where rowid in (
    select rowid
    from deprivation
    qualify load_id < max(load_id) over (partition by area_id, index_id, domain, lane)
);
delete from deprivation_neighbourhood
where rowid in (
    select rowid
    from deprivation_neighbourhood
    qualify load_id < max(load_id) over (partition by neighbourhood_code, index_id, domain, lane)
);
delete from population
where rowid in (
    select rowid
    from population
    qualify load_id < max(load_id) over (partition by area_id, year, age_from, age_to, lane)
);
