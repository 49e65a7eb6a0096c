# Why: short clauses that stand after a colon. A key is `reason-` and the stable word it comes as.

# Files that could not be taken in or given back

reason-absent = there is nothing of this name
reason-vanished = it went away while it was being taken in
reason-not-readable = this account may not read it
reason-changed = it changed while it was read
reason-read-error = the disk it lies on could not read it
reason-symbolic-link = it is a symbolic link, and links are not followed
reason-not-a-file = it is neither a file nor a folder
reason-own-archive = it is part of this archive itself
reason-disk-fault = the disk of the archive refused it
reason-disk-full = the disk is full
reason-not-writable = nothing can be written there
reason-content-differs = its bytes are not those that were recorded
reason-object-missing = the object that holds it is missing
reason-object-damaged = the object that holds it is damaged
reason-sealed-damaged = the sealed file that holds it is damaged
reason-record-malformed = its record cannot be read
reason-no-identity-matches = it was sealed for another key

# The system's own words

reason-eio = the disk failed to read or write
reason-enospc = the disk is full
reason-edquot = this account's share of the disk is used up
reason-erofs = the disk can only be read
reason-eacces = this account may not do that there
reason-eperm = this account may not do that there
reason-enoent = there is no such file or folder
reason-enotdir = it is not a folder
reason-eisdir = it is a folder
reason-eexist = it is there already
reason-efbig = the disk does not hold files of this size
reason-enametoolong = the name is too long for this disk
reason-emfile = too many files are open
reason-ebusy = it is in use
reason-no-such-file-or-directory = there is no such file or folder
reason-permission-denied = this account may not read it
reason-is-a-directory = it is a folder
reason-not-a-directory = it is not a folder
reason-input-output-error = the disk failed to read or write
reason-unreadable = it cannot be read

# Text that is not what it should be

reason-not-one-line = it is not one line
reason-not-utf-8 = it is not UTF-8
reason-not-gzip = it is not packed as it should be
reason-not-json = it is not JSON
reason-not-an-object = it is not a JSON object
reason-no-query = it has no text under "query"
reason-no-text-field = it has no text under "text"
reason-language-not-text = what stands under "language" is no text
reason-published-not-text = what stands under "published" is no text
reason-text-line-too-long = the line is longer than 64 MiB
reason-older-form = it was kept by an earlier version; amana rebuild reads it again
reason-language-not-read = its language is read in part only: digits, dates, and names of known places
reason-line-too-long = the line is longer than 1 MiB
reason-too-long = it is too long
reason-parts-unread = some parts of it could not be read
reason-no-ocr = it is a picture of text, and Tesseract is not installed
reason-no-library = the library for it is not installed
reason-weak-algorithm = it was made with a method that can be forged
reason-text-signature = it signs a text, whose line ends may differ
reason-not-a-signature = it is no signature
reason-key-revoked = its key was withdrawn
reason-pending = its time is not confirmed yet
reason-block-to-compare = it fits, if the block is the one on the chain
reason-file-absent = the file it is about is not there
reason-too-deep = it is nested too deep
reason-shape = it has the wrong shape
reason-length = its length is wrong
reason-wrong-length = its length is wrong
reason-size = its size is wrong
reason-sizes = the sizes do not follow each other
reason-count = their number is wrong
reason-name = its name is wrong
reason-version = it is of another version
reason-none = there is none
reason-missing = it is not there
reason-not-hex = it is not hexadecimal
reason-not-a-sha256 = it is not a SHA-256
reason-not-canonical = it is not in its one canonical form
reason-not-text = it is not text
reason-no-such-field = there is no such field
reason-key-not-text = a field's name is not text
reason-key-twice = a field stands in it twice
reason-key-size = the key has the wrong size
reason-lone-surrogate = it holds half a character
reason-number-too-large = a number is too large
reason-type-float = a number has a fraction

# Keys

reason-not-bech32 = it was not copied whole or right
reason-unknown-kind = it is of a kind that is not known here
reason-is-an-identity = it is an identity, which must stay secret, and not a recipient
reason-not-a-key = it is not a key
reason-low-order-point = it is a key that protects nothing
reason-no-identity-inside = there is no identity in it
reason-sealed-without-passphrase = it is sealed, and not by a passphrase
reason-post-quantum-unavailable = this install cannot make or use post-quantum keys
reason-none-given = none was named
reason-passphrase-stands-alone = a passphrase stands alone
reason-post-quantum-with-others = post-quantum ones do not go with others
reason-algorithm = its algorithm is not known here
reason-base64 = its Base64 is not right
reason-key-id = its key id does not match
reason-not-a-signing-key = it is not a signing key

