"""Mail: single messages, mailboxes, Outlook's own files, and the contacts and calendars that lie beside them."""
