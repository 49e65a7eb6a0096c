# One sentence and one hint for each error code, and for each way a command line can be wrong.

fault = An unexpected fault happened{ GIVEN($kind) ->
    [yes] {" "}({ $kind })
   *[no] {""}
}. What was reported as kept is kept.
    .hint = Run the same command again. If it happens again, AMANA_TRACEBACK=1 shows where; please tell the people who make Amana.

# Wrong usage

wrong-usage = This cannot be done as it was asked{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] {""}
}.
    .hint = See { $program } --help.
usage-no-such-command = There is no command { $given }.
    .hint = { GIVEN($near) ->
        [yes] Did you mean { $near }? All commands: amana --help
       *[no] All commands: amana --help
    }
usage-no-such-option = There is no option { $given }.
    .hint = { GIVEN($near) ->
        [yes] Did you mean { $near }? All options: { $program } --help
       *[no] All options: { $program } --help. What begins with a hyphen and is no option goes after -- or inside quotes with other words.
    }
usage-missing = { $expected } is missing.
    .hint = See { $program } --help.
usage-not-a-folder = { $given } is no folder.
    .hint = Name a folder that is there: { $program } Inbox
usage-too-many = { $given } is more than { $program } takes.
    .hint = See { $program } --help. A name with spaces in it goes between quotation marks.
usage-needs-value = { $given } needs a value after it.
    .hint = See { $program } --help.
usage-not-a-choice = { $given } cannot have that value.
    .hint = It can be one of these: { $near }
usage-not-a-number = { $given } must be a whole number, { $least } or more.
    .hint = For example: { $given } 20
usage-query-and-jsonl = A query and --jsonl do not go together.
    .hint = With --jsonl the queries are read from stdin; leave the query out, or --jsonl.
usage-files-and-jsonl = Files and --jsonl do not go together.
    .hint = With --jsonl the texts are read from stdin; leave the files out, or --jsonl.
usage-audit-one-way = --nonce, --challenge and --answer do not go together, nor does --sample with --answer.
    .hint = One audit asks in one way: see { $program } --help.
usage-erase-needs-yes = There is no terminal to ask on, and what is erased cannot be brought back.
    .hint = Say --yes if you are sure.
usage-not-understood = The command line was not understood: { $reason }
    .hint = See { $program } --help.
recipient-unreadable = { $recipient } is not an age recipient: { $reason }.
    .hint = A recipient is a public key that begins with age1. Copy it again, whole.
identity-unreadable = { GIVEN($file) ->
    [yes] { $file } is not an identity file that can be read: { $reason }.
   *[no] This is not an identity that can be read: { $reason }.
}
    .hint = Name the file that amana init made, or one made by age-keygen.
custodian-exists = There is a custodian { $name } already, with the recipient { $recipient }.
    .hint = See amana keys list. One person needs one name and one recipient here.
custodian-unknown = No custodian is known as { $name }.
    .hint = See amana keys list for the names. An envelope that no record names goes with amana keys remove and its path: whoever it was for can be added again.
last-custodian = { $name } is the only custodian: without them nobody could open what comes next.
    .hint = Add another one first, with amana keys add.
name-unusable = « { $name } » cannot be a name here.
    .hint = A name is one line of up to 80 characters.
device-exists = There is a device { $name } already.
    .hint = Choose another name: each device has its own, so that it can be named when it is lost.
device-unknown = The archive knows no device { $device }.
    .hint = See amana device list for names and ids.
kit-cannot = This is a capture kit: it can add and nothing more ({ $verb }), because nothing here opens what was added.
    .hint = Bring it to whoever keeps the archive; amana sync takes over what is in it.
identity-exists = { $file } is there already.
    .hint = Name another file with --identity-out. An identity file is never overwritten.
identity-inside = { $file } would lie inside an archive, { $path }.
    .hint = An identity never lies in an archive: copies of an archive travel, and it would open them. Name a file elsewhere with --identity-out.
passphrase-file-unreadable = The passphrase file { $file } cannot be used: { $reason }.
    .hint = It must hold the passphrase and nothing else, in one line of UTF-8.
query-unreadable = The query cannot be understood{ GIVEN($query) ->
    [yes] {" "}({ $query })
   *[no] {""}
}: { $reason }.
    .hint = Name at least one word to look for.
