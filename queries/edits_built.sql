-- The changes made in the app that this warehouse was built from. Grain: change. No parameters.
select edit_id
from edit;
