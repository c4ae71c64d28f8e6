-- Consultations that papers describe (tidy).
insert into consultation by name
select
    area.area_id,
    consultation_id,
    title,
    opened::date as opened,
    closed::date as closed,
    asked,
    whom,
    heard,
    changed,
    due_back::date as due_back,
    'published'::lane as lane,
    source_id,
    place
from tidy
join area on area.kind = tidy.area_kind and area.code = tidy.area_code;

-- What was changed in the app: first consultations that are new, then single fields.
insert into consultation by name
select
    edit_word.area_id,
    edit_word.key as consultation_id,
    word['title'] as title,
    'return'::lane as lane,
    'return_r12' as source_id,
    'added in the app' as place
from edit_word
anti join consultation
    on consultation.area_id = edit_word.area_id and consultation.consultation_id = edit_word.key
where edit_word.subject = 'consultation' and word['title'] <> '';

update consultation set
    title = coalesce(changed(word, 'title', title), title),
    opened = try_cast(changed(word, 'opened', opened) as date),
    closed = try_cast(changed(word, 'closed', closed) as date),
    asked = changed(word, 'asked', asked),
    whom = changed(word, 'whom', whom),
    heard = changed(word, 'heard', heard),
    changed = changed(word, 'changed', changed),
    due_back = try_cast(changed(word, 'due_back', due_back) as date),
    place = consultation.place || changed_note(made_by, made_at)
from edit_word
where edit_word.subject = 'consultation'
  and edit_word.area_id = consultation.area_id
  and edit_word.key = consultation.consultation_id;
