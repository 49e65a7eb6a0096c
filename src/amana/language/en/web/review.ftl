# Review: one question at a time.

web-review-for = Questions that the texts leave open; those that settle most come first. A guess of the machine becomes somebody's word only when you press a button: it then carries your name, and can be taken back.
web-review-kinds = Kinds of questions
web-review-all = All
web-review-progress = { $answered ->
    [0] none answered in this sitting
    [one] { $answered } answered in this sitting
   *[other] { $answered } answered in this sitting
} · { $waits ->
    [0] none waits
    [one] { $waits } waits
   *[other] { $waits } wait
}
web-review-passed = { $count ->
    [one] { $count } left for later
   *[other] { $count } left for later
}
web-review-keys = Answer with keys: A, C, R, S, U; numbers choose
web-review-first = the first
web-review-for-it = For it:
web-review-value-day = When was it published?
web-review-value-place = Which place is it?
web-review-value-time = Which day is it?
web-review-value-category = What does the number count?
web-review-value-speaker = Whose words are they?
web-review-other = Or another
web-review-typed = Your answer
web-review-dates = A day, a month, or from one day to another:
web-review-accept-event = All tell of one event
web-review-accept-name = All are one
web-review-accept-row = As proposed
web-review-correct-several = Only those ticked
web-review-correct-row = Say so
web-review-reject-event = None tells of the first one's event
web-review-reject-name = None is the first one
web-review-reject-day = Not that day
web-review-reject-place = Not a place
web-review-reject-time = Not a date
web-review-reject-category = It counts nothing
web-review-reject-speaker = Nobody's words
web-review-skip = Later
web-review-undo = Undo the last
web-review-again = Look at them now
web-review-lacking = Choose an answer or type one first. If none fits, reject it or leave it for later.
web-review-only-read = You may read here; to answer takes the role of one who describes.
web-review-wait = Some texts were not read yet: what they leave open is not asked.
web-review-looking = The questions are being looked for in all texts. This page shows them when they are found.
web-review-rest-passed = What is left, you left for later.
web-review-nothing-for = Questions come here from the texts that you add.
web-review-told-accept = Said, as proposed.
web-review-told-correct = Said, as you corrected it.
web-review-told-reject = Said: it is not so.
web-review-told-skip = Left for later.
web-review-told-undo = Taken back: it is open again.
web-review-told-nothing = There is nothing to undo.
web-review-told-again = Here they are again.
web-review-told-gone = Thank you; that question was settled meanwhile, and your answer was not needed. Here is the next.
web-review-told-taken = Thank you; { $who } has just answered that question. Here is the next.
web-review-settles = { $count ->
    [one] { $count } reading hangs on it
   *[other] { $count } readings hang on it
}
