-- The larger areas that each CSP lies in: its benchmarks and the totals it is part of.
-- Grain: CSP x larger area. A CSP whose districts lie in several regions is in each of them.
insert into area_within
with
district as (
    select child_id as csp_id, parent_id as district_id
    from area_link
    where relation = 'csp_district'
),
of_district as (
    select distinct district.csp_id as area_id, area_link.parent_id as within_id
    from district
    join area_link on area_link.child_id = district.district_id
    where area_link.relation in ('district_region', 'district_country')
),
direct as (
    select child_id as area_id, parent_id as within_id
    from area_link
    where relation in ('csp_force', 'csp_sub_region', 'csp_probation_region')
),
england_and_wales as (
    select csp.area_id, whole.area_id as within_id
    from area as csp, area as whole
    where csp.kind = 'csp' and whole.kind = 'country' and whole.code = 'K04000001'
)
select area_id, within_id from of_district
union
select area_id, within_id from direct
union
select area_id, within_id from england_and_wales;
