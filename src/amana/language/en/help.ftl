# The help texts of the command line.

help-heading-usage = Usage:
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-shared = Options of every command
help-heading-commands = Commands
help-usage-options = [OPTIONS]
help-usage-command = [OPTIONS] COMMAND …

help-amana = Amana keeps testimony and evidence: takes it in, seals it, proves that nothing changed, finds it in Arabic and in English, and gives it back. No server, no account, no network.
help-amana-version = Say which version this is.
help-amana-exit = Exit status: 0 done; 1 unexpected fault; 2 wrong usage; 3 done in part, what failed is listed; 4 damage or tampering found; 5 cannot open, no key or a wrong one; 6 not an archive, or busy.

help-shared-archive = The archive's folder. Else AMANA_ARCHIVE, or the nearest folder above this one that is an archive.
help-shared-identities = An identity file that opens the archive; may be said more than once. Else AMANA_IDENTITY, or what lies in your config folder.
help-shared-passphrase-file = A file that holds the passphrase, in one line. Else AMANA_PASSPHRASE_FILE, or the question on the terminal.
help-shared-json = Print one JSON object a line, for programs; messages go to stderr.
help-shared-language = The language to speak. Else that of the locale.
help-shared-help = Show this help.

help-init = Make an archive and its archive key.

    With no recipient, an identity is made too. It is kept under a passphrase in your config folder, and never inside the archive, because copies of an archive travel.
    .short = make an archive
help-init-folder = The folder to make it in; it must be empty or not exist.
help-init-recipients = The public key (age1…) of someone who shall open the archive; may be said more than once. No identity is made then.
help-init-identity-out = Where to keep the identity that is made.
help-init-no-passphrase = Keep the identity without a passphrase: whoever has the file can open the archive.
help-init-post-quantum = Make keys that are meant to withstand quantum computers.

help-add = Take in files and folders.

    Every file ends as kept, duplicate (the same bytes were kept already; the new name is recorded) or failed, with the reason. Original bytes and names are never altered. What is said by the options is recorded for every file of this run. Stop it at any time and run it again: it carries on.
    .short = take in files and folders
help-add-paths = The files and folders.
help-add-source = Who or what it came from.
help-add-collected-by = Who collected it.
help-add-collected-at = When it was collected: 2026-03-01, or with the time.
help-add-place = Where it was made or found.
help-add-note = A note.
help-add-text-language = The language of the texts: ar, en, …
help-add-published = When it was published: 2026-03-01, or with the time.
help-add-tags = A tag; may be said more than once.
help-add-places = A list of places of your own, which the texts are read with; for amana read --places too.

help-add-thorough = Read every file again, also those that look as they did when they were taken in before.

help-watch = Take in what arrives in a folder, each file once it is complete, until Ctrl-C.

    A file is complete when it has not changed for some seconds. What a program is still downloading (.part, .crdownload, …) waits.
    .short = take in what arrives in a folder
help-watch-folder = The folder.
help-watch-settled = How many seconds without a change make a file complete; 5 if not said.
help-watch-once = Take in what is complete now, and end.
help-watch-source = Who or what it came from.
help-watch-collected-by = Who collected it.
help-watch-place = Where it was made or found.
help-watch-note = A note.
help-watch-tags = A tag; may be said more than once.
help-watch-places = A list of places of your own, as for amana add.

help-search = Find items, ranked, with the reason of each match.

    Words are found in other spellings, stems, numbers and names of places too, in Arabic and English script. "…" finds an exact phrase, -word leaves out, OR (or أو) finds either, word* finds what begins so. Quote a query that holds any of these: amana search 'clinic -school'.
    .short = find items in Arabic and English
