# What the command line says when it has done what was asked.

error = amana:
interrupted = Stopped. Nothing that was kept is lost.
interrupted-add = Stopped. What was reported as kept is kept; run the same command again and it carries on.
interrupted-verify = Stopped. Nothing was changed; run the same command again to verify everything.
interrupted-restore = Stopped. What was given back is complete; run the same command again and it carries on.
interrupted-rebuild = Stopped. What was kept is untouched; run the same command again and it carries on.

# Sizes

size-bytes = { $amount ->
    [one] { $amount } byte
   *[other] { $amount } bytes
}
size-kb = { $amount } kB
size-mb = { $amount } MB
size-gb = { $amount } GB
size-tb = { $amount } TB

list-of = { $items }

# Asking

ask-passphrase = Passphrase for { $file }:
ask-new-passphrase = Choose a passphrase for the identity (without it nothing can be opened):
ask-passphrase-again = The same passphrase again:
ask-passphrase-differs = The two were not the same. Once more, please.
ask-passphrase-empty = An empty passphrase protects nothing. For an identity without one, say --no-passphrase.

# init

init-done = An archive was made in { $path }.
init-recipients = { $count ->
    [one] It can be opened by the identity of this recipient: { $recipients }
   *[other] It can be opened by the identity of any of these recipients: { $recipients }
}
init-identity = The identity that opens it is in { $file }.
init-identity-sealed = Keep a copy of that file in another place, and the passphrase in mind: without both, nobody can open the archive.
init-identity-open = Keep a copy of that file in another place, and keep it secret: whoever has it can open the archive, and without it nobody can.

# add

add-done = { $kept ->
    [0] No new file was kept.
    [one] { $kept } file was kept ({ $size }).
   *[other] { $kept } files were kept ({ $size }).
}
add-duplicate = { $count ->
    [one] { $count } file was already kept; its name was recorded.
   *[other] { $count } files were already kept; their names were recorded.
}
add-failed = { $count ->
    [one] { $count } file failed:
   *[other] { $count } files failed:
}
add-unreadable = { $count ->
    [one] The text of { $count } item could not be read; the item itself is kept whole.
   *[other] The text of { $count } items could not be read; the items themselves are kept whole.
}
add-families = What was read: { $families }.
family-picture = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
family-recording = { $count ->
    [one] { $count } film or sound recording
   *[other] { $count } films and sound recordings
}
family-chat = { $count ->
    [one] { $count } chat
   *[other] { $count } chats
}
family-mail = { $count ->
    [one] { $count } letter or mailbox
   *[other] { $count } letters and mailboxes
}
family-page = { $count ->
    [one] { $count } saved page
   *[other] { $count } saved pages
}
family-document = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
family-table = { $count ->
    [one] { $count } table
   *[other] { $count } tables
}
family-archive = { $count ->
    [one] { $count } archive file (ZIP, …)
   *[other] { $count } archive files (ZIP, …)
}
family-transcript = { $count ->
    [one] { $count } transcript
   *[other] { $count } transcripts
}
family-proof = { $count ->
    [one] { $count } signature or time proof
   *[other] { $count } signatures and time proofs
}
family-text = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
add-inside = { $count ->
    [one] { $count } file inside them (an attachment, a member of an archive, …) was looked into.
   *[other] { $count } files inside them (attachments, members of archives, …) were looked into.
}
add-inside-unreadable = { $count ->
    [one] { $count } file inside them could not be read; what holds it is kept whole.
   *[other] { $count } files inside them could not be read; what holds them is kept whole.
}
add-see-failures = Which, and why: amana failures
add-sealed = No key was at hand. Everything is kept; someone who holds a key makes the texts searchable with the next add, or with amana rebuild.
failed-line = { $path }: { $reason }

watch-begun = Watching { $folder }. Ctrl-C ends it.
watch-ended = No longer watching. What was told of is kept.
watch-kept = kept
watch-duplicate = already kept
watch-failed = failed
failures-count = { $count ->
    [0] Everything that can be read was read.
    [one] { $count } reading failed or is not whole. The item itself is kept as it came.
   *[other] { $count } readings failed or are not whole. The items themselves are kept as they came.
}
failures-advice = To try again, after an update or with more memory: amana read-again --failed
sidecars-count = { $count ->
    [0] No signature and no time proof lies beside it.
    [one] { $count } signature or time proof lies beside it.
   *[other] { $count } signatures and time proofs lie beside it.
}
sidecar-absent = absent
sidecar-valid = valid
sidecar-invalid = invalid: it does not fit
sidecar-signer-unknown = it fits; the signer is unknown
sidecar-not-checked = not checked
sidecar-key-absent = the key is not there
sidecar-block = block { $height }, Merkle root { $root }: to be compared with the chain
parts-got = { $size } written to { $path }.
parts-count = { $count ->
    [0] Nothing is inside it.
    [one] { $count } part.
   *[other] { $count } parts.
}
alike-count = { $count ->
    [0] Nothing that is kept is nearly the same.
    [one] { $count } near-copy. Nothing was changed.
   *[other] { $count } near-copies. Nothing was changed.
}
alike-more = There may be more: --limit N
alike-picture = picture: { $distance ->
    [0] no difference that its hash would show
    [one] { $distance } of 256 bits differs
   *[other] { $distance } of 256 bits differ
}
alike-cut-this = a margin seems to be cut off this one
alike-cut-other = a margin seems to be cut off the other
alike-frames = { $alike } of { $count } pictures or frames are alike
alike-parts = here: { $this }, there: { $other }
alike-whole = the item itself
alike-text-identical = text: the same to the letter
alike-text-respelt = text: the same words, written otherwise
alike-text = text: { $percent } % of the runs of words are in both, { $contained } % of the shorter one's in the longer
alike-text-estimate = text: about { $percent } % of the runs of words are in both; too long to be compared word for word
alike-words = { $this } words here, { $other } there
alike-removed = { $count ->
    [one] { $count } word only here
   *[other] { $count } words only here
}
alike-added = { $count ->
    [one] { $count } word only there
   *[other] { $count } words only there
}
alike-places = { $count ->
    [one] in { $count } place
   *[other] in { $count } places
}
alike-change = “{ $this }” → “{ $other }”
alike-change-removed = only here: “{ $this }”
alike-change-added = only there: “{ $other }”
alike-difference = { $field }: { $this } → { $other }
alike-unknown = not known
read-again-done = { $count ->
    [0] Nothing had to be read again.
    [one] { $count } item was read again. What was read before stays beside it.
   *[other] { $count } items were read again. What was read before stays beside it.
}