filter-unusable = Nothing can be narrowed by { $filter } “{ $value }”: { $reason }.
    .hint = { GIVEN($known) ->
        [yes] There are: { $known }.
       *[no] Leave it out, or name less.
    }
destination-unusable = Nothing can be put in { $path }: { $reason }
    .hint = Name a folder elsewhere, new or empty.
line-unreadable = Line { $line } holds no text to read: { $reason }.
    .hint = Each line is one JSON object with "id" and "text", and "published" and "language" where they are known.
places-unreadable = { $path } cannot be used as a list of places{ GIVEN($line) ->
    [yes] , line { $line }
   *[no] {""}
}: { $reason }.
    .hint = Each line has eight cells with tabs between them: id, English name, Arabic name, further spellings with | between them, kind, latitude, longitude, what it lies within. Cells may be empty, save the id and one name.
date-unreadable = --{ $option } is not a date: { $date }
    .hint = Write 2016, 2016-12, 2016-12-15, or 2016-12-15T08:30:00Z. What is known less exactly can be said with --note.
item-unknown = There is no item { $item }.
    .hint = amana list and amana search show the ids of items.
assertion-unknown = There is no assertion { $assertion }.
    .hint = amana show with the id of what it is about lists the assertions, each with its own id.
assertion-ambiguous = Several assertions begin with { $assertion }.
    .hint = Give more of the id.
assertion-fallen = The assertion { $assertion } does not stand any more: { $by }.
    .hint = To bring it back, undo what took its place.
judgement-refused = { $one } and { $other } cannot be judged: { $reason }.
    .hint = amana show with each id tells what it is.
judgement-clash = Somebody has said the opposite of { $one } and { $other }: it stands in the assertion { $assertion }.
    .hint = If that is wrong, amana undo { $assertion } takes it back; then say yours.
basis-unreadable = { $basis } is no place in an item: { $reason }.
    .hint = Write the item's id, then :START-END for characters of its text, @FROM-TO for seconds, or [x,y,w,h] for a picture.
value-absent = You have said nothing of { $property } that could be withdrawn.
    .hint = amana show lists what was said and by whom; amana undo takes any assertion back, --replace withdraws everybody's.
question-unknown = There is no open question { $question }.
    .hint = amana suggest lists what is open, each with its id. Once answered, a question is gone from there.
answer-lacking = Nothing is proposed for { $question }: it must be said what its { $property } is.
    .hint = amana review { $question } correct --value { $property }=…
answer-misplaced = { $given } is no answer to { $question }, which asks for { $property }.
    .hint = amana review { $question } correct --value { $property }=…
usage-nothing-said = Nothing is said of it.
    .hint = Write PROPERTY=VALUE after the id; amana schema show lists the properties.
usage-not-a-saying = { $given } is not of the form PROPERTY=VALUE.
    .hint = For example: role=nurse, or name@ar=نور for a name in Arabic.
usage-answer-missing = The answer is missing.
    .hint = One of { $near }.
usage-quote-without-basis = A quotation needs the one item that it stands in.
    .hint = Name it with --basis, once.
subject-unknown = Nothing here has the id { $id }.
    .hint = amana people, amana places, amana events, amana groups and amana list show ids.
subject-ambiguous = { $count ->
    [one] { $count } thing begins with { $id }.
   *[other] { $count } things begin with { $id }.
    }
    .hint = Give more of the id.
item-ambiguous = { $count ->
    [one] { $count } item begins with { $item }.
   *[other] { $count } items begin with { $item }.
}
    .hint = Give more of the id's beginning.
archive-exists = { $path } already holds an archive or other files.
    .hint = Name a folder that is empty or does not exist. To add to an archive that is there, use amana add.
record-malformed = { GIVEN($field) ->
    [yes] A record cannot be written or read because of its field { $field }: { $reason }.
   *[no] Its content is not right: { $reason }.
}
    .hint = Look at what was given for this field, and give it again.

# Done in part

not-taken-in = { $path } was not taken in: { $reason }.
    .hint = See to that and add it again; everything else is kept and stays so.
text-unreadable = No text can be read in { $path }: { $reason }.
    .hint = amana add keeps any file as it is; what can be read is text, web pages, PDF and DOCX files.
not-restored = { $path } was not given back: { $reason }.
    .hint = Everything else was given back. amana verify says whether the archive itself is whole; another copy may hold what is missing here.

# Damage or tampering