help-search-words = What to look for.
help-search-exact = Only as written: no other spellings, stems, numbers or names.
help-search-limit = How many hits at most; 20 where nothing is said.
help-search-offset = How many of the best hits to pass over.
help-search-kind = Only this media type or its first half: text/html, image.
help-search-since = Only from this date on: 2026, 2026-03 or 2026-03-01.
help-search-until = Only up to this date.
help-search-tag = Only items with this tag.
help-search-family = Only what a person would call so: picture, recording, chat, mail, page, document, table, archive, transcript, proof, text, other.
help-search-text-language = Only in this language: ar, en, ku.
help-search-source = Only what came from there, in the words that were said when it was taken in, or an id.
help-search-named = Only what names this person: a name as texts give it, or an id. Where no text gives it so, names that may be the same count too, unless --exact.
help-search-place = Only what tells of this place or was made there: a name in Arabic or English, or an id.
help-search-status = Only what stands so: unread, read, failed, described, suspect, erased.
help-search-counts = Count instead of listing: how many items, and of which kind, language, source, person, place, year, tag and status. Without QUERY everything is counted.
help-search-jsonl = Read lines {"{"}"id", "query"{"}"} on stdin and answer each with a line {"{"}"id", "hits"{"}"}.

help-read = Read texts: who said what, how many, when, where; each with its exact place.

    Needs no archive and no key, keeps nothing, and asks nobody. What it finds are suggestions with the rule that made them; what no rule could link is shown as waiting for a person. Arabic and English are read in full; of other languages digits, dates and known names.
    .short = read what a text says
help-read-files = The files: text in any encoding, web pages, PDF, DOCX; - is stdin.
help-read-published = When they were published: relative dates are counted from it.
help-read-text-language = The language of the texts: ar, en, … Else it is guessed.
help-read-places = A list of places of your own, which go before those that are known: tab-separated, as the reference on reading says.
help-read-jsonl = Read lines {"{"}"id", "text", "published", "language"{"}"} on stdin and answer each with a line.

help-list = List what is kept, in order of taking in.
    .short = list what is kept
help-list-kind = Only this media type or its first half: text/html, image.
help-list-since = Only from this date on: 2026, 2026-03 or 2026-03-01.
help-list-until = Only up to this date.
help-list-tag = Only items with this tag.

help-show = Show one item: its facts, text versions and custody.
    .short = show one item
help-show-everything = Every field as written in the file, and every reading and text version one by one.
help-show-item = The item's id, or as much of its beginning as is unique.

help-verify = Verify an archive or a copy of it, without any key.

    Reads every checkpoint, every log and every object, and says what is missing, damaged, extra, or named by no log. Nothing is changed.
    .short = prove that nothing is missing or changed
help-verify-copy = The copy to verify; else the archive.

help-audit = Prove that a copy is whole.

    Reads all of it and compares it with this archive: logs, objects, envelopes, and that it is no shorter than it once was. With --sample a part is read, drawn by chance once the copy is open, and it is said what that shows. With --nonce the copy is asked for hashes under a fresh number, which nobody can have ready; where it is elsewhere, --challenge writes the question to a file and --answer judges the file that comes back. The log says that it was done, and how it ended.
    .short = prove that a copy is whole
help-audit-copy = The copy's name, or where it lies.
help-audit-sample = Read only so many of a hundred objects (5%), or so many (200).
help-audit-nonce = Ask another process in the copy's folder instead of reading it here.
help-audit-challenge = Write a challenge for the copy's holder to this new file.
help-audit-answer = Judge this answer of the copy's holder.

help-answer = Answer a challenge for a copy that you hold.

    Run it in the folder of the copy. It needs no key, and nothing but hashes leaves the copy.
    .short = answer an audit for a copy you hold
help-answer-challenge = The file that amana audit --challenge wrote.
help-answer-out = The new file for the answer.

help-repair = Mend what is damaged or missing, from any copy that has it right.

    Without a name this archive is mended from its copies; with names, those copies are mended from here and from each other. What is taken is checked on the way, damaged files are set aside and not destroyed, and what no copy has is named. It needs no key.
    .short = mend from any copy that is right
help-repair-copies = The copies to mend; this archive where none is named.
help-repair-sources = Take from this copy or place too; may be said more than once.
help-repair-objects = Look at this object alone; may be said more than once.

