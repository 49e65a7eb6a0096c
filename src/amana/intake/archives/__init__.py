"""Archives: each member is a part, given as its bytes; nothing is unpacked onto a disk, no path is followed."""
