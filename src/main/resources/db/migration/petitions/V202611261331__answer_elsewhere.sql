-- What a subordinate organ answered, noted with its paper while the case is with it.
insert into procedure_step values ('petition', 'TRANSFERRED', 'NOTE_ANSWER', 'PETITION_DESK', 'TRANSFERRED');
