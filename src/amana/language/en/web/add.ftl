# Add: dropping, sending, what is said of a batch, and what became of it.

web-add-title = Add
web-add-about = Choose files or folders. They are sent to the archive and wait; when you press “Take in” they are sealed, entered in the log, and read so that they can be found.
web-add-drop = Choose files or folders, or drag them here
web-add-files = Choose files
web-add-folder = Choose a folder
web-add-room = There is room for { $size } more.
web-add-no-script = Dropping and choosing need JavaScript. A folder on this machine can be named below without it.
web-add-state-waiting = waiting
web-add-state-sending = on its way
web-add-state-there = there
web-add-state-cut = not sent
web-add-summary = { $done } of { $total } there · { $size }
web-add-bytes = bytes kB MB GB TB
web-add-sent = What was sent
web-add-retry = Send again what did not come through
web-add-forget = Throw all of it away
web-add-waits = { $count ->
    [one] One file waits to be taken in ({ $size }).
   *[other] { $count } files wait to be taken in ({ $size }).
}
web-add-go-on = Go on with it
web-add-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}

# What is said of all of it.
web-add-said = What you know of all of it
web-add-said-about = Said once for the whole batch, and kept with each file. Leave empty what you do not know.
web-add-source = Source
web-add-source-help = Who or what it comes from.
web-add-collected-by = Collected by
web-add-collected-by-help = Who got it there: a name or a pseudonym.
web-add-collected-at = Collected on
web-add-collected-at-help = A year, a month or a day, as
web-add-place = Place
web-add-place-help = Where it was got.
web-add-tags = Tags
web-add-tags-help = Your own words to find it by, with commas between.
web-add-language = Language
web-add-language-help = Its code, as ar or en, where you know it. Else it is recognised.
web-add-note = Note
web-add-note-help = What else whoever reads this later should know.
web-add-consent = Consent
web-add-consent-about = What somebody allowed. It is entered as one consent that covers each item of this batch.
web-add-consent-by = Who agreed
web-add-consent-by-help = A name or a pseudonym. Somebody who is known by exactly this name is meant; else somebody new is entered.
web-add-consent-given = Given on
web-add-consent-until = Until
web-add-consent-until-help = Empty: until it is taken back.
web-add-consent-condition = On condition
web-add-consent-condition-help = What was asked for in return: no name, a call before.
web-add-consent-form = How it was given
web-add-consent-audience = To whom it may be given
web-add-consent-purpose = What it may be used for
web-add-here = A folder on this machine
web-add-here-path = Its path
web-add-here-help = It is taken in from where it lies, and nothing there is changed. From the root, as
web-add-here-take = Take in this folder
web-add-take = Take in
web-add-take-about = Until then what you sent lies unsealed in the archive's own folder on this machine.

# What became of it.
web-add-job = { $count ->
    [one] Taking in one file
   *[other] Taking in { $count } files
}
web-add-job-folder = Taking in { $name }
web-add-there = { $count ->
    [one] One file is kept
   *[other] { $count } files are kept
}
web-add-failed = { $count ->
    [one] One file was not taken in
   *[other] { $count } files were not taken in
}
web-add-outcome-kept = kept
web-add-outcome-duplicate = kept before
web-add-outcome-failed = not taken in
web-add-left = { $count ->
    [one] One file of the batch was not taken in, and still waits.
   *[other] { $count } files of the batch were not taken in, and still wait.
}
web-add-left-see = See what waits
web-add-consent-said = { $count ->
    [one] The consent was entered for one item.
   *[other] The consent was entered for { $count } items.
}
web-add-again = Add more