help-erase = Erase items: their bytes, texts, pictures, and what was read from them.

    That they were here, and why they went, stays in the log. Copies that accept it follow when they sync; what somebody restored, or keeps on a copy that never syncs, is not reached. It cannot be undone. It needs a key.
    .short = erase items for good
help-erase-items = The items, by their ids or as much of the beginning as is unique.
help-erase-reason = Why; it stays in the archive.
help-erase-yes = Do not ask.

help-restore = Give items back: original bytes under original paths.

    What is already there is never overwritten, and nothing is written outside DEST. SHA256SUMS lists what was written.
    .short = give original files back
help-restore-dest = The folder to write to.
help-restore-items = The items; all of them where none is named.

help-rebuild = Make the catalogue again from objects and logs.

    The catalogue is only an index: it can always be made again, and nothing that was kept depends on it.
    .short = make the catalogue again
help-rebuild-places = A list of places of your own, which every text is read with, as for amana add.

help-parts = List what is inside an item, each with its place: messages, attachments, pages, rows, members.

    --json gives all that is known of each, and its words.
    .short = what is inside an item
help-parts-item = The item's id, or as much of its beginning as is unique.
help-parts-place = Take the file at this place out of the item; with --out.
help-parts-out = The new file to write it to.
help-parts-kind = Only parts of this kind: message, attachment, member, page, row, …

help-alike = List the items that are nearly the same as one: pictures, films and texts, the nearest first.

    A picture made smaller, compressed again, marked or with a margin cut off is found, and so is a text that was
    reprinted with changes; files inside items too. Of each it says how near it is and what differs: first the item
    you named, then the other. Nothing is changed or removed.
    .short = what is nearly the same, and what differs
help-alike-item = The item's id, or as much of its beginning as is unique.
help-alike-limit = How many at most. [default: 20]

help-compare = Show what several texts tell of one event side by side: figures with their words, and what they are to each other.

    Name the items that tell of it, or an event. Every two figures of the same kind agree, can both be true, cannot, are
    part and whole, or count different things; each verdict has its reasons, and nothing is averaged. Reprints,
    translations and texts that quote one another count as one source. A text without a day of its own gets one
    proposed, where the others give one that fits. Without an ID all that is kept is looked at.
    .short = accounts of an event side by side
help-compare-wanted = Items or events, by id; of one event. Without any: all that is kept.
help-compare-category = What is counted: killed, wounded, evacuated, … [default: everything]
help-compare-place = Where it happened: a name in Arabic or English.
help-compare-since = From this day of the fact on: YYYY, YYYY-MM or YYYY-MM-DD.
help-compare-until = Up to this day of the fact, inclusive.
help-compare-everything = Show pairs that count different things too, with the reason.

help-suggest = List what reading leaves open and a person can settle, what settles most first.

    Accounts that may tell of one event; names in several texts that may be of one person or group, with what speaks for
    and against it; places and dates that may be read in several ways; figures of which no rule could say what they count; statements of which none could say
    whose they are. Nothing of it is taken for true until somebody answers: amana review.
    .short = what is open, what settles most first
help-suggest-kind = Questions of one kind alone.
help-suggest-limit = How many at most. [default: 20]

help-review = Answer what is open: accept what is proposed, correct it, or reject it.

    Without an ID one question after another is shown, and a letter answers it. What you say enters the log as your word
    (--as), with the place in the text as its basis; the question is then gone from the queue. amana undo takes an
    assertion back, and the question comes again.
    .short = answer what is open
help-review-question = The question's id, as suggest shows it.
help-review-answer = accept, correct or reject.
help-review-values = With correct: the property and its value; of names and accounts same=2,3, the numbers of those that are one with the first.
help-review-kind = Questions of one kind alone.

help-open-claims = List people of whom nobody has said what became of them: missing, trapped, bodies not recovered.

    A figure leaves the list when somebody says its outcome: amana describe ID outcome=…
    .short = missing and unrecovered people of unknown fate