transcribe-done = { $count ->
    [one] { $count } stretch of speech was heard. It is kept as text version { $version }.
   *[other] { $count } stretches of speech were heard. They are kept as text version { $version }.
}
transcribe-guess = This is a machine's guess. Listen before you rely on it.
transcribe-nothing = No words were heard. That it was tried is recorded.
transcribe-note = Not all of it was heard: { $reason }.

# search

search-nothing = Nothing was found for { $query }.
search-nothing-exact = Nothing was found for exactly { $query }. Without --exact, other spellings are looked for too.
search-unread = Some items were not read yet, so their texts cannot be found. To read them: amana rebuild
search-counts-total = { $count ->
    [0] No item matches.
    [one] { $count } item matches.
   *[other] { $count } items match.
}
search-counts-whole = { $count ->
    [0] None of them has every word.
    [one] { $count } of them has every word.
   *[other] { $count } of them have every word.
}
search-counts-rough = The words of a phrase stand in too many items to look through each of them: there are at most so many.
search-counts-family = Kind
search-counts-language = Language
search-counts-source = Source
search-counts-person = Person
search-counts-place = Place
search-counts-year = Year
search-counts-tag = Tag
search-counts-status = State
search-more = { $count ->
    [one] The best hit is shown. For the next, say --offset { $offset }.
   *[other] The { $count } best hits are shown. For the next ones, say --offset { $offset }.
}
why-exact = exact
why-spelling = other spelling
why-stem = same stem
why-number = same number
why-name = same name
why-place = same place
hit-in-part = in { $where }
why-in = { $why } ({ $field })

# read

read-stdin = stdin
read-statements = Said or written ({ $count }):
read-claims = Figures of what happened ({ $count }):
read-numbers = Other numbers ({ $count }):
read-times = Dates and times ({ $count }):
read-places = Places ({ $count }):
read-names = Names ({ $count }):
read-terms = Terms ({ $count }):
read-nobody = nobody named
read-mode-direct = in their words
read-mode-indirect = as told
read-mode-mixed = partly in their words
read-mode-written = written
read-figure = { $number }
read-figure-about = about { $number }
read-figure-least = at least { $lower }
read-figure-most = at most { $upper }
read-figure-range = { $lower } to { $upper }
read-figure-open = no number said
read-days = { $first } to { $last }
read-days-until = up to { $last }
read-modality-planned = not yet so
read-modality-denied = denied
read-modality-conditional = not certain
read-relation-subset-of = part of another figure
read-relation-repeats = the same figure again
read-kind-person = person
read-kind-group = group
read-kind-work = work
read-waiting = A person must look: statements without a speaker: { $statements }; figures whose meaning is open: { $claims }.

# list and show

list-erased = erased
list-count = { $count ->
    [0] No item.
    [one] { $count } item.
   *[other] { $count } items.
}
show-accession = Accession
show-intake = Read by { $module }: { $outcome }
show-text-version = { $length ->
    [one] Text version, { $length } character
   *[other] Text version, { $length } characters
}
show-reading = Suggested by { $reader }: statements { $statements }, claims { $claims }, numbers { $numbers }, dates { $times }, places { $places }, names { $names }, terms { $terms }
show-reading-failed = { $reader } could not read this text: { $reason }
part-kind-page = pages
part-kind-slide = slides
part-kind-chapter = chapters
part-kind-sheet = sheets
part-kind-row = rows
part-kind-message = messages
part-kind-attachment = attachments
part-kind-member = members
part-kind-resource = resources
part-kind-embedded = files within
part-kind-picture = pictures
part-kind-comment = comments
part-kind-insertion = insertions
part-kind-deletion = deletions
part-kind-note = notes
part-kind-frame = frames
part-kind-track = tracks
part-kind-cue = cues
part-kind-line = lines
part-kind-word = words
part-at-page = page { $number }
part-at-slide = slide { $number }
part-at-chapter = chapter { $number }
part-at-sheet = sheet { $number }
part-at-row = row { $number }
part-at-message = message { $number }
part-at-attachment = attachment { $number }
part-at-resource = file { $number }
part-at-picture = picture { $number }
part-at-comment = comment { $number }
part-at-note = note { $number }
part-at-frame = frame { $number }
part-at-track = track { $number }
part-at-cue = line { $number }
part-at-line = line { $number }
part-at-body = the message itself
show-parts = Parts: { $parts }. `amana parts { $item }` lists them.
show-more-intakes = { $count ->
    [one] 1 more reading
   *[other] { $count } more readings
 }, mostly of files inside: { $read } read, { $nothing } with nothing to read, { $failed } failed. --all shows each.
show-more-texts = { $count ->
    [one] 1 more text version
   *[other] { $count } more text versions
 }; --all shows each.
show-raw-facts = { $count ->
    [one] 1 more field
   *[other] { $count } more fields
 } as written in the file; --all shows them.
