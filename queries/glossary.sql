-- Terms explained. Grain: term. No parameters.
select term, meaning, see from glossary order by lower(term);
