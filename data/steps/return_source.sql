-- A source for every return there is a specification of. Reads: tidy (see data/returns/publish.py).
insert into source by name
select
    source_id, publisher, title, period, lane::lane as lane, licence, retrieved, retrieval_note, attribution
from tidy
anti join source using (source_id);