show-not-read = This text was not read yet; amana rebuild reads it.
intake-read = it was read
intake-nothing = nothing was found in it
intake-failed = it could not be read

field-item = item
field-sha256 = SHA-256
field-size = size
field-media-type = media type
field-name = name
field-path = path
field-found-at = found at
field-modified = modified
field-received = received
field-source = source
field-collected-by = collected by
field-collected-at = collected at
field-place = place
field-published = published
field-language = language
field-note = note
field-tag = tag
field-tags = tags
field-device = device
field-software = software
field-log-entry = log entry
field-reader = reader
field-reason = reason
field-taken = taken
field-pixels = pixels
field-title = title
field-byline = byline
field-site = site
field-part = part
field-encoding = encoding

# verify

verify-well = All is well in { $path }.
verify-wrong = Not all is well in { $path }.
verify-counted = { $objects ->
    [0] There is no object yet.
    [one] { $objects } object ({ $size }) was read.
   *[other] { $objects } objects ({ $size }) were read.
}
verify-log-holds = { $entries ->
    [one] The log of { $device } holds: { $entries } entry, as signed.
   *[other] The log of { $device } holds: { $entries } entries, as signed.
}
verify-log-behind = The log of { $device } holds: { $entries } entries, as signed. This copy is older than the archive here: bring it up to date.
verify-log-broken = The log of { $device } does not hold: { $reason }.
verify-log-forked = { $device } is a second version of a log, with { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
} as signed, that does not agree with the first. Both are kept; what stands only in this one is shown as suspect.
verify-missing = { $count ->
    [one] { $count } object is missing, though a log names it:
   *[other] { $count } objects are missing, though a log names them:
}
verify-damaged = { $count ->
    [one] { $count } object is damaged: its bytes are not those it is named for:
   *[other] { $count } objects are damaged: their bytes are not those they are named for:
}
verify-extra = { $count ->
    [one] { $count } file does not belong in an archive:
   *[other] { $count } files do not belong in an archive:
}
verify-unlogged = { $count ->
    [one] { $count } object is sound, but no log names it (an addition that was stopped may leave this):
   *[other] { $count } objects are sound, but no log names them (an addition that was stopped may leave this):
}
verify-names-more = { $count ->
    [one] … and { $count } more; --json gives all.
   *[other] … and { $count } more; --json gives all.
}
verify-advice-damage = Change nothing here. Verify your other copies (amana verify COPY): any good copy holds what is missing or damaged in this one.
verify-advice-forked = A log has two versions: two machines used one device's key, or it was stolen. If it was, say so with amana device lost.
verify-advice-unlogged = What no log names was not acknowledged to anyone. If an addition is running or was stopped, run it again, then verify again.
verify-advice-extra = What does not belong here is not proved by any log. See what it is, and move it elsewhere.

# restore

restore-done = { $count ->
    [0] No file had to be given back to { $dest }.
    [one] { $count } file ({ $size }) was given back to { $dest }, byte for byte; SHA256SUMS lists it.
   *[other] { $count } files ({ $size }) were given back to { $dest }, byte for byte; SHA256SUMS lists them.
}
restore-renamed = { $count ->
    [one] { $count } of them has another name there: its own was taken or cannot be written on this disk.
   *[other] { $count } of them have other names there: their own were taken or cannot be written on this disk.
}
restore-present = { $count ->
    [one] { $count } was there already.
   *[other] { $count } were there already.
}
restore-failed = { $count ->
    [one] { $count } failed:
   *[other] { $count } failed:
}

# rebuild

rebuild-done = { $items ->
    [one] The catalogue was made again: { $items } item.
   *[other] The catalogue was made again: { $items } items.
}
rebuild-texts = { $texts ->
    [one] { $texts } text version can be searched.
   *[other] { $texts } text versions can be searched.
}
rebuild-entries = { $entries ->
    [one] { $entries } log entry was read.
   *[other] { $entries } log entries were read.
}
rebuild-faults = { $count ->
    [one] { $count } thing could not be read and is not in the catalogue:
   *[other] { $count } things could not be read and are not in the catalogue:
}

# doctor

doctor-well = ✓
doctor-amiss = !
doctor-system = system
doctor-python = Python
doctor-post-quantum = post-quantum keys
doctor-program-age = the age program
doctor-program-age-advice = Amana does not need it. rescue.py, which opens an archive without Amana, is several times faster with it.
doctor-program-tar = the tar program
doctor-program-tar-advice = Amana does not need it. It unpacks small files by hand, where Amana is not at hand.
doctor-reader-box = the box that files are read in
doctor-reader-box-advice = No process for reading files could be started: files are kept, and none is read.
doctor-reader-box-limits = files are read with bounded memory, and nothing can be written
doctor-reader-box-limits-advice = This system has no such limits for a process. A file made to do harm could use up the memory.
doctor-reader-box-network-namespace = files are read without a network
doctor-reader-box-network-namespace-advice = This system keeps that to itself. The other fences of the box still hold.
doctor-reader-box-own-files = what reads a file can open no other
doctor-reader-box-own-files-advice = It takes Linux 5.13 with Landlock. A file made to do harm could look at others of yours.
doctor-reader-box-calls = what reads a file can start no program and reach no other
doctor-reader-box-calls-advice = It takes Linux with seccomp, on x86_64 or aarch64. Some HEIC photos are kept and not shown.
doctor-reader-box-audit-hook = Python's own fence around it
doctor-reader-ocr = text in pictures and scans
doctor-reader-ocr-advice = Where the tesseract library and its Arabic and English data are installed, scanned pages become searchable.
doctor-reader-archives = archives of RAR and rarer kinds (CAB, ISO, deb, zstd)
doctor-reader-archives-advice = pip install "amana[archives]" reads them, over the system's own library libarchive.
doctor-reader-outlook = mailboxes of Outlook (PST)
doctor-reader-outlook-advice = pip install "amana[pst]" reads them.
doctor-reader-c2pa = content credentials (C2PA)
doctor-reader-c2pa-advice = pip install "amana[credentials]" checks them.
doctor-reader-openpgp = signatures by OpenPGP
doctor-reader-openpgp-advice = pip install "amana[pgp]" checks them.
doctor-reader-speech = speech to text
doctor-reader-speech-advice = pip install "amana[speech]", with a model of your own, writes down what is said.
doctor-clock = clock (UTC)
doctor-clock-advice = This clock is wrong, and what is taken in now would carry its time: set it first.
doctor-disk-free-bytes = free on the disk
doctor-disk-free-bytes-advice = Less than 1 GB: make room before adding much.
doctor-archive = archive
doctor-archive-advice = The file archive.json cannot be read. amana verify says more.
doctor-archive-devices = devices that may add
doctor-archive-writable = can be written to
doctor-archive-writable-advice = It can be searched and verified, and nothing can be added.
doctor-archive-recipient = it seals to
doctor-identity = your identity
doctor-identity-advice = There is none for this archive in your config folder: name one with --identity. Adding needs none.
doctor-value-yes = yes
doctor-value-no = no
doctor-value-none = none
doctor-value-not-started = could not be started
doctor-value-missing = not installed