# Sealed files

reason-not-age-v1 = it is not an age v1 file
reason-header-ends-early = its header ends early
reason-header-too-long = its header is too long
reason-stanza-malformed = a stanza of its header is not right
reason-stanza-body-malformed = a stanza of its header is not right
reason-no-stanza = its header names no recipient
reason-mac-differs = its header was changed
reason-mac-line-malformed = its header was cut or changed
reason-nonce-missing = it ends after its header
reason-chunk-differs = its content was changed
reason-payload-ends-early = its content ends early
reason-last-chunk-empty = its content has a wrong end
reason-armor-frame-malformed = its armor does not begin or end as it must
reason-armor-line-length = a line of its armor has the wrong length
reason-armor-not-base64 = its armor is not Base64
reason-armor-too-long = its armor is too long
reason-scrypt-not-alone = a passphrase stands beside other recipients
reason-scrypt-stanza-malformed = its passphrase stanza is not right
reason-scrypt-work-factor-too-large = opening it would take too long
reason-scrypt-needs-more-memory = opening it takes more memory than there is
reason-x25519-stanza-malformed = a recipient's stanza is not right
reason-x25519-low-order-point = a recipient's stanza holds a key that protects nothing
reason-hybrid-stanza-malformed = a recipient's stanza is not right
reason-hybrid-low-order-point = a recipient's stanza holds a key that protects nothing

# Logs, checkpoints and proofs

reason-rolled-back = it is shorter than it was: entries were taken away
reason-history-rewritten = entries that were there before were changed
reason-other-log = it is another log under this name
reason-entry-changed = an entry was changed
reason-tile-changed = a file of its tree was changed
reason-tile-length = a file of its tree was cut
reason-bundle-cut = a file of its entries was cut
reason-root-differs = its entries do not give the root that was signed
reason-checkpoint-missing = its checkpoint is not there
reason-device-unknown = no device of this archive has this log
reason-vkey-of-another-device = its key is that of another device
reason-vkey-of-another-archive = its key is that of another archive
reason-not-the-one-archive-json-names = it is not the one that archive.json names
reason-not-the-one-the-log-names = it is not the one that the log names
reason-signature-wrong = its signature does not hold
reason-signature-line = a line of its signature is not right
reason-no-known-signature = no known device signed it
reason-too-many-signatures = it has too many signatures
reason-note-shape = it is not a signed note
reason-note-text = its text is not right
reason-origin = it is the checkpoint of another log
reason-root = its root is not right
reason-line = one of its lines is not right
reason-file-unreadable = its file cannot be read
reason-lines = it does not have the lines it must have
reason-hash-length = a hash in it has the wrong length
reason-path-too-long = it is longer than it can be
reason-path-too-short = it is shorter than it must be
reason-index-outside-tree = it speaks of an entry that the log does not have
reason-size-outside-log = it speaks of a size that the log does not have
reason-salt-length = a salt in it has the wrong length
reason-fields-out-of-order = its fields are out of order
reason-proof-header = it is not a proof of the form that is known here (c2sp.org/tlog-proof@v1)
reason-proof-shape = it does not have the lines it must have
reason-proof-index = the place in the log that it names is not right
reason-proof-extra = its extra data is not right
reason-proof-checkpoint = it holds no checkpoint, or one that is too long
reason-cosign-time = the time it is to be signed at is not right
reason-other-text = the two do not speak of the same state
reason-forked = two of its states were signed that exclude each other
reason-not-shown-consistent = it is not shown to go on from what was signed before
reason-log-unknown-there = this log is not known there
reason-signature-refused = the log's signature was not accepted there
reason-request-refused = the request was not understood there
reason-proof-refused = the proof was not accepted there
reason-answer-unreadable = the answer makes no sense
reason-not-cosigned = the answer holds no cosignature by the key that was named
reason-cosigner-ahead = the log was longer there
reason-cosigner-saw-another = the log had other entries there
reason-plain-http = the address is not https, and not on this machine

# Queries

reason-empty = there is nothing in it
reason-no-words = there is no word in it
reason-only-excluded = it only says what to leave out
reason-too-many-parts = it has more than 64 parts
reason-no-filter = there is no such filter
reason-no-such-value = it is not among the values that there are

# Reading texts

