-- Areas larger than one partnership. Grain: one area. Parameter: kinds, those of area_kind that count.
select area_id from area where list_contains($kinds, kind)