# Progress

progress-add = Taking in
progress-verify = Verifying
progress-restore = Giving back
progress-rebuild = Rebuilding
progress-reading = Reading
progress-files = { $total ->
    [0] { $done ->
        [one] { $done } file
       *[other] { $done } files
    }
    [one] { $done } of { $total } file
   *[other] { $done } of { $total } files
}
progress-bytes = { $done } of { $total }
progress-rate = { $size } a second
progress-left-seconds = { $amount ->
    [one] { $amount } second left
   *[other] { $amount } seconds left
}
progress-left-minutes = { $amount ->
    [one] { $amount } minute left
   *[other] { $amount } minutes left
}

# Keys and devices

keys-custodian = { $name }: { $count ->
    [one] { $count } envelope
   *[other] { $count } envelopes
}
keys-unnamed = The envelope { $envelope } is of an earlier version: no record tells whose it is.
keys-epoch = epoch { $epoch }, from { $started }
keys-epoch-closed = epoch { $epoch }, from { $started }: your key does not open it
keys-added = { $name } is a custodian now and opens everything here.
keys-removed = { $name } is no custodian any more. Epoch { $epoch } has begun: what is added from now on they cannot open. What they could open they still can, wherever they have a copy.
keys-renewed = Epoch { $epoch } has begun: what is added from now on is sealed to a new archive key.
keys-sync-next = Copies learn of it at the next amana sync.
device-made = The capture kit { $name } is in { $path }.
device-made-how = To add: amana --archive { $path } add FILES. It works on any machine that has Amana, from this folder or wherever it is moved to.
device-made-not = Nothing in it opens what is added, and it keeps no list of names. Sync takes over what is in it.
device-line = { $device }  { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}
device-here = (this machine)
device-not-admitted = not admitted by any custodian
device-is-lost = lost: entries after the first { $believed } are suspect
device-admitted = The device { $device } is admitted.
device-lost = The device { $device } is declared lost. Its first { $believed ->
    [one] { $believed } entry is believed
   *[other] { $believed } entries are believed
}; what comes after is shown as suspect and never dropped.

# timestamp

timestamp-log = The log of { $device }, { $entries ->
    [one] one entry
   *[other] { $entries } entries
}:
timestamp-not-believed = This checkpoint is not believed: { $reason }.
timestamp-token = { $name }: { $time }, signed by { $by }.
timestamp-root-trusted = Its root { $root } is on your list.
timestamp-root-unchecked = It goes back to { $root }, which was not checked against a list of yours.
timestamp-root-unknown = It goes back to { $root }, which is not on your list.
timestamp-root-missing = The certificate of { $root } is missing: nobody vouches for who signed it.
timestamp-block = Bitcoin block { $height }: { $time }, by the header that you gave. A block's time may be two hours off.
timestamp-in-block = Bitcoin block { $height }, if its Merkle root is { $root }: compare it in any block explorer, or give the block's header with --block-header.
timestamp-cosigned = { $name } cosigned it at { $time }.
timestamp-pending = { $name }: promised, not yet in a Bitcoin block.
timestamp-worthless = { $name } is worth nothing: { $reason }.
timestamp-failed = { $name } gave none: { $reason }.
timestamp-bound = Outsiders: all of it existed not later than { $time }, says { $by }.
timestamp-bound-unchecked = Outsiders: all of it existed not later than { $time }, says { $by }, whom no list of yours vouches for.
timestamp-no-bound = Outsiders: nobody says yet when it existed.
timestamp-device-clock = The device's own clock claimed { $time } at its last entry. Nothing proves that.
timestamp-device-clock-sealed = What the device's own clock claimed is sealed; with a key at hand it is shown here.
timestamp-device-clock-ahead = That is later than outsiders allow: the device's clock ran ahead.
timestamp-own-clock = This machine's own clock said { $time } meanwhile. If that is far from what the authorities say, it is wrong.
timestamp-done = Every log is stamped as it stands.
timestamp-done-pending = What waited is done.
timestamp-part = Not every log is stamped by two authorities yet.
timestamp-no-entries = There is no entry to stamp yet.
timestamp-nothing-waits = Nothing waits to be asked.
timestamp-waiting = { $count ->
    [one] One server is still to be asked: amana timestamp --pending asks it again.
   *[other] { $count } servers are still to be asked: amana timestamp --pending asks them again.
}
timestamp-advice-pending = What calendars promised is in a Bitcoin block after some hours: amana timestamp --pending fetches the finished proof, which then needs no calendar any more.
timestamp-advice-roots = Roots are trusted only from a list that you chose: amana timestamp --list --roots FILE.
timestamp-advice-certificates = Certificates that are missing can be had while their issuers offer them: --fetch-certificates.

