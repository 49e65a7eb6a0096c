# Everybody's accounts.

web-accounts-title = Accounts
web-accounts-about = Who may come into this room over a network, and what they may do there. What they say and add carries the name of their account.
web-accounts-how = This room is served to this machine alone. To let others in, make their accounts here, then serve it under a name, with a certificate:
web-accounts-told = Tell { $name } this password, in person or by a way that nobody else reads:
web-accounts-told-once = It is shown this once. They choose their own when they sign in.
web-accounts-off = switched off
web-accounts-first = has not chosen a password yet
web-accounts-passkeys = { $count ->
    [one] one passkey
   *[other] { $count } passkeys
}
web-accounts-role = May
web-accounts-role-of = What { $name } may do
web-accounts-role-read = read
web-accounts-role-describe = read, add, describe, review
web-accounts-role-custodian = everything (custodian)
web-accounts-set-role = Set
web-accounts-new-password = New password
web-accounts-switch-off = Switch off
web-accounts-switch-on = Switch on
web-accounts-none = There are none yet.
web-accounts-make = A new account
web-accounts-name = Name or pseudonym
web-accounts-name-help = It stands beside everything that they say, in every copy. It cannot be changed later.
web-accounts-make-it = Make it
