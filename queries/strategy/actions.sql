-- The actions of an area's plan and of the sub-region it lies in. Grain: action.
-- Parameters: $area_id.
select
    action.area_id,
    area.name as area,
    area.code as area_code,
    action.action_id,
    action.priority,
    action.pathway,
    action.outcome,
    action.action,
    action.owner,
    action.provider,
    action.start_date,
    action.due_date,
    action.status,
    action.progress_note,
    action.evidence,
    action.cost,
    action.funder,
    action.lane,
    action.source_id,
    action.place,
    source.publisher,
    source.title
from action
join local_reach on local_reach.figure_id = action.area_id
join area on area.area_id = action.area_id
join source on source.source_id = action.source_id
where local_reach.area_id = $area_id
  and (local_reach.reach in ('own', 'same') or local_reach.nearness = 4)
order by local_reach.nearness, action.due_date nulls last, action.action_id;
