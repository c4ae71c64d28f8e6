-- One load for each accepted version that gives a figure.
-- Reads: tidy (load_id, source_id, file_name, sha256, loaded_at, rows_used).
insert into load
select load_id, source_id, file_name, sha256, loaded_at::timestamp, rows_used
from tidy;