reason-too-large = it is larger than what is read
reason-bomb = it unpacks to far more than it can honestly hold
reason-malformed = it is broken, or not of the kind it says
reason-encrypted = it needs a passphrase of its own
reason-encoding-unknown = its encoding could not be found out
reason-source-failed = the disk failed half way
reason-timeout = reading it took too long
reason-memory = reading it took too much memory
reason-crashed = its reader broke off
reason-garbled = its reader's answer made no sense
reason-not-started = its reader could not be started here
reason-no-reader = no reader knows this kind of file
reason-no-text = it has no text
reason-lossy-decoding = some bytes are no characters and stand as �
reason-cut-short = it ends before it should
reason-left-out = parts beyond the limit were not read
reason-too-many-pixels = it is too large for a small picture of it
reason-act-of-another-archive = it is an act of another archive
reason-act-unreadable = it is no act that this version knows
reason-cannot-erase = it takes nothing back that it was given
reason-not-replaced-yet = what stands in its place is not there yet
reason-not-erased-here = the disk would not let it go
reason-unanswered = the answer leaves it out
reason-differs = the answer is not that of these bytes
reason-swapped = the answer is that of another one
reason-old-answer = the answer is one to an earlier challenge
reason-from-the-name = the answer was made from the name, without the bytes
reason-answer-shape = what stands there is no answer
reason-answered-before = it was judged before: an answer counts once
reason-challenge-unknown = it answers a challenge that was not made here for this copy
reason-answered-late = it came after the challenge had expired
reason-not-a-challenge = it is not one
reason-not-answered = the process that was to answer did not
reason-too-many-objects = it would ask about more objects than one challenge may; ask for a sample
reason-longer-than-ours = it is longer than the one here; sync first
reason-differs-there = what lies there is not what archive.json names
reason-not-an-answer = it is not one
reason-act-unsigned = no custodian of this archive signed it
reason-act-superseded = it was signed with the key of an epoch that has ended, by somebody who decides no more
reason-content-erased = a custodian erased it
reason-authority-of-another-key = its custodians would be told by another key than the one you hold
reason-is-a-kit = it is a capture kit, which holds only what was added there
reason-recipient-of-another-key = it seals to another key than the one you hold opens
reason-of-another-archive = it belongs to another archive
reason-behind = it is older than what this machine has, and agrees with it as far as it goes
reason-record-unreadable = its record could not be read: an object is missing or damaged
reason-not-a-folder = it is not a folder

# Timestamps

reason-stamp-name = its name or its place is not that of a timestamp
reason-checkpoint-of-another-folder = it is a checkpoint of another size, root or device than its folder says
reason-not-der = it does not follow its format (DER)
reason-not-a-token = it is no timestamp token
reason-not-a-proof = it is no OpenTimestamps proof
reason-timestamp-time = its time makes no sense
reason-timestamp-signers = it is not signed by exactly one signer
reason-timestamp-certificates = it has more certificates than are read
reason-timestamp-content = what it says is not what was signed
reason-timestamp-attributes = what its signer must have signed is missing
reason-signer-missing = the certificate of who signed it is missing
reason-signer-differs = it is not the certificate that the signer named
reason-certificate-rules = its signer's certificate has rules that are not known here
reason-certificate-not-valid-then = its signer's certificate was not valid at the time it says
reason-certificate-not-for-this = its signer's certificate is not for timestamping
reason-timestamp-nonce = it answers another question
reason-digest-differs = it is for something else
reason-refused = the authority refused: { $detail }
reason-operation = it has a step that is not known here
reason-calendar-address = the address of its calendar is none
reason-calendar-not-known = this calendar is not on the list, so it is not asked
reason-header-without-work = that header does not show the work of a Bitcoin block
reason-header-size = a block's header has 80 bytes
reason-no-certificates = there is no certificate in it (PEM)
reason-not-an-address = its address is none that can be asked
reason-unreachable = it cannot be reached from here
reason-too-slow = it took too long
reason-tls-certificate = somebody else answers in its place: its TLS certificate does not hold
reason-redirected = it points elsewhere, and redirects are not followed
reason-http-status = it answered with status { $status }
reason-http-type = it answered with something else: { $detail }
reason-not-http = its answer is not HTTP

# Copies elsewhere