help-open-claims-wanted = Items or events, by id. Without any: all that is kept.
help-open-claims-place = Where it happened: a name in Arabic or English.

help-timeline = Show what is told of each day, in order of time: how exactly the day is told, and what that rests on.

    Each entry is a sentence that names a time; with --claims, a figure. Items or events by id are taken to be of one
    event, so that a text without a day of its own may get one proposed; what rests on that is marked.
    .short = what happened and what was said, in order of time
help-timeline-wanted = Items or events, by id; of one event. Without any: all that is kept.
help-timeline-since = From this day on: YYYY, YYYY-MM or YYYY-MM-DD.
help-timeline-until = Up to this day, inclusive.
help-timeline-place = What happened there: a name in Arabic or English; places in it count too.
help-timeline-named = What names this person, or is in their words.
help-timeline-claims = Figures instead of sentences.

help-flows = Show who moved, or was to move, from where to where, in whose words.

    .short = from where to where people moved
help-flows-wanted = Items or events, by id; of one event. Without any: all that is kept.
help-flows-since = From this day on: YYYY, YYYY-MM or YYYY-MM-DD.
help-flows-until = Up to this day, inclusive.
help-flows-place = From there or to there: a name in Arabic or English.

help-witness = Show all that one person said, in order, with the times and places in it.

    A name in either script, whole or in part. Several people may answer to it: each is shown by the text's own name for
    them, and none are taken for one.
    .short = all that one person said
help-witness-name = The name, in Arabic or English; or an id.
help-witness-wanted = Items or events, by id; of one event. Without any: all that is kept.

help-sidecars = Check signatures and time proofs that lie beside an item: its name with .asc, .sig, .minisig or .ots.

    That one fits says that the item was not changed since; who signed, only a key whose holder is known can say.
    .short = signatures and time proofs beside an item
help-sidecars-item = The item's id, or as much of its beginning as is unique.
help-sidecars-keys = A key whose holder is known: its fingerprint or id in hex; may be said more than once.

help-failures = List what could not be read, or not all of it, and why. The items themselves are kept as they came.
    .short = what could not be read, and why

help-read-again = Read items again: those named; else what an earlier version of a reader read.

    What was read before stays beside it.
    .short = read again with newer readers
help-read-again-items = The items.
help-read-again-failed = Also what could not be read.
help-read-again-places = A list of places of your own, which the texts are read with, as for amana add.

help-transcribe = Let a model of speech that is on this machine hear a film or a recording, and keep what it hears.

    What it hears becomes a text version of the item, with its times, under the model's name; amana search finds it. It is a machine's guess: listen before you rely on it. Nothing is downloaded.
    .short = speech to text, with a model of your own
help-transcribe-item = The item's id, or as much of its beginning as is unique.
help-transcribe-model = The folder of a Whisper model in the form of CTranslate2, with its tokenizer.json.
help-transcribe-spoken = The language that is spoken, where you know it: ar, en, …

help-doctor = Say in plain words what this install can do: optional programs, clock, disk, versions.
    .short = what this install can do

help-keys-list = List the custodians and the epochs of the archive key.
    .short = who opens the archive
help-keys-add = Add a custodian: their identity then opens everything.

    The recipient is the line that begins with age1 in their identity file. It is sealed into new envelopes; no object is touched.
    .short = add a custodian
help-keys-add-recipient = The custodian's recipient: age1…
help-keys-add-name = What to call them here; a pseudonym will do. Only custodians can read it.
help-keys-remove = Remove a custodian, and begin a new epoch of the archive key.

    What is added from then on they cannot open. What they could open they can still open, wherever they have a copy.
    .short = remove a custodian, from now on
help-keys-remove-name = The custodian, as amana keys list names them.
help-keys-remove-reason = Why; it enters the log, sealed.
help-keys-renew = Begin a new epoch: a new archive key, the same custodians.

    For when a key may be in other hands. What is older stays as it is.
    .short = begin a new archive key
