-- A warehouse just large enough for the checks of a paper: a few areas, offence names, the break
-- of October 2015, and cohorts of England and Wales and Lambeth as MoJ published them.
insert into area values
    (1, 'country', 'K04000001', 'England and Wales', null, null),
    (2, 'country', 'E92000001', 'England', null, null),
    (3, 'sub_region', 'X-BLACK-COUNTRY', 'Black Country', null, null),
    (4, 'district', 'E08000027', 'Dudley', null, null),
    (5, 'district', 'E08000028', 'Sandwell', null, null),
    (6, 'district', 'E08000030', 'Walsall', null, null),
    (7, 'district', 'E08000031', 'Wolverhampton', null, null),
    (8, 'csp', 'E22000252', 'Wolverhampton', null, null),
    (9, 'upper_tier', 'E09000022', 'Lambeth', null, null),
    (10, 'district', 'E06000038', 'Reading', null, null),
    (11, 'district', 'E06000023', 'Bristol, City of', null, null),
    (12, 'district', 'E99999999', 'Gone', '1974-04-01', '2009-03-31');

insert into cohort_type values
    ('four_quarters', 'Four quarters', 'New', 1), ('twelve_month_old', 'Twelve months', 'Old', 2);
insert into period values
    (1, '2013-04-01', '2014-03-31', 'four_quarters', 'April 2013 to March 2014'),
    (2, '2013-04-01', '2014-03-31', 'twelve_month_old', 'April 2013 to March 2014'),
    (3, '2015-04-01', '2016-03-31', 'four_quarters', 'April 2015 to March 2016'),
    (4, '2020-04-01', '2021-03-31', 'four_quarters', 'April 2020 to March 2021'),
    (5, '2021-04-01', '2022-03-31', 'four_quarters', 'April 2021 to March 2022'),
    (6, '2023-04-01', '2024-03-31', 'four_quarters', 'April 2023 to March 2024');
insert into offence_group values
    (0, 'all', 'All offences', 'All', 0), (4, 'theft', 'Theft', 'Theft', 4), (6, 'drug', 'Drug offences', 'Drugs', 6);
insert into offence_alias values ('shoplifting', 'Shoplifting', 4, 'return');
insert into age values
    (0, 'all', 'All ages', 'all', false, 0), (1, 'adult', 'Adults', 'adult', false, 1),
    (2, 'child', 'Children', 'child', false, 2);
insert into sex values (0, 'all', 'Everybody', 0);
insert into previous_offences values (0, 'all', 'Any', 0);
insert into disposal values (0, 'all', 'Any', 0);
insert into source values
    ('moj', 'Ministry of Justice', 'Proven reoffending statistics', '2012 to 2024', 'published', 'OGL', null, null,
        null, 'today', '', 'MoJ'),
    ('illustrative', 'This product', 'Demonstration figures', '2012 to 2024', 'illustrative', '', null, null, null,
        'today', '', '');
insert into load values (1, 'moj', 'tool.xlsx', '0', '2026-01-01', 9);
insert into cohort
    (area_id, period_id, age_id, offence_id, sex_id, previous_id, disposal_id, offenders, reoffenders, reoffences,
        lane, source_id, load_id, place)
values
    (1, 1, 0, 0, 0, 0, 0, 599297, 186582, null, 'published', 'moj', 1, 'row 1'),
    (1, 2, 0, 0, 0, 0, 0, 510433, 133947, null, 'published', 'moj', 1, 'row 2'),
    (1, 3, 0, 0, 0, 0, 0, 523366, 154375, null, 'published', 'moj', 1, 'row 3'),
    (1, 6, 0, 0, 0, 0, 0, 331356, 93413, null, 'published', 'moj', 1, 'row 4'),
    (1, 6, 0, 4, 0, 0, 0, 52000, 27000, null, 'published', 'moj', 1, 'row 5'),
    (9, 4, 1, 0, 0, 0, 0, 2006, 517, null, 'published', 'moj', 1, 'row 6'),
    (9, 5, 1, 0, 0, 0, 0, 2217, 511, null, 'published', 'moj', 1, 'row 7'),
    (7, 6, 1, 0, 0, 0, 0, 2000, 900, null, 'illustrative', 'illustrative', 1, 'generated');
insert into series_break values
    ('adult_data_source', '2015-10-01', 'reoffending', 'adult', true, 'Adult data source changed', 'Changed.', 'MoJ'),
    ('covid_courts', '2020-03-23', 'reoffending', 'all', false, 'Courts closed', 'Care.', 'MoJ');
