-- Consultations of an area and of the sub-region it lies in: asked, heard, changed. Grain: consultation.
-- Parameters: $area_id.
select
    consultation.area_id,
    area.name as area,
    area.code as area_code,
    consultation.consultation_id,
    consultation.title,
    consultation.opened,
    consultation.closed,
    consultation.asked,
    consultation.whom,
    consultation.heard,
    consultation.changed,
    consultation.due_back,
    consultation.lane,
    consultation.source_id,
    consultation.place,
    source.publisher,
    source.title as source_title
from consultation
join local_reach on local_reach.figure_id = consultation.area_id
join area on area.area_id = consultation.area_id
join source on source.source_id = consultation.source_id
where local_reach.area_id = $area_id
  and (local_reach.reach in ('own', 'same') or local_reach.nearness = 4)
order by consultation.opened desc nulls last, consultation.consultation_id;