damage = Something that was kept is not what it was.
    .hint = Change nothing here. amana verify says what is wrong; any good copy holds what is damaged in this one.
sealed-damaged = A sealed file is damaged ({ $part }): { $reason }.
    .hint = Change nothing here. amana verify says which files are damaged; any good copy holds them.
object-missing = The object { $object } is missing.
    .hint = Change nothing here. amana verify lists all that is missing; any good copy holds it.
object-damaged = The object { $object } is damaged: its bytes are not those it is named for.
    .hint = Change nothing here. amana verify lists all that is damaged; any good copy holds it.
log-damaged = The log of { $device } is not what the device signed: { $reason }.
    .hint = Change nothing here, and compare with another copy: a log can only grow, so this is damage or tampering.
log-forked = The device { $device } signed two versions of its log that do not agree. The second is kept in { $path }.
    .hint = Nothing is lost: both are kept, and what stands only in the second is shown as suspect. Two machines used one key, or it was stolen; if it was, say so with amana device lost.
checkpoint-unreadable = A log's checkpoint cannot be read or its signature does not hold: { $reason }.
    .hint = Change nothing here, and compare with another copy: this is damage or tampering.
note-key-unreadable = A log's key cannot be read: { $reason }.
    .hint = Change nothing here, and compare with another copy.
proof-wrong = A proof does not prove what it says: { $reason }.
    .hint = Ask for the proof again from another copy.
act-unsigned = The act { $act } is not signed by any custodian of this archive.
    .hint = It counts for nothing. Somebody put it there: find out who can write to this folder.
content-erased = This was erased by a custodian.
    .hint = amana show says when, by whom and why. Its bytes are in no copy that accepted the erasure.
erasure-refused = The erasure { $act } does not count: { $reason }.
    .hint = Nothing was erased because of it. Find out which device entered it, and who can use that device.
archive-file-damaged = { $path } is damaged: { $reason }.
    .hint = Copy this one file from a good copy of the archive; it is the same in all of them.

# Cannot open

cannot-open = No key that was given opens this.
    .hint = Name another identity file with --identity.
no-identity-matches = { $tried ->
    [one] The identity that was tried does not open this archive.
   *[other] None of the { $tried } identities that were tried opens this archive.
}
    .hint = Name another identity file with --identity. The archive opens for the recipients it was made for, and for no one else.
identity-missing = An identity is needed to open { $path }, and there is none.
    .hint = Name the identity file with --identity or AMANA_IDENTITY.
passphrase-wrong = The passphrase does not open { $file }.
    .hint = Try again: capitals, spaces and the keyboard's language all count.
passphrase-missing = A passphrase is needed for { $file }, and none was given.
    .hint = It is asked for on a terminal; elsewhere, name a file that holds it with --passphrase-file or AMANA_PASSPHRASE_FILE.

key-superseded = This key opens what is older, and decides nothing any more: epoch { $epoch } of the archive { $path } began without it.
    .hint = Ask a custodian of the present epoch.

# Not an archive, or busy

not-an-archive = { $path } is not an archive, nor is any folder above it.
    .hint = Name the archive with --archive or AMANA_ARCHIVE, or make one with amana init.
archive-busy = Another process is writing to the archive { $path }.
    .hint = Wait for it to end, then run the same command again. Searching and verifying work meanwhile.

# The place itself

disk-fault = The disk refused { $path }: { $reason }.
    .hint = See to the disk (space, permission, cable), then run the same command again: it carries on.
recipients-clash = These recipients cannot stand together: { $reason }.
    .hint = Leave out the ones of another kind, and name at least one.
part-not-had = { $part } cannot be taken out of this item: { $reason }.
    .hint = It is whole in the item. To have it by itself, restore the item, unpack it with a tool of its own, and add what is in it.
reading-failed = The text of this item could not be read: { $reason }.
    .hint = The item itself is kept as it was received; only its text is not in the search.
catalogue-unusable = The catalogue cannot be used: { $reason }.
    .hint = Nothing that was kept is touched. amana rebuild makes the catalogue again.

# Cosigning

cosign-request-unreadable = This is no request to a cosigner: { $reason }.
    .hint = amana cosign --request makes one, in the archive whose log is to be cosigned.
cosign-conflict = The request starts at { $found } entries; this cosigner last signed { $origin } at { $expected }.
    .hint = Ask for a request from { $expected } entries on, or for a copy of the archive: from that the proof is made here.