help-keys-renew-reason = Why; it enters the log, sealed.
help-device-new = Make a capture kit: a folder that adds to this archive and opens nothing.

    It holds the archive's public key and a key to sign its own log with. Whoever has it can add, and can neither read, alter nor remove what was added.
    .short = make a kit that adds and cannot open
help-device-new-name = What to call it, so that it can be named when it is lost. Only custodians can read it.
help-device-new-out = The folder to make; else one with the kit's name, here.
help-device-list = List the devices that add to this archive.
    .short = the devices that add
help-device-admit = Say that a device is one of the archive's own.

    A copy of the folder that adds without a key becomes a device of its own; until somebody admits it, what it added is shown as suspect.
    .short = accept a device as your own
help-device-admit-device = Its name, its id, or the beginning of that; this: the one at hand.
help-device-admit-name = What to call it, so that it can be named when it is lost.
help-device-lost = Say that a device is in other hands.

    What its log says after that point is shown as suspect everywhere, and never dropped. It can only be said by who opens the archive, and copies learn of it at the next sync.
    .short = a device is in other hands
help-device-lost-device = Its name, its id, or the beginning of that.
help-device-lost-since = A checkpoint of its log: what comes after it is suspect. Else what is here now is believed.
help-device-lost-reason = Why; it enters the log, sealed.
help-keys = Who opens the archive: custodians, word cards, and the archive key's epochs.
    .short = custodians, word cards, key epochs
help-device = What adds to the archive: devices, and capture kits that add and cannot open.
    .short = devices and capture kits

help-timestamp = Ask outsiders for the time: two authorities or more, and OpenTimestamps calendars.

    Each log's checkpoint is stamped, and with it every entry before it. Nobody is asked unless this command runs. Whoever is asked sees a hash and the address it comes from; over http, so does everybody on the way. What they answer lies in the archive, goes along to copies, and can be checked without a key and without a network. Outsiders and the device's own clock are two clocks, and are shown apart.
    .short = ask outsiders for the time
help-timestamp-authorities = An RFC 3161 authority to ask; may be said more than once. Else those that come with Amana.
help-timestamp-calendars = An OpenTimestamps calendar to ask; may be said more than once. Else those that come with Amana.
help-timestamp-no-calendars = Ask no calendars.
help-timestamp-pending = Ask those that could not be asked before, and fetch the proofs that calendars promised.
help-timestamp-fetch-certificates = Ask for certificates that tokens came without, where the certificates themselves say.
help-timestamp-roots = The root certificates that you trust (PEM, one or many).
help-timestamp-list-only = Ask nobody: show what outsiders said, and apart from it what the device's own clock claims.
help-timestamp-block-headers = With --list: a Bitcoin block's header in hexadecimal, or a file that holds it so; may be said more than once.

help-cosign = Sign another's log after checking it; or have your own logs signed by others.

    A cosigner confirms that a log only grew: it signs a checkpoint if the log goes on from what it signed before, and never anything that contradicts it. In a request it sees a log's name, size and root, not what is in it. Whoever rewrites or cuts the log later is found out by this signature.

    To cosign, name what to sign: a copy of an archive, a checkpoint file in one, or a request. To answer over the network, --serve. For your own archive: --ask a served cosigner, or write a --request, carry it, and --keep what comes back.
    .short = sign a log with others
help-cosign-checkpoints = What to cosign: a copy, a log's checkpoint in one, a request, or a checkpoint by itself. With --keep: what cosigners gave back.
help-cosign-key = The cosigner's folder: its key, and what it signed. Never put an older copy of it back. Else one in your state folder.
help-cosign-name = Make the cosigner, under this name: no spaces, like samira.example/cosigner.
help-cosign-trust = Cosign this log from now on: its key, a file that holds it, or a copy whose logs are all taken for what they say; may be said more than once.
help-cosign-out = The folder for cosigned checkpoints, or for requests. Else beside what was given; for a copy, in the copy.
help-cosign-serve = Answer requests over HTTP at this address, as C2SP tlog-witness has it. Else 127.0.0.1:8642, for this machine alone.
help-cosign-ask = Ask the cosigner at this address to sign your logs as they stand, and keep its answer.
help-cosign-request = Write a request for each of your logs, to carry to a cosigner by hand.
help-cosign-keep = Keep cosigned checkpoints that were brought back.
help-cosign-cosigner = The cosigner's public key: only what it signed counts. It is remembered on this machine.
help-cosign-logs = Only the log of this device; may be said more than once.
help-cosign-since = With --request: the number of entries that the cosigner signed last. Else as far as is known here.
help-cosign-plain-http = With --ask: allow http, where others on the way can read along, to another machine than this.

