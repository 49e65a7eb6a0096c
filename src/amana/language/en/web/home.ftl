# Home: what is here, what waits, what was done last.

web-home = Home
web-home-items = { $count ->
    [one] { $count } item, { $size }
   *[other] { $count } items, { $size }
}
web-home-first = Nothing is here yet
web-home-first-lead = Four steps make this archive one that lasts:
web-home-first-add = Add files and folders.
web-home-first-add-how = Each is sealed as it is, and ends as kept, already kept, or failed with its reason. The originals stay where they are.
web-home-first-find = Find and read.
web-home-first-find-how = Texts are read as they come in: then search finds them, and people, places and events fill by themselves.
web-home-first-copy = Keep a copy elsewhere.
web-home-first-copy-how = One disk is no archive. Health says how a copy is made, and whether it is whole.
web-home-first-keys = Make sure that others can open it.
web-home-first-keys-how = Words on cards, given to several people, open the archive when you cannot. Help says what is and is not protected.
web-home-waits = What waits for you
web-home-unread = { $count ->
    [one] { $count } item was not read yet: its text cannot be found.
   *[other] { $count } items were not read yet: their texts cannot be found.
}
web-home-texts-wait = Some texts wait to be read: who and what they name is not in the lists yet.
web-home-read = Read now
web-home-read-job = Reading what waits
web-home-questions = { $count ->
    [one] { $count } question waits for an answer
   *[other] { $count } questions wait for an answer
}
web-home-questions-uncounted = See whether questions wait for an answer
web-home-failures = { $count ->
    [one] { $count } item could not be read, or not all of it
   *[other] { $count } items could not be read, or not all of them
}
web-home-suspect = { $count ->
    [one] { $count } item is suspect
   *[other] { $count } items are suspect
}
web-home-health-steps = { $count ->
    [one] { $count } thing to do for the archive's health
   *[other] { $count } things to do for the archive's health
}
web-home-here = What is here
web-home-more = More in search
web-home-lately = What was done last
web-home-clocks = Times are those of each device's own clock (UTC).

# What was done.
web-home-act-taken-in = { $count ->
    [one] { $count } file was taken in
   *[other] { $count } files were taken in
}
web-home-act-said = { $count ->
    [one] { $count } thing was said
   *[other] { $count } things were said
}
web-home-act-said-of = { $count ->
    [one] { $count } thing was said of
   *[other] { $count } things were said of
}
web-home-act-copied = Copied to
web-home-act-audited = Audited:
web-home-act-repaired = Mended:
web-home-act-exported = { $count ->
    [0] Everything was opened for export
    [one] { $count } item was opened for export
   *[other] { $count } items were opened for export
}
web-home-act-restored = { $count ->
    [0] Everything was given back
    [one] { $count } item was given back
   *[other] { $count } items were given back
}
web-home-act-erased = Erased:
web-home-act-archive-made = The archive was made. Who could open it:
web-home-act-device-joined = A device joined:
web-home-act-device-admitted = A device was admitted:
web-home-act-device-lost = A device was declared lost:
web-home-act-custodian-added = A custodian was added:
web-home-act-custodian-removed = A custodian was removed:
web-home-act-epoch-started = A new archive key began
web-home-act-acts-accepted = Acts of others were accepted
web-home-act-failure = failed
web-home-act-part = in part