cosigner-missing = There is no cosigner's key in { $path } yet.
    .hint = Give the cosigner a name with --name, for example --name samira.example/cosigner, and a key is made.
cosigner-exists = The key in { $path } is that of the cosigner { $name }.
    .hint = Leave out --name, or name another folder with --key. One key never serves two cosigners.
log-unknown = This cosigner was not told to trust the log { $origin }.
    .hint = Compare the log's key with who keeps the archive (it stands in logs/…/vkey), then name it with --trust.
cosigner-refused = { $address } did not cosign { $origin }: { $reason }.
    .hint = Ask whoever runs it. Other cosigners can be asked meanwhile.
cosigner-contradicts = { $address } saw another state of the log { $origin }: { $reason }.
    .hint = Change nothing here, and compare with the cosigner and with other copies: entries may have been taken away or changed.
address-taken = Nothing can be served at { $address }: { $reason }.
    .hint = Choose another port after --serve, for example --serve 127.0.0.1:8643.
cosigner-busy = Another process is cosigning with the key in { $path }.
    .hint = Wait for it to end, then run the same command again.

# Timestamps

address-unusable = { $address } is no address of a server that can be asked.
    .hint = Give it in full, for example http://timestamp.example/tsa: http or https, and no password in it.
roots-unreadable = No root certificates could be read from { $file }: { $reason }.
    .hint = Name a PEM file with the certificates of the roots that you trust, one or many.
block-header-unreadable = { $header } is no header of a Bitcoin block: { $reason }.
    .hint = Give its 80 bytes in hexadecimal, or the name of a file that holds them so. Block explorers show it; so does bitcoin-cli getblockheader HASH false.
unanswered = { $address } gave no timestamp: { $reason }.
    .hint = Nothing is lost. Ask again later with amana timestamp --pending.
timestamp-wrong = This timestamp does not prove what it says: { $reason }.
    .hint = It is worth nothing as it is. Other timestamps of the same checkpoint stand on their own.

# Copies elsewhere

store-url-unreadable = { $url } is no place for a copy that is known here: { $reason }.
    .hint = Name a folder, or sftp://user@host/path, davs://host/path, s3://bucket/path.
sample-unreadable = A sample cannot be « { $given } ».
    .hint = Say how many of a hundred, like 5%, or how many objects, like 200.
challenge-unreadable = { $file } is no challenge that can be answered here: { $reason }.
    .hint = Take the file that amana audit --challenge wrote, and answer it in the copy's own folder.
nonce-needs-folder = The copy at { $url } cannot be asked at once: it lies on no disk of this machine.
    .hint = Write a challenge with amana audit --challenge FILE and send it to whoever holds the copy; or leave --nonce out, and the copy is read.
answer-unreadable = { $file } is no answer to a challenge: { $reason }.
    .hint = Take the file that amana answer wrote.
library-missing = This needs { $library }, which is not installed.
    .hint = Install it with: pip install "amana[{ $extra }]"
tiles-unreadable = { $path } cannot be used as map tiles: { $reason }.
    .hint = Give a PMTiles file (version 3) with pictures in it: PNG, JPEG, WebP or AVIF.
tagger-unusable = The model { $model } cannot be loaded: { $reason }.
    .hint = Name the folder of a model that is on this machine, for the version of the library that is installed. Nothing is downloaded.
store-unreachable = { $url } cannot be reached: { $reason }.
    .hint = Plug the disk in, or see to the connection and the name, then run the same command again: it carries on.
store-refused = { $url } was reached, and refused: { $reason }.
    .hint = See to its space and to what this account may do there, then run the same command again: it carries on.
host-key-refused = The SSH server { $host } was not trusted: { $reason }. It shows the key { $fingerprint }.
    .hint = Ask whoever runs the server for the key's fingerprint. Only if it is this one, connect once with ssh, which writes it to known_hosts.
store-lied = { $url } said that it kept { $object }, and has it not, or has it in another size.
    .hint = Do not count on this copy. Try once more; if it happens again, keep the copy on another disk or server.
copy-exists = There is a copy { $name } already, at { $url }.
    .hint = Give this one another name. amana copy list shows those that are known here.
copy-unknown = No copy { $name } is known here.
    .hint = amana copy list shows the names; amana copy add NAME PLACE makes one known.