help-shared-person = Who acts: a name or a pseudonym. It enters the log, sealed, with what is added and done. Else AMANA_AS; else no name at all.
help-custody = Tell one item's chain of custody: every act, by whom, when and by whose clock, what.

    What the devices' own clocks claim and what outsiders say of when are shown apart. With --json, events are typed as PREMIS has them.
    .short = one item's chain of custody
help-custody-item = The item: its id, or as much of its beginning as is unique.
help-custody-roots = The root certificates that you trust (PEM, one or many): what they vouch for is told as trusted.
help-custody-block-headers = A Bitcoin block's header in hexadecimal, or a file that holds it so; may be said more than once.
help-keys-split = Make cards with words on them: any K of the N cards open the archive, and fewer open nothing.

    The words are a custodian of their own. They hold nothing of the archive: to open it takes K cards and a copy. Cards go on opening when the archive key is renewed, and amana keys remove undoes them. Give each card to another person: 3 of 5 suits most.
    .short = word cards, any K of N of which open
help-keys-split-threshold = How many cards are needed to open: 2 or more.
help-keys-split-shares = How many cards to make: up to 16.
help-keys-split-out = Where to write the cards, a PDF and a text of each: on a disk that you destroy, or a folder in memory such as /dev/shm. Never in an archive.
help-keys-split-label = What the cards call the archive; else its folder's name. It is printed: choose a name that tells nothing.
help-keys-split-name = What to call the custodian that the cards are. Only custodians can read it.
help-keys-split-show = Show the words, to be copied by hand. Without --out no file is written.
help-keys-rehearse = Prove that cards open the archive, and say which card is wrong.

    Everything happens in memory: nothing is written, and nothing secret is shown. Without files, the words are asked for on the terminal, or read from standard input with an empty line between cards.
    .short = prove that cards open, and leave nothing
help-keys-rehearse-files = Text files of cards, one card in each.
help-keys-rehearse-show = Show what is typed.
help-keys-combine = Make the cards' custodian an identity file again, with which the archive is opened as ever.

    Run it in the archive's folder, or name the archive: then the cards are tried before anything is written. Without files, the words are asked for on the terminal, or read from standard input with an empty line between cards.
    .short = open with cards: give the identity back
help-keys-combine-files = Text files of cards, one card in each.
help-keys-combine-identity-out = Where to write the identity; else to your config folder, where opening looks for it.
help-keys-combine-no-passphrase = Write the identity without a passphrase: whoever has the file can open the archive.
help-keys-combine-post-quantum = Where no archive is at hand: the cards are of a post-quantum key, as they say.
help-keys-combine-show = Show what is typed.

help-copy = Where the archive is kept: folders, disks and servers.

    Copies hold sealed bytes alone. This machine's list of them never holds a password.
    .short = where the archive is kept
help-copy-add = Make a place a copy of the archive: a folder, a disk, or a server.

    An empty place is made into a copy; amana sync fills it. A place that holds another archive, or other files, is refused. A capture kit is recognised: sync takes what is in it.

    A server is named sftp://user@host/path, davs://host/path or s3://bucket/path; passwords and keys come from where those programs keep them, and never stand in the address.
    .short = make a place a copy
help-copy-add-name = What to call it here: one short word.
help-copy-add-place = The folder, or the server's address.
help-copy-list = List the copies that this machine knows, and when each was last synced.
    .short = the copies known here
