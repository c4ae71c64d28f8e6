-- National statements of the 2018 strategy about the seven pathways; it gives no source for them.
-- Grain: quoted figure.
select
    case
        when quoted_id in ('bc-pathway-unsettled', 'bc-pathway-stable-home') then 'accommodation'
        when quoted_id = 'bc-pathway-job' then 'employment'
        when quoted_id = 'bc-pathway-wellbeing' then 'health'
        when quoted_id = 'bc-pathway-benefits' then 'finance'
        when quoted_id = 'bc-pathway-attitudes' then 'attitudes'
        else 'substance_misuse'
    end as pathway,
    label,
    printed,
    note,
    lane,
    source_id,
    place
from quoted_figure
where topic = 'pathway fact'
order by sort;
