-- People before the gap between two quoted percentages could be told from chance. Grain: one row.
-- Parameters: $actual, $expected (per cent), $z.
select required_n(($actual - $expected) / 100, $expected / 100, $z) as people;
