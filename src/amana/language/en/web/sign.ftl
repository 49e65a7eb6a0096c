# Signing in and out.

web-sign-title = Sign in
web-sign-name = Name
web-sign-password = Password
web-sign-in = Sign in
web-sign-out = Sign out
web-sign-passkey = Use a passkey
web-sign-cancelled = It was called off, or this device has no passkey for here.
web-sign-otherwise = Or, at the machine itself