# Cosigning

cosign-done = Cosigned: { $origin }, { $entries ->
    [one] one entry
   *[other] { $entries } entries
}.
cosign-cosigner = This cosigner's public key, for whoever checks its signatures: { $key }
cosign-evidence = Both signed states are kept in { $folder }, as evidence. Show them to whoever keeps other copies.
cosign-serving = Cosigning at { $url }
cosign-serving-open = Other machines reach this address, and what goes over it is not encrypted: put a proxy that speaks HTTPS in front of it.
cosign-serving-end = Ctrl-C ends it.
cosign-refused = Not cosigned ({ $status }): { $message }
cosign-requested = From { $old } to { $entries ->
    [one] one entry
   *[other] { $entries } entries
}.
cosign-request-next = Carry these to the cosigner, who runs amana cosign on them; bring back what ends in .cosigned, and run amana cosign --keep on it.
cosign-kept = The log of { $log }, { $entries ->
    [one] one entry
   *[other] { $entries } entries
}: cosigned.
cosign-present = The log of { $log }, { $entries ->
    [one] one entry
   *[other] { $entries } entries
}: cosigned before, as it stands.
cosign-by = { $name }, { $time }
cosign-unknown = { $count ->
    [one] One line is by somebody whose key was not named: it counts for nothing until you name it with --cosigner.
   *[other] { $count } lines are by somebody whose key was not named: they count for nothing until you name it with --cosigner.
}

# Custody: who, when and by whose clock, what

custody-of = { $item }  SHA-256 { $sha256 }
custody-devices-clocks = By the devices' own clocks, in the order that they claim (whoever holds a device can set its clock):
custody-outsiders-clocks = By outsiders' clocks:
custody-when = { $time } by the clock of { $device }, entry { $entry }
custody-when-untold = No time was recorded; { $device }, entry { $entry }
custody-device = { $name } ({ $device })
custody-unnamed = no name was given
custody-item = The item
custody-everything = Everything that was here
custody-this-archive = this archive
custody-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
custody-added = Added as { $path }.
custody-copied = { $what } was copied to { $copy }.
custody-audited = { $what } was audited in { $copy }.
custody-repaired = Damage was mended in { $copy }.
custody-exported = { $what } was opened for export.
custody-restored = { $what } was given back.
custody-erased = { $what } was erased.
custody-archive-made = The archive was made. Who could open it: { $names }.
custody-custodian-added = A custodian was added, and could open everything from then on: { $names }.
custody-custodian-removed = A custodian was removed, and cannot open what was added later: { $names }.
custody-epoch-started = Epoch { $epoch } began with a new archive key. Who could open it: { $names }.
custody-device-admitted = The device { $device } was admitted as one of the archive's own.
custody-device-lost = The device { $device } was declared lost. Entries of it that are still believed: { $believed }.
custody-failure = It failed.
custody-part = It was done in part.
custody-bound = Entry { $entry } of { $device } was there not later than { $time }, says { $by }.
custody-bound-untrusted = Entry { $entry } of { $device } was there not later than { $time }, says { $by }; nobody whom you named as trusted vouches for that.
custody-unbounded = When entry { $entry } of { $device } was there, no outsider says.
custody-unbounded-advice = Outsiders are asked with amana timestamp and amana cosign.

verify-log-suspect = Its entries from number { $start } on: { $reason }.
suspect-lost = suspect: the device was declared lost before
suspect-not-admitted = suspect: no custodian admitted the device
suspect-forked = suspect: the device's log was forked
field-suspect = suspect
field-person = taken in by
field-method = method

restore-suspect = { $count ->
    [one] { $count } item of them is suspect: only a device that is lost, forked or not admitted brought it. amana list says which.
   *[other] { $count } items of them are suspect: only a device that is lost, forked or not admitted brought them. amana list says which.
}
restore-not-entered = That this was given back is not in the log: the archive cannot be written to now, or another process is writing to it.

# Receipts of a capture kit

receipts-count = { $count ->
    [0] No receipt.
    [one] { $count } receipt.
   *[other] { $count } receipts.
}
receipts-more = { $count ->
    [one] … and { $count } more; amana list shows all.
   *[other] … and { $count } more; amana list shows all.
}
receipt-time-unknown = the time was not noted

# Word cards

cards-made = { $shares } cards were made, set { $set }. Any { $threshold } of them open { $label }.
cards-made-all = { $shares } cards were made, set { $set }. All of them together open { $label }, and { $threshold } are needed.
cards-made-all-risk = One card lost, and the others open nothing. A threshold below the number of cards forgives a loss.
cards-files = They are in { $path }: a PDF to print and a text of each. Delete these files when the cards are printed; what was on a flash disk can be found again, so use one that you destroy, or a folder in memory.
cards-give = Give each card to another person, and rehearse with them: amana keys rehearse
cards-custodian = Here the cards are the custodian { $name }. If they may be in wrong hands, remove that custodian with amana keys remove, and split anew.
cards-open = These cards open { $path }: { $cards } of set { $set }.
cards-open-object = One object was opened to prove it.
cards-open-empty = They open the archive key. There is no object yet that could be opened with it.
cards-open-no-object = They open the archive key, but none of the objects that were tried. amana verify says what is wrong with those.
cards-open-older = They do not open the newest key, of epoch { $newest }: what was added since it began stays closed to them.
cards-combined = The identity of the cards { $cards } of set { $set } is in { $file }.
cards-combined-opens = It opens the archive.
cards-combined-unproved = Whether it opens an archive was not tried, since none was named.
cards-combined-care = Whoever has that file, and its passphrase if it has one, can open everything. Delete it when it has done its work: the cards stay good.
cards-ask = Type the words of each card, one after the other or several at once. The first four letters of a word are enough; a hyphen alone goes back by one word.
cards-ask-hidden = Nothing is shown while you type. To see it, say --show.
cards-ask-shown = What you type is shown: see that nobody looks on.
cards-ask-word = Card { $card }, word { $position } of { $words }:
cards-ask-again = Once more, please: { $reason }.
cards-ask-from-start = This card again from its first word, please: { $reason }.
cards-ask-done = This is card { $number } of set { $set }, and its words are right.
cards-ask-more = { $count ->
    [one] { $count } more card of set { $set } is needed.
   *[other] { $count } more cards of set { $set } are needed.
}
cards-ask-other-set = This card is of set { $set }, and the first one of set { $first }. Take another.
cards-ask-twice = Card { $number } was given already. Take another.

