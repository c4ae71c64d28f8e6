-- DQ-12. Percentages that fit their count only as a figure per 1,000 of the base beside them.
-- The base is what another figure on the same topic implies. Grain of the answer: quoted figure.
with
counted as (
    select
        *,
        0.5 / pow(10, length(regexp_extract(printed, '\.(\d+)', 1))) as half_step
    from quoted_figure
    where unit = '%' and numerator is not null and denominator is null
),
beside_base as (
    select
        figure.*,
        base.label as base_label,
        base.numerator as base_people,
        100 * base.numerator / base.value as base,
        100 * base.numerator / (base.value + base.half_step) as base_least,
        100 * base.numerator / (base.value - base.half_step) as base_most
    from counted as figure
    join counted as base using (source_id, area_id, topic)
    where figure.quoted_id <> base.quoted_id
)
select
    'unit_looks_wrong' as check_id,
    'confirm' as severity,
    'DQ-12' as dq_id,
    area_text || ', ' || label as subject,
    format(
        '{:,} cannot be {} of the people that "{}" is out of (about {:,}): it is {:.1f} per 1,000 of them, or '
            || '{:.1f}% of its {:,}. Ask for the unit.',
        numerator::bigint, printed, base_label, base::bigint, 1000 * numerator / base,
        100 * numerator / base_people, base_people::bigint
    ) as message,
    printed,
    format('{:.1f} per 1,000', 1000 * numerator / base) as recomputed,
    source_id,
    place
from beside_base
where 1000 * numerator / base_most <= value + half_step
  and 1000 * numerator / base_least >= value - half_step;
