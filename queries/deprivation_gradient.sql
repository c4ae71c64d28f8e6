-- The gradient across areas: people who reoffended in each fifth of areas by deprivation, and the straight line
-- through them. Grain: fifth, 1 the most deprived. fit_most and fit_least are the line at the two ends of the
-- scale; sii is the least deprived end less the most deprived, rii their ratio (PHE; here of areas, not of people).
-- Parameters, lists of one length: $fifths, $reoffenders, $offenders. $z.
with
areas as (
    select
        unnest($fifths::integer[]) as fifth,
        unnest($reoffenders::bigint[]) as reoffenders,
        unnest($offenders::bigint[]) as offenders
),
together as (
    select
        fifth,
        count(*) as areas,
        sum(reoffenders)::bigint as reoffenders,
        sum(offenders)::bigint as offenders
    from areas
    group by fifth
),
line as (
    select
        inequality(list(reoffenders order by fifth), list(offenders order by fifth)) as found,
        sum(reoffenders) as all_reoffenders,
        sum(offenders) as all_offenders
    from together
)
select
    fifth,
    areas,
    offenders,
    reoffenders,
    rate(reoffenders, offenders) as rate,
    wilson_lo(reoffenders, offenders, $z) as rate_lo,
    wilson_hi(reoffenders, offenders, $z) as rate_hi,
    rate(all_reoffenders, all_offenders) as benchmark_rate,
    found.fit0 as fit_most,
    found.fit1 as fit_least,
    found.sii,
    found.rii
from together
cross join line
order by fifth;
