# What stands on every page of the reading room.

web-title = The reading room
