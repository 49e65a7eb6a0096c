# Health: what to do next, copies, logs, who opens the archive, what could not be read.

web-health-lead = Whether this archive would outlast this machine, and what to do so that it does. Nobody is asked: it is told from what is here.
web-health-next = What to do next
web-health-well = Nothing needs to be done now.
web-health-command = At the command line:
web-health-step-faults = { $count ->
    [one] { $count } entry of the logs could not be taken into the catalogue. Make the catalogue again.
   *[other] { $count } entries of the logs could not be taken into the catalogue. Make the catalogue again.
}
web-health-step-copy-unsound = The copy { $copy } was found not whole on { $audited }. Mend it from here.
web-health-step-suspect-devices = { $count ->
    [one] What { $devices } entered is suspect. See why, and say whether it is to be believed.
   *[other] What { $count } devices entered is suspect: { $devices }. See why, and say which are to be believed.
}
web-health-step-no-copy = There is no copy: if this disk is lost, all is lost. Give the archive a second place.
web-health-step-copy-never = Nothing was given to the copy { $copy } yet.
web-health-step-copy-lacking = { $count ->
    [one] The copy { $copy } lacks { $count } object.
   *[other] The copy { $copy } lacks { $count } objects.
}
web-health-step-copy-old = { $days ->
    [one] Something came since the copy { $copy } was last given anything, { $days } day ago ({ $synced }).
   *[other] Something came since the copy { $copy } was last given anything, { $days } days ago ({ $synced }).
}
web-health-step-never-audited = The copy { $copy } was never audited: nobody knows whether it is whole.
web-health-step-audit-old = { $days ->
    [one] The copy { $copy } was last audited { $days } day ago ({ $audited }).
   *[other] The copy { $copy } was last audited { $days } days ago ({ $audited }).
}
web-health-step-one-custodian = Only one key opens this archive. If it is lost, nobody opens it again: make word cards, or add a custodian.
web-health-step-unnamed-custodians = { $count ->
    [one] Of { $count } key that opens this archive nobody knows whose it is.
   *[other] Of { $count } keys that open this archive nobody knows whose they are.
}
web-health-step-timestamp-wrong = { $count ->
    [one] { $count } timestamp or cosignature of { $device } does not hold.
   *[other] { $count } timestamps and cosignatures of { $device } do not hold.
}
web-health-step-no-timestamp = No outsider vouches for when anything was here. Ask for timestamps: whoever is asked sees a hash, and this machine's address.
web-health-step-timestamp-old = { $days ->
    [one] No outsider was shown what { $device } entered since { $days } day. Entries since: { $entries }.
   *[other] No outsider was shown what { $device } entered since { $days } days. Entries since: { $entries }.
}
web-health-step-unread = { $count ->
    [one] { $count } item was not read yet: its text cannot be found.
   *[other] { $count } items were not read yet: their texts cannot be found.
}
web-health-step-failures = { $count ->
    [one] { $count } item could not be read, or not all of it. The item itself is kept whole.
   *[other] { $count } items could not be read, or not all of them. The items themselves are kept whole.
}
web-health-unread-list = Which ones
web-health-failures-list = Which ones, and why
web-health-do-read = Read now
web-health-do-sync = Sync
web-health-do-audit = Audit
web-health-do-read-again = Read again
web-health-do-verify = Verify
web-health-copies = Copies
web-health-copies-about = Places where the whole archive is kept too. Syncing gives a copy what it lacks; an audit reads it and proves that it is whole.
web-health-copies-none = There is no copy yet: this machine alone has the archive.
web-health-copies-how = A copy on a server (SFTP, WebDAV, S3), also with somebody who may not read it, is made at the command line:
web-health-copy-new = Make a copy in a folder
web-health-copy-name = What you call it: the blue disk
web-health-copy-folder = An empty folder on another disk
web-health-copy-folder-help = Plug the disk in, make an empty folder on it, and write its whole path here:
web-health-copy-make = Make the copy
web-health-copies-empty = { $count ->
    [one] { $count } copy, to which nothing was given yet.
   *[other] { $count } copies, to which nothing was given yet.
}
web-health-copies-line = { $count ->
    [one] { $count } copy, last given something on { $day }.
   *[other] { $count } copies, last given something on { $day }.
}
web-health-copy = Copy
web-health-given = Last given
web-health-audited = Last audited
web-health-do = Do
web-health-kit = capture kit
web-health-elsewhere = known from another device
web-health-never = never
web-health-lacking = { $count ->
    [one] lacked { $count } object then
   *[other] lacked { $count } objects then
}
web-health-sound = whole
web-health-unsound = not whole
web-health-verify = Check every object and every log of this archive here, without any key:
web-health-logs = Logs
web-health-logs-about = Each device has a log that can only grow; its checkpoint is its signed state. Outsiders who saw a checkpoint can show later that nothing before it was changed.
web-health-log-device = Device
web-health-entries = Entries
web-health-last = Last entry
web-health-outsiders = Outsiders
web-health-this-machine = this machine
web-health-device = Device { $device }
web-health-outside = { $size ->
    [one] { $size } entry was there not later than { $day }, says { $by } ({ $kinds })
   *[other] { $size } entries were there not later than { $day }, says { $by } ({ $kinds })
}
web-health-outside-waits = A timestamp was asked for, and is not finished yet
web-health-outside-none = Nobody outside vouches for it
web-health-outside-rfc3161 = timestamp of an authority
web-health-outside-opentimestamps = OpenTimestamps
web-health-outside-cosignature = cosignature
web-health-doubt-forked = suspect: two states of it contradict each other
web-health-doubt-lost = { $entries ->
    [one] declared lost: only its first { $entries } entry is believed
   *[other] declared lost: only its first { $entries } entries are believed
}
web-health-doubt-not-admitted = suspect: no custodian admitted it
web-health-custodians = Who opens the archive
web-health-custodians-about = Each of these keys opens all of it. Word cards are one key that several people hold together.
web-health-cards = word cards
web-health-unnamed = { $count ->
    [one] { $count } key of which nobody knows whose it is
   *[other] { $count } keys of which nobody knows whose they are
}
web-health-rehearse = Whether word cards still open it is known only by trying; a rehearsal writes nothing down, so it cannot be told here:
web-health-rest = See also
web-health-failed = { $count ->
    [0] Everything that was read could be read
    [one] { $count } item could not be read, or not all of it
   *[other] { $count } items could not be read, or not all of them
}
web-health-machine = What this machine can do
web-health-machine-about = Which readers and programs are there, the box that files are read in, the clock, the disk.
web-health-jobs = Work in the background
web-health-faults = { $count ->
    [one] { $count } fault of the catalogue
   *[other] { $count } faults of the catalogue
}
web-health-failures = What could not be read
web-health-failures-about = Each item is kept whole, as it was received. A line for each reading that failed or is not whole.
web-health-failures-none = Everything that was read could be read.
web-health-failures-most = { $count ->
    [one] Only the first is listed.
   *[other] Only the first { $count } are listed.
}
web-health-reader = Reader: { $reader }