# Copies and sync

copy-added = { $name } is a copy of this archive now, at { $place }.
copy-added-kit = { $name } is a capture kit of this archive, at { $place }. Sync takes what is in it, and gives it nothing of the archive.
copy-added-next = What one side has and the other lacks comes with the next amana sync.
copy-removed = { $name } is forgotten here. What is at { $place } stays as it is.
copy-none = No copy is known on this machine. amana copy add NAME PLACE makes one.
copy-line = { $name }  { $place }
copy-never = never synced
copy-synced = synced { $time }
copy-is-kit = a capture kit
copy-lacks = { $count ->
    [one] lacks { $count } object
   *[other] lacks { $count } objects
}
sync-objects = { $count ->
    [one] { $count } object ({ $size })
   *[other] { $count } objects ({ $size })
}
sync-entries = { $count ->
    [one] { $count } log entry
   *[other] { $count } log entries
}
sync-acts = { $count ->
    [one] { $count } signed act
   *[other] { $count } signed acts
}
sync-files = { $count ->
    [one] { $count } small file
   *[other] { $count } small files
}
sync-same = { $name }: nothing was lacking on either side.
sync-here = { $name }: came from there: { $what }.
sync-there = { $name }: was given: { $what }.
sync-absent = { $name } was skipped: { $reason }.
sync-refused = { $name } was left alone: { $reason }.
sync-part = { $name }: not all could be done: { $reason }.
sync-lacking = { $count ->
    [one] { $name } lacks { $count } object that its logs name:
   *[other] { $name } lacks { $count } objects that its logs name:
}
sync-damaged = { $count ->
    [one] { $name } has { $count } object that is not what its name says; it was not taken:
   *[other] { $name } has { $count } objects that are not what their names say; they were not taken:
}
sync-kept = { $count ->
    [one] { $name } still has { $count } object that was erased:
   *[other] { $name } still has { $count } objects that were erased:
}
sync-found = { $name }: { $what }.
sync-ours-lacking = { $count ->
    [one] No copy that was asked has { $count } object that the logs name:
   *[other] No copy that was asked has { $count } objects that the logs name:
}
sync-ours-damaged = { $count ->
    [one] { $count } object of this archive is damaged, and was given to nobody:
   *[other] { $count } objects of this archive are damaged, and were given to nobody:
}
sync-ours-found = In this archive: { $what }.
sync-not-entered = What was done could not be entered in the log: { $reason }. The next sync tries again.
sync-advice-tampered = Nothing damaged or changed was taken over, and nothing was thrown away. amana audit says whether a copy is whole; amana repair mends from a copy that is right.
sync-advice-lacking = Sync with another copy that has it; until then it is named each time.
progress-sync = Syncing
interrupted-sync = Nothing is half: what arrived stays, and the next amana sync goes on.

# Proofs

prove-done = { $count ->
    [one] { $count } proof was written to { $path } ({ $size }).
   *[other] { $count } proofs were written to { $path } ({ $size }).
}
prove-accession = Taken in: entry { $entry } of { $device }
prove-act = Act of custody ({ $act }): entry { $entry } of { $device }
prove-shown = shows { $fields }; { $count ->
    [0] keeps nothing back
    [one] keeps { $count } field back
   *[other] keeps { $count } fields back
}
prove-left-out = { $count ->
    [one] { $count } timestamp did not fit and was left out.
   *[other] { $count } timestamps did not fit and were left out.
}
prove-next = Whoever gets it checks it with amana check-proof, or without Amana by the program that amana check-proof --script gives.
prove-not-entered = That this proof was made is not in the log: the archive cannot be written to now, or another process is writing to it.

check-proof-holds = The proof holds.
check-proof-wrong = The proof is wrong.
check-proof-stamp-wrong = A timestamp in this file does not prove what it says. What is proven of the entry stands without it.
check-proof-same = { $file } ({ $size }) is the file whose SHA-256 is shown, in proof { $proofs }.
check-proof-other = { $file } is another file: its SHA-256 is { $found }, and what is shown is { $expected }.
check-proof-never = No proof of this kind shows that what is in a file is true, that a device's clock was right, who held the device, or that there is no other log that says otherwise.

