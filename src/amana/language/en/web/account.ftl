# One's own account.

web-account-title = Your account
web-account-role-read = You may read everything.
web-account-role-describe = You may read everything, add, describe and review.
web-account-role-custodian = You may do everything, and make accounts.
web-account-changed = It is done.
web-account-first = A custodian chose your password and knows it. Choose your own now.
web-account-password = Password
web-account-before = The password until now
web-account-chosen = The new one
web-account-chosen-help = Twelve characters or more; four or five words that do not belong together are good. Whoever is signed in with the old one elsewhere is signed out.
web-account-change = Change it
web-account-passkeys = Passkeys
web-account-passkeys-about = A passkey lies on a device or a key of yours, opens with its lock, and cannot be told to anybody by mistake.
web-account-passkeys-numbers = Passkeys belong to a name: they need the room to be served under one, not under an address in numbers.
web-account-passkey-made = since
web-account-passkey-used = last used
web-account-passkey-remove = Remove
web-account-passkey-remove-named = Remove the passkey { $name }
web-account-passkey-name = What you call it
web-account-passkey-new = Make a passkey