copy-unusable = { $url } cannot be a copy of this archive: { $reason }.
    .hint = Name an empty folder, or a folder that holds a copy of this archive already.
copy-of-another = { $url } holds another archive: { $found }. This one is { $expected }.
    .hint = Nothing was changed there. Look whether it is the right disk or folder, and give each archive a place of its own.

# Word shares and cards

share-unreadable = { GIVEN($card) ->
    [yes] The card { $card } cannot be read: { $reason }.
   *[no] These words are no card of a key: { $reason }.
}
    .hint = Compare it with the card and type it again, or name the card's text file. The first four letters of a word are enough.
split-unusable = A key cannot be split into { $shares } cards of which any { $threshold } open.
    .hint = There can be 2 to 16 cards, and at least 2 must be needed. Any 3 of 5 suits most.
shares-too-few = Too few cards were given: { $given } of the { $needed } that open.
    .hint = Fewer cards than that open nothing, whoever has them. Bring the others together.
shares-clash = These cards do not open together. { $cards }: { $reason }.
    .hint = Each card names its archive, its set and its number: compare those. A card of an older set opens nothing with cards of a newer one.
shares-open-nothing = These cards give a key, and it does not open { $path }.
    .hint = Compare the archive's name and number with those on the cards. A set whose custodian was removed opens only copies from before that.

usage-calendars-and-none = --calendar and --no-calendars cannot stand together.
    .hint = Name calendars, or ask none.
usage-header-without-list = --block-header is for --list.
    .hint = Say amana timestamp --list --block-header HEX.

# Proofs

not-a-proof = { $file } is not a proof that Amana made: { $reason }.
    .hint = Give the file as it was handed over, whole and unchanged. A proof begins with the line c2sp.org/tlog-proof@v1.
proof-too-large = What is to be shown does not fit into a proof.
    .hint = Reveal fewer fields, or prove fewer items in one file.
proof-shows-no-hash = { $file } cannot be compared: the proof shows no hash of a file.
    .hint = Ask for a proof that shows the field sha256.
field-unknown = No record that is to be proven has a field { $field }.
    .hint = It can show: { $known }
trusted-key-unreadable = { $key } is no key that can be trusted: { $reason }.
    .hint = Give the verifier key as its owner publishes it, in one line: name, plus, eight digits, plus, Base64. Or a file with one key a line.

usage-cosign-ways = These do not go together: { $given }.
    .hint = --serve, --ask, --request and --keep are four ways; choose one of them, or none to cosign what you name.
usage-cosign-option = { $given } does not go with this way of cosigning.
    .hint = See { $program } --help, which says what goes with what.
usage-not-a-key-text = A name or a key that was given is not one: { $reason }.
    .hint = --name takes a name without spaces or plus, like samira.example/cosigner. --trust takes a log's key, --cosigner a cosigner's: copy the whole line.
usage-cards-nowhere = It must be said where the words go.
    .hint = --out DIR writes cards to print, on a disk that you destroy or a folder in memory; --show shows the words once, to be copied by hand.
usage-cards-missing = No card was given, and nobody can be asked for one.
    .hint = Name the cards' text files, or give the words on standard input with an empty line between cards. On a terminal they are asked for.

# check-proof

usage-out-without-script = Nothing is written without --script.
    .hint = Say --script to have the program that checks proofs, or leave -o out.

# Schemas, values, tables of one's own

schema-unreadable = { $path } cannot be used as a schema{ GIVEN($where) ->
    [yes] , at { $where }
   *[no] {""}
}: { $reason }.
    .hint = A schema of your own is a TOML file that adds types, properties and lists; the reference of the schema shows one.
property-unknown = There is no property { $property }.
    .hint = { GIVEN($near) ->
        [yes] Did you mean { $near }? The reference of the schema lists them all.
       *[no] The reference of the schema lists them all; a schema file of your own can add more.
    }
property-misplaced = A thing of type { $type } has no property { $property }.
    .hint = Things of these types have it: { $known }
type-unknown = There is no type { $type }.
    .hint = { GIVEN($near) ->
        [yes] Did you mean { $near }? The reference of the schema lists them all.
       *[no] The reference of the schema lists them all.
    }
value-unreadable = { $property } cannot be { $value }: { $reason }.
    .hint = Write it like this: { $example }