field-kind = kind
field-act = act
field-outcome = outcome
field-items = items
proof-number = Proof { $number } of { $count }
proof-one-wrong = It is wrong, and shows nothing: { $reason }.
proof-entry = Shown: entry { $entry } (counted from 0) of { $size } in the log of device { $device }, of the archive { $archive }.
proof-fixes = { $size ->
    [one] The device's signature fixes that entry: were it changed, the log would no longer fit this proof.
   *[other] The device's signature fixes all { $size } entries in their order: were one changed, removed or put in since, the log would no longer fit this proof.
}
proof-kept-back = { $count ->
    [0] Not shown: nothing; these are all fields of the record, says whoever made the proof.
    [one] Not shown: { $count } more field of the record, says whoever made the proof.
   *[other] Not shown: { $count } more fields of the record, says whoever made the proof. Names, places, sources and notes can be among them.
}
proof-suspect = Whoever made the proof says of this entry: { $reason }.
proof-key = Signed with the device's key:
proof-key-trusted = You named it as a key that you trust.
proof-key-brought = It came with the proof, and nobody vouches for it here. Compare it with one that you have from the archive's keepers, and name that with --trust.
proof-device-clock = The device's own clock said { $time } when this was entered. Nothing proves that.
proof-device-clock-hidden = What the device's own clock said is not shown.
proof-bound = Outsiders: it existed not later than { $time }, says { $by }.
proof-bound-unchecked = Outsiders: it existed not later than { $time }, says { $by }, whom nothing of yours vouches for.
proof-no-bound = Outsiders: nobody says when it existed. The proof shows order, and no time but the device's own.
proof-cosigned = { $name } cosigned this state of the log at { $time }, by its own clock,
proof-cosigner-trusted = with a key that you named.
proof-cosigner-brought = with a key that came with the proof: compare it with what that cosigner publishes: { $key }
proof-cosigner-absent = { $name }, whose key you named, did not cosign this.
proof-unchecked = { $name } signed too, with a key that is not known here: not checked.

# audit, answer, repair, erase

verify-erased = { $count ->
    [one] { $count } object was erased by a custodian, and is still here:
   *[other] { $count } objects were erased by a custodian, and are still here:
}
verify-suspect = { $count ->
    [one] { $count } object is named by suspect entries alone, and is not here. It may never have been:
   *[other] { $count } objects are named by suspect entries alone, and are not here. They may never have been:
}
verify-advice-erased = What was erased and is still here goes at the next amana sync with this copy.
audit-well = The copy { $copy } is well.
audit-wrong = The copy { $copy } is not well.
audit-full = All of it was read: { $read } of { $objects } objects ({ $size }), its logs, and every small file.
audit-sample = A sample was read: { $read } of { $objects } objects ({ $size }), drawn by chance after the copy was opened; its logs, and every small file.
audit-nonce = Its holder answered rightly for { $read } of { $objects } objects ({ $size }).
audit-refused = The answer does not count: { $reason }.
audit-misanswered = { $count ->
    [one] Not proved, for { $count } of what was asked: { $reason }:
   *[other] Not proved, for { $count } of what was asked: { $reason }:
}
audit-shown = { $bad ->
    [one] If { $bad } of the { $objects } objects were bad, this would have shown it in { $percent } of 100 cases.
   *[other] If { $bad } of the { $objects } objects were bad, this would have shown it in { $percent } of 100 cases.
}
audit-shown-weight = Objects count alike here, however large they are: this says nothing about bytes.
audit-behind = { $count ->
    [one] { $count } of what was asked for is on its way: the copy is behind. Sync, then audit again.
   *[other] { $count } of what was asked for are on their way: the copy is behind. Sync, then audit again.
}
audit-unjudged = { $count ->
    [one] { $count } of what was asked about is damaged or missing in this archive, so that nobody can judge the answer (amana verify):
   *[other] { $count } of what was asked about are damaged or missing in this archive, so that nobody can judge the answer (amana verify):
}
audit-advice = Keep the copy as it is. amana repair { $copy } mends what it lacks; if its holder gave a false answer, do not rely on it.
audit-challenged = { $count ->
    [one] A challenge about { $count } object was written to { $file }. An answer counts once, until { $expires }.
   *[other] A challenge about { $count } objects was written to { $file }. An answer counts once, until { $expires }.
}
audit-challenged-how = Whoever holds the copy runs this in its folder: amana answer { $file } --out answer.json. Then: amana audit COPY --answer answer.json
answer-done = { $answered } of { $asked } objects are answered for, in { $file }. Send that file back; it holds hashes and nothing else.
act-not-entered = This is not in the log: the archive cannot be written to now, or another process is writing to it.
repair-here = this archive
repair-well = { $count ->
    [0] Nothing was wrong: { $place }.
    [one] All is well again in { $place }: { $count } thing was mended.
   *[other] All is well again in { $place }: { $count } things were mended.
}
repair-part = { $count ->
    [one] { $count } thing could not be mended in { $place }.
   *[other] { $count } things could not be mended in { $place }.
}
repair-unreached = { $place } was not repaired: { $reason }.
repair-mended = { $name } was mended from { $source }.
repair-lost = { $name }: { $reason }; no copy that was asked has it right.
repair-aside = { $count ->
    [one] { $count } damaged file was set aside in local/damaged, to be looked at.
   *[other] { $count } damaged files were set aside in local/damaged, to be looked at.
}
repair-silent = { $copy } could not be asked: { $reason }.
repair-advice = Plug in or reach another copy, name it with --from, and run this again.
erase-plan = { $count ->
    [one] { $count } item would be erased: { $size } in { $objects } objects, with its texts, pictures and what was read from it:
   *[other] { $count } items would be erased: { $size } in { $objects } objects, with their texts, pictures and what was read from them:
}
erase-plan-shared = { $count ->
    [one] { $count } content stays, because an item that was not named has the same bytes.
   *[other] { $count } contents stay, because items that were not named have the same bytes.
}
erase-plan-for-good = This cannot be undone. That it was here, under which name, and the reason you give stay in the archive for good.
erase-plan-copies = Copies follow when they sync with this one. A copy that never does, a restored file, a backup and the freed places on a disk keep what they have.
erase-ask = To erase, type the first six digits of the first item, { $word }:
erase-not-done = Nothing was erased.
erase-done = { $count ->
    [one] { $count } item was erased ({ $size }).
   *[other] { $count } items were erased ({ $size }).
}
erase-objects = { $count ->
    [one] { $count } object went. New ones that hold what had to stay: { $resealed }.
   *[other] { $count } objects went. New ones that hold what had to stay: { $resealed }.
}
erase-nothing = { $count ->
    [one] Nothing of the item is here any more: it was erased before.
   *[other] Nothing of the { $count } items is here any more: they were erased before.
}
erase-shared = { $count ->
    [one] { $count } content stays, because an item that was not named has the same bytes:
   *[other] { $count } contents stay, because items that were not named have the same bytes:
}
erase-left = { $count ->
    [one] The disk would not let { $count } old object go; it is tried again whenever something is written:
   *[other] The disk would not let { $count } old objects go; it is tried again whenever something is written:
}
erase-unread = { $count ->
    [one] { $count } log entry could not be read; if it brought the item too, that is not erased. Repair first, then erase again.
   *[other] { $count } log entries could not be read; if they brought the item too, that is not erased. Repair first, then erase again.
}
erase-copies-next = Now sync: the other copies still have it until then.
restore-erased = { $count ->
    [one] { $count } file was erased by a custodian; amana show says when and why.
   *[other] { $count } files were erased by a custodian; amana show says when and why.
}
field-erased-at = at
field-erased-by = by
show-erased = Erased
progress-audit = Auditing
progress-repair = Repairing
progress-erase = Erasing
interrupted-audit = Stopped. Nothing was changed, and the audit is not in the log.
interrupted-repair = Stopped. What was mended is mended; run the same command again and it carries on.
interrupted-erase = Stopped. Either all of it is erased or none: amana show says which.