help-copy-remove = Forget a copy. What lies there stays as it is.
    .short = forget a copy
help-copy-remove-name = The copy, as amana copy list names it.
help-sync = Make the archive and its copies the same: each gets what it lacks from the others.

    It needs no key. What comes is checked before it counts, what goes to a disk is read back. Nothing is deleted but what a custodian erased. A copy that is not there is skipped with a word; broken off, the next sync goes on where this one stopped.

    Where a log was rolled back, rewritten or signed twice, it is named, and both versions are kept.
    .short = bring the archive and its copies together
help-sync-names = The copies to sync with; else all that are known here.

help-prove = Write a file that proves what is known of items to somebody who has no archive and no key.

    It shows that an item was taken in: its hash and size, its media type, when by the device's own clock, and by which device; never names, places or sources unless you reveal them. With it go the signed state of the log, and what cosigners and timestamp authorities said of it. That it was made enters the log.
    .short = prove an item to somebody who has no archive
help-prove-items = The items: their ids, or as much of their beginnings as is unique.
help-prove-out = The new file to write.
help-prove-reveal = Show this field too, as amana show names it (source, place, collected_by …), or all; may be said more than once.
help-prove-custody = Also prove every other time the item was taken in, and every act of custody on it.
help-check-proof = Say what a proof shows, by whose keys, since when, and what it does not show.

    Needs no archive, no key that opens, and no network. What the device's own clock claimed and what outsiders say of when are told apart.
    .short = check a proof, without an archive
help-check-proof-file = The proof.
help-check-proof-original = Also compare this file with the hash that the proof shows.
help-check-proof-trust = A key that you know from elsewhere, a file that holds some, or a copy of the archive; may be said more than once. Where a log's key is named, no other will do.
help-check-proof-roots = The root certificates that you trust (PEM, one or many).
help-check-proof-block-headers = A Bitcoin block's header in hexadecimal, or a file that holds it so; may be said more than once.
help-check-proof-script = Give the program that checks proofs without Amana: one file, to be read in ten minutes. It needs Python alone.
help-check-proof-out = With --script: the new file to write it to, instead of standard output.

help-copy-fetch = Bring an archive back from a copy of it, into a new folder.

    For when the archive itself is lost. It needs no key; broken off, the same command goes on. The copy stays as it is, and is known in the new folder.
    .short = bring the archive back from a copy
help-copy-fetch-place = The copy: a folder, or a server's address.
help-copy-fetch-dest = The folder to make.
help-copy-fetch-name = What to call the copy there; first where nothing is said.

# Judgements

help-same = Say that two things are one: two names of one person, two accounts of one event.

    What was said of each stays as it is; they are shown together from then on. amana undo parts them again. Nothing is joined unless a person says so.
    .short = say that two are one
help-same-one = The id of one, or as much of its beginning as is unique.
help-same-other = The id of the other.
help-same-note = Why, in your words.
help-different = Say that two things are not one, so that nothing joins them from then on.

    It is no longer proposed that they are one. amana undo takes it back.
    .short = say that two are not one
help-different-one = The id of one, or as much of its beginning as is unique.
help-different-other = The id of the other.
help-different-note = Why, in your words.
help-undo = Take an assertion back.

    It is kept with who said it and when, and no longer stands; what it had replaced stands again. To undo an undo, name the assertion that it made.
    .short = take an assertion back
help-undo-assertion = The assertion's id, as amana show gives it.
help-undo-note = Why, in your words.

# Describing

help-describe = Say something of an item, a person, a place, an event: who said it, when and on what basis is kept with it.

    Nothing is overwritten. Of a property that a thing has one of, your own earlier word is replaced by the new one; another person's word stands beside it, unless you say --replace. PROPERTY= without a value withdraws yours. PROPERTY@ar=VALUE says in which language. amana schema show lists the properties.
    .short = say something of an item, a person, a place, an event