reason-folder-absent = the folder is not there
reason-disk-gone = the disk that was there is gone
reason-name-unknown = no server of this name is known
reason-connection-refused = nothing answers at this address
reason-no-route = there is no way to this address
reason-no-answer = it did not answer in time
reason-link-cut = the connection broke off
reason-certificate-wrong = its certificate does not hold
reason-login-refused = it did not accept the user name, key or password
reason-login-cut = it ended the connection while logging in (perhaps it was shown too many keys: name one with AMANA_SSH_KEY)
reason-server-error = the server failed
reason-bucket-absent = there is no such bucket
reason-clock-wrong = its clock and this one differ too much
reason-too-many-names = it names more files in one folder than an archive has
reason-path-unlawful = an archive has no file of such a name
reason-path-leads-out = a link in it leads out of the copy
reason-scheme-unknown = this kind of address is not known
reason-host-absent = it names no server
reason-bucket-unnamed = it names no bucket
reason-port-wrong = its port is not a number from 1 to 65535
reason-address-characters = it holds characters that such an address cannot (write them as %20)
reason-host-key-unknown = its key is not known here
reason-host-key-changed = its key is not the one that is known here
reason-no-login = it wants a user name and a password or key, and none was given
reason-settings-wrong = what is set for it on this machine (AWS_…) cannot be used
reason-moved = it says that it is elsewhere now, and is not followed there
reason-not-webdav = what answers there does not speak WebDAV
reason-key-locked = the key has a passphrase: load it into ssh-agent first
reason-key-absent = the key file that AMANA_SSH_KEY names is not there
reason-known-hosts-unreadable = its known_hosts file cannot be read
reason-password-in-address = its address has a password in it, which would be kept in the open
reason-no-place = it names no place
reason-too-many-copies = there are as many copies as one machine keeps a list of
reason-holds-other-files = other files are in it
reason-no-archive-there = nothing of this archive is there; perhaps another disk is plugged in, or none
reason-too-many-logs = it has more logs than are taken over
reason-too-many-entries = it says that it has more entries than any log
reason-not-writable-or-busy = the archive's folder cannot be written to, or another process is writing to it

# Word shares and cards

reason-no-such-word = word { $position } is not in the word list{ GIVEN($nearest) ->
    [yes] ; the nearest are: { $nearest }
   *[no] {""}
}
reason-number-missing = no word has the number { $position }
reason-too-few-words = it has { $words } words, and there must be { $expected }
reason-too-many-words = it has { $words } words, and there must be { $expected }
reason-one-word-wrong = word { $position } is in the list, and yet it is not the right one
reason-two-words-swapped = word { $position } and the next one have changed places
reason-checksum = more than one of its words is wrong, or they are not in their order
reason-is-a-pdf = it is a PDF; give the .txt file beside it, or type the words
reason-other-set = of another set than the others
reason-other-threshold = of a set that needs another number of cards
reason-different-sets = they are of different sets, and it cannot be told which one is meant
reason-same-card = this is one card, given twice
reason-same-number = these have one number, and different words
reason-odd-card = its words are sound, and it is not part of this key
reason-one-is-wrong = one of them is not part of this key; one card more would tell which
reason-none-fit = they do not fit together, however they are taken

# Proofs

reason-hidden-count = the hashes of what it keeps back do not fit the fields it shows
reason-proof-version = it was made by a later version of Amana
reason-proof-without-entry = it is a proof of another program, and does not carry what it proves
reason-proof-entry = what it says the log holds is not of a form that is known here
reason-proof-key = its key is not that of the device it names
reason-key-not-trusted = it is signed with another key than those you trust
reason-device-differs = the record names another device than the one that signed
reason-record-of-another-entry = the record does not belong to this log entry
reason-cosigned-at = a cosigner gives a time that cannot be
reason-file-exists = there is a file of that name already

# A list of an archive's own places

reason-place-cells = it does not have eight cells with tabs between them
reason-place-id = its id is not made of small Latin letters, digits, _ and -
reason-place-twice = another line has the same id
reason-place-nameless = it has neither an English nor an Arabic name
reason-place-name = a name is too long, or holds no letter
reason-place-position = latitude and longitude are not two numbers in degrees
reason-place-within = what it lies within is neither in this list nor known
reason-place-too-many = a list holds at most 100,000 places

# Judgements, and what they rest on

reason-two-types = one is a thing of another type than the other
reason-own-id-form = it is to be the name of a list, a colon and the id there
reason-one-id = both are one id
reason-text-needed = the item has no text
reason-out-of-text = its text is shorter than that
reason-quote-not-found = these words are not in its text
reason-quote-ambiguous = these words are in its text more than once
reason-not-a-place = it is not of the form ID, ID:12-40, ID@3.5-8 or ID[10,20,300,200]

# Schemas and maps of one's own