copy-fetched = The archive is in { $path }: { $count ->
    [one] { $count } object
   *[other] { $count } objects
} ({ $size }).
copy-fetched-part = Not all of the archive could be had. What was is in { $path }: { $count ->
    [one] { $count } object
   *[other] { $count } objects
} ({ $size }).
copy-fetched-next = Open it with a key, then look at amana device list and amana keys list: until then it is as that copy said.
copy-fetched-advice = Run the same command again, or add another copy there with amana copy add and run amana sync.
sync-read = { $count ->
    [one] { $count } text was read; search finds it now.
   *[other] { $count } texts were read; search finds them now.
}

# Judgements

judged-same = { $one } and { $other } are one.
judged-same-before = That { $one } and { $other } are one was said before.
judged-different = { $one } and { $other } are not one.
judged-different-before = That { $one } and { $other } are not one was said before.
judged-undo = To take it back: amana undo { $assertion }
undone = No longer said of { $subject }: { $prop } { $value }
undone-undo = What was taken back of { $subject } ({ $prop }) stands again.
undone-back = To bring it back: amana undo { $assertion }

# Describing

described = Said of { $id }:
described-new = New, with the id { $id }:
described-dry = Nothing was changed: this is what would be said.
change-said = { $prop }: { $value }
change-replaced = { $prop }: { $value }, in place of { $before }
change-withdrawn = { $prop }: { $before } withdrawn
change-unchanged = { $prop }: { $value }, as before
known-fallen = No longer said
known-more = { $count ->
    [one] { $count } assertion that no longer stands: --all
   *[other] { $count } assertions that no longer stand: --all
}
known-nobody = no name given
known-note = note: { $note }
known-basis = from { $item }
known-basis-note = from outside the archive: { $note }
known-basis-span = from { $item }: “{ $words }”
known-basis-time = from { $item }, seconds { $since } to { $until }
known-basis-region = from { $item }, at { $region }
confidence-certain = certain
confidence-likely = likely
confidence-possible = possible
confidence-doubtful = doubtful
schema-added = Kept, and used from now on: { $name }
schema-one = one at a time
schema-many = any number
schema-types = Types of things: amana schema show TYPE tells what can be said of one.
known-nameless = without a name
known-clash = It is said to be the same ({ $same }) and to be different ({ $different }): the two are not joined.
show-said = Said of it
show-resting = { $count ->
    [one] { $count } assertion about { $things ->
        [one] another thing rests on it.
       *[other] { $things } other things rests on it.
    }
   *[other] { $count } assertions about { $things ->
        [one] another thing rest on it.
       *[other] { $things } other things rest on it.
    }
}

# Lists of things

things-count = { $count ->
    [one] { $count } in all.
   *[other] { $count } in all.
}
things-more = { $count } more: --limit N
things-known = known
things-proposed = told of, not confirmed
things-texts = { $count ->
    [one] { $count } text
   *[other] { $count } texts
}
show-mention = Nobody has said anything of it yet: this is what texts call by one name. amana witness NAME gives what they are quoted as saying.

# Lists

rows-created = Row { $row }, new { $type } { $id }:
rows-updated = Row { $row }, { $type } { $id }:
rows-refused = Row { $row } is left out:
rows-refused-cell = { $column }, { $value }: { $reason }
rows-no-property = No property here holds { $place } (values: { $count }).
rows-done = New: { $created }. Changed: { $updated }. As before: { $unchanged }. Rows left out: { $refused }. Assertions: { $assertions }.
exported = { $path }: things { $things }, values { $values }
exported-doubted = Values that are to be doubted stay here: { $count }.
exported-nothing = Nothing is said of anything yet.
progress-describing = Describing
texts-wait = Some texts were not read yet, so what they tell is not in this. To read them: amana rebuild
serve-ready = The reading room is open: follow the link above in a browser on this machine. It opens once. End it with Ctrl-C.
serve-ended = The reading room is closed.