help-describe-said = The id of what is spoken of, or as much of its beginning as is unique; then what is said of it.
help-describe-new = Speak of something for the first time: its type (person, group, place, event, act, …).
help-describe-own-id = What a list of yours calls it: the list's name, a colon, the id there. The same on every device.
help-describe-basis = What it rests on: an item's id, then :START-END for characters of its text, @FROM-TO for seconds, [x,y,w,h] for a picture; or note: and words. May be said more than once.
help-describe-quote = Words of the item that --basis names: they are found in its text.
help-describe-confidence = How sure you are.
help-describe-note = Why, in your words.
help-describe-replace = Replace what others said of the property too.
help-describe-dry-run = Show what would change, and change nothing.
help-schema = What can be said of what: types of things, properties, lists of choices.
    .short = what can be said of what
help-schema-show = List the types of things and their properties, or of one type what each property means and its choices.
    .short = list types, properties and choices
help-schema-show-thing-type = A type of thing: person, event, item, …. Without it, all types.
help-schema-add = Keep a file of properties and lists of your own, and use it in this archive from now on.

    The file is kept as an item, so that every copy and every merged archive has it. amana undo with the assertion that the item is used so takes it out of use.
    .short = add properties and lists of your own
help-schema-add-file = A TOML file, as docs/reference/schema.md describes it.

# Lists of things

help-people = List people: those that somebody spoke of, and those whom texts name.

    Several texts that may mean one person make one line; whether they do is for a person to say (amana suggest, amana same). Nothing is joined by itself.
    .short = list people, known and told of
help-people-name = Those alone who may be called so, in Arabic or Latin script.
help-people-known = Those alone that somebody spoke of.
help-people-limit = How many at most. [default: 50]
help-groups = List groups: those that somebody spoke of, and those that texts name.

    As amana people.
    .short = list groups, known and told of
help-groups-name = Those alone that may be called so, in Arabic or Latin script.
help-groups-known = Those alone that somebody spoke of.
help-groups-limit = How many at most. [default: 50]

# Lists in and out

help-describe-csv = A table of your own: its rows are described by their ids, and never twice.
help-describe-table-map = The file that says what the table's columns are; the reference of the schema shows one.
help-describe-ftm = A file of FollowTheMoney entities, one a line in JSON.
help-describe-list-name = The list that ids of such entities stand in; ftm where nothing is said.
help-export = Write what is said of things into new files: tables, or FollowTheMoney entities.

    With the map that stands beside each table, amana describe --csv reads it back: edit it in a spreadsheet, and only what you changed is said.
    .short = write what is said as tables or entities
help-export-tables = Tables (CSV) into this folder, one for each type of thing, each with the map that reads it back.
help-export-entities = FollowTheMoney entities into this file.
help-export-authors = Who said each value, in a column beside it.
help-events = List events: those that somebody spoke of, and those that several texts seem to tell of.

    That texts tell of one event is a suggestion, drawn from days, places, people, figures and words, until a person says so. amana compare with its id sets the accounts side by side.
    .short = list events, known and proposed
help-events-known = Those alone that somebody spoke of.
help-events-limit = How many at most. [default: 50]
help-places = List places: those that somebody spoke of, and those that texts tell of.
    .short = list places, known and told of
help-places-known = Those alone that somebody spoke of.
help-places-limit = How many at most. [default: 50]
help-serve = Open the reading room: the archive in your browser, on this machine alone.

    The first line of the answer is a link. Whoever opens it first is let in, and nobody after that; a new link can be asked for at the door, and is printed here. When nobody did anything for a while the room locks itself and lets go of the keys.
    .short = the archive in your browser
help-serve-host = the address to serve on; others than this machine's own take accounts and a certificate
help-serve-certificate = the certificate that browsers are shown, in PEM form with its chain; another host than this machine takes one
help-serve-key = the key that belongs to the certificate
help-serve-port = the port; without it {"8643"}, or any that is free
help-serve-no-browser = open no browser, only print the link
help-serve-idle = minutes after which the room locks itself when nobody does anything
help-serve-tiles = a PMTiles file with a map of your own, to lie beneath what is told; it takes the extra {"amana[tiles]"}