reason-not-toml = it is not written in TOML
reason-schema-table = it has a table that does not belong here
reason-schema-name = a name is made of small Latin letters, digits, - and _, a letter first, at most 60
reason-schema-built-in = this name is the program's own, and what it means cannot be changed
reason-schema-named-twice = this name is taken already
reason-schema-too-many = there is more than a schema holds
reason-schema-key-unknown = there is no such key
reason-schema-words = it needs two texts in brackets: English, Arabic
reason-schema-yes = it is neither true nor false
reason-schema-text = it is not one short text
reason-schema-texts = it is not a list of short texts
reason-schema-lacks = it is missing or empty
reason-schema-not-here = it does not go with this type of value
reason-schema-value-type = it is none of text, date, number, place, choice, link, flag
reason-schema-type-unknown = it names a type that is not there
reason-schema-list-unknown = it names a list that is not there
reason-schema-choice = a choice is three texts in brackets: key, English, Arabic
reason-schema-choice-taken = the list has a choice with this key already

# Values

reason-value-empty = it is empty
reason-value-too-long = it is too long
reason-value-not-text = it holds characters that are no text
reason-date-form = it is not written as a date
reason-date-time = its time of day is not written as HH:MM
reason-date-no-such-day = there is no such day
reason-date-backwards = it ends before it begins
reason-date-two-open-ends = neither end is known
reason-date-order = it is not said whether day or month comes first
reason-date-short-year = a year needs four digits
reason-number-form = it is not written as a number
reason-number-backwards = its bounds stand the wrong way round
reason-number-ambiguous = its dot may part thousands or begin decimals
reason-choice-unknown = the list has no such choice
reason-choice-ambiguous = several choices are called so
reason-link-form = it is not an id of 32 digits, nor another kind of link that fits here
reason-flag-form = it is neither yes nor no

# Maps of tables, tables, rows

reason-map-no-things = it names nothing that a row tells of
reason-map-table = it is neither a name nor a table of keys
reason-map-type-unknown = there is no such type of thing
reason-map-no-id = it does not say which column holds the id
reason-map-item-of-list = items are taken in, and described by their ids in this archive; a list cannot make them
reason-map-list-name = it is no name of a list: Latin letters, digits, dots and hyphens; and only links lead to a list
reason-map-not-a-choice = it cannot have that value
reason-map-language = it is no code of a language, such as ar or en
reason-map-property-unknown = there is no such property
reason-map-property-misplaced = things of this type have no such property
reason-map-many = the mark between several values is one character, and the property must be able to have several
reason-map-no-link = it is no link
reason-map-thing-unknown = the map names nothing so
reason-map-same-id = two things would have the same id; give one of them a suffix
reason-map-too-many = it names more columns than are read
reason-table-column-missing = there is no such column
reason-table-column-twice = there are two columns of that name
reason-table-row = a row cannot be read: a quotation mark is open, or a cell is too long
reason-row-without-id = it has no id
reason-row-id-form = an id of this archive has 32 digits, 0 to 9 and a to f
reason-row-two-values = two columns say different things of what can only be one
reason-row-differs = another row says otherwise

# FollowTheMoney

reason-ftm-line = it is no entity: JSON with id, schema and properties, each of which is a list of texts
reason-ftm-schema-unknown = there is nothing here for this schema
reason-ftm-type-unknown = the schema of this archive has no such type
reason-ftm-document = files are taken in, not described into being
reason-ftm-link = it is a link that lacks one of its ends
reason-ftm-ours = what stands under amana is not as Amana writes it

# Map tiles

reason-not-pmtiles = it is not a PMTiles file of version 3
reason-tiles-damaged = it is damaged, or only a part of it is there
reason-not-pictures = what it holds are not pictures (vector tiles cannot be shown)
reason-being-taken-in = this batch is being taken in already
reason-too-many-batches = too many batches wait
reason-too-many-files = there are too many files in one batch
reason-longer-than-told = more came than was told
reason-shorter-than-told = it was cut off
reason-nul-inside = there is a null character in it
reason-leads-elsewhere = it leads out of its folder
reason-password-short = it is too short
reason-password-common = many people have it
reason-password-name = it is the name of the account
reason-passkey-unknown = no account has it
reason-passkey-invalid = its signature does not hold
reason-passkey-needs-name = passkeys need an address with a name, not a number
reason-token = it does not carry the word of this session
reason-ceremony-over = it took too long, or belongs to another request
reason-pem-unusable = it is not in PEM form, or the two do not belong together