map-unreadable = { $path } does not say what the columns of a table are{ GIVEN($where) ->
    [yes] , at { $where }
   *[no] {""}
}: { $reason }.
    .hint = A map is a TOML file; the reference of the schema shows one.
table-unreadable = { $path } cannot be read as a table{ GIVEN($row) ->
    [yes] , row { $row }
   *[no] {""}
}{ GIVEN($column) ->
    [yes] , column { $column }
   *[no] {""}
}: { $reason }.
    .hint = Save it as CSV in UTF-8, with the names of the columns in the first row.
category-unknown = No figure counts “{ $category }”.
    .hint = { GIVEN($near) ->
        [yes] Did you mean { $near }?
       *[no] These are counted: { $known }.
    }
entities-unreadable = { $path } cannot be read as FollowTheMoney entities: { $reason }.
    .hint = Give a file with one entity a line, in JSON: id, schema, properties.

# Lists

usage-list-and-saying = A list is described by itself.
    .hint = Say either --csv with --map, or --ftm, with --dry-run or without; or PROPERTY=VALUE of one thing.
usage-table-and-map = A table and its map go together.
    .hint = Say --csv TABLE --map MAP; the reference of the schema shows a map.
usage-list-without-ftm = --list goes with --ftm.
    .hint = The list of a table is named in its map.
usage-export-form = It must be said in which form: one of the two.
    .hint = Say --csv FOLDER for tables, or --ftm FILE for FollowTheMoney entities.
usage-authors-without-tables = --authors goes with --csv.
    .hint = FollowTheMoney entities have no place for who says each value.
room-locked = The reading room is locked.
    .hint = Open it again with your passphrase, or with a new link.
link-spent = This link was used before, or is not whole.
    .hint = A link opens the reading room once. Ask for a new one, where amana serve runs.
page-unknown = There is no page { $path }.
    .hint = Go back to the start, or search for what you look for.
form-unreadable = What was sent could not be understood: { $reason }.
    .hint = Go back, load the page again, and try once more.
role-lacking = That takes the role { $needed }; yours is { $role }.
    .hint = Ask a custodian of this archive.
too-often = Too many tries in a short time.
    .hint = Wait { $seconds } seconds, then try again.
port-unusable = Nothing can be served on { $host }, port { $port }: { $reason }.
    .hint = Choose another with --port, or end what uses it.
spool-full = There is no room for what is sent: { $reason }.
    .hint = Take in or throw away what waits, or free some of the disk; then send it again. What came before is still there.
upload-broken = { $path } did not come whole: { $reason }.
    .hint = Send it again. Nothing of it was kept.
upload-path-unusable = A file cannot be called { $path }: { $reason }.
    .hint = Give it another name, or another folder, and send it again.
host-needs-tls = Whoever serves { $host } to a network needs a certificate and its key.
    .hint = Name both with --certificate FILE and --key FILE; for this machine alone, leave out --host.
host-unnamed = { $host } is every address of this machine, and none that a browser could be held to.
    .hint = Give --host the name or the address that people will type, the one that stands in the certificate.
certificate-unusable = The certificate and key do not serve: { $file }: { $reason }.
    .hint = Give a certificate in PEM form with its chain, and the key that belongs to it, without a passphrase.
accounts-missing = Nobody has an account, so nobody could come in over { $host }.
    .hint = Open the room on this machine first (amana serve), and make accounts on its page /accounts.
accounts-damaged = What this machine keeps of its accounts cannot be opened: { $file }.
    .hint = Remove the file to begin with no accounts; the archive itself is untouched. If you did not change it, ask who can write into this folder.
account-exists = There is an account called { $name }.
    .hint = Choose another name.
account-unknown = There is no account { $name }.
    .hint = Look into the list of accounts.
password-weak = This password is too easily guessed: { $reason }.
    .hint = Take at least { $least } characters: four or five words that do not belong together are good, and easy to remember.
sign-in-wrong = Name and password do not go together.
    .hint = Try again. If you forgot it, a custodian of this archive can give you a new one.
passkey-refused = The passkey was not accepted: { $reason }.
    .hint = Try again, or sign in with your password.
usage-no-copies = No copy of this archive is configured.
    .hint = Say where one lies: amana copy add NAME PLACE.
usage-nothing-dropped = Nothing was dropped yet.
    .hint = Drop something, or choose files or a folder, and wait until they are there.
