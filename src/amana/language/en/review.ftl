# The queue: what reading leaves open, and a person's answers.

review-kind-event = One event?
review-kind-name = One and the same?
review-kind-day = Published when?
review-kind-place = Which place?
review-kind-time = Which day?
review-kind-category = What does it count?
review-kind-speaker = Whose words?
review-settles = { $count ->
    [one] settles { $count }
   *[other] settles { $count }
}
review-recurs = { $count ->
    [one] asked in { $count } text
   *[other] asked in { $count } texts
}
review-alike = { $count ->
    [one] Written so once in this text.
   *[other] Written so { $count } times in this text: one answer for all.
}
review-more = { $count ->
    [one] written so in { $count } more text
   *[other] written so in { $count } more texts
}
review-proposed = proposed
review-for = for it: { $reasons }
review-against = against it: { $reasons }
review-ground-spelling = written alike
review-ground-name = one name
review-ground-script = one name in two scripts
review-ground-initial = an initial that fits
review-ground-order = in another order
review-ground-role = the same role
review-ground-place = a place told in both
review-ground-with = somebody else is named in both
review-ground-outlet = the same outlet
review-ground-account = one event
review-ground-days = published within a week
review-ground-given = another given name
review-ground-other = another name
review-ground-kunya = another kunya
review-ground-missing = only one has
review-ground-ambiguous = spelt like several names
review-ground-alone = too little of a name
review-ground-apart = told as two in one text
review-ground-person = a person said so
review-ground-told = another account tells that day
review-ground-same-day = the same day
review-ground-same-place = the same place
review-ground-within-place = places near one another
review-ground-elsewhere = places apart
review-ground-shared-words = words that both use
review-ground-shared-person = a person in both
review-ground-shared-figure = the same figure
review-ground-published-same-day = published on one day
review-open = { $count ->
    [one] { $count } question is open: { $kinds }. To answer: amana review
   *[other] { $count } questions are open: { $kinds }. To answer: amana review
}
review-nothing = Nothing is open.
review-ask-event = [a] all one event  [c] only some  [r] none  [s] later  [u] undo  [q] stop:
review-ask-name = [a] all one  [c] only some  [r] none  [s] later  [u] undo  [q] stop:
review-ask-day = [a] as proposed  [c] another day  [r] not that day  [s] later  [u] undo  [q] stop:
review-ask-place = [a] as proposed  [c] another  [r] not a place  [s] later  [u] undo  [q] stop:
review-ask-time = [a] as proposed  [c] another  [r] not a date  [s] later  [u] undo  [q] stop:
review-ask-category = [c] say what  [r] counts nothing  [s] later  [u] undo  [q] stop:
review-ask-speaker = [c] say who  [r] nobody's words  [s] later  [u] undo  [q] stop:
review-ask-last = That was the last. [u] undo it  [q] stop:
review-letters = One letter: a, c, r, s, u or q.
review-value-event = Which tell of the same event as 1? Their numbers:
review-value-name = Which are one with 1? Their numbers:
review-value-day = When was it published? A number above, or a date:
review-value-place = Which place? A number above, or a name:
review-value-time = Which day? A number above, or a date:
review-value-category = What does it count? killed, wounded, evacuated, …:
review-value-speaker = Who? A number above, or a name:
review-said = { $count ->
    [one] Said; { $count } assertion.
   *[other] Said; { $count } assertions.
}
review-undone = { $count ->
    [one] Taken back; { $count } assertion.
   *[other] Taken back; { $count } assertions.
}
review-ended = { $count ->
    [one] { $count } question answered.
   *[other] { $count } questions answered.
}
