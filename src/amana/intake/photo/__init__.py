"""Photographs and pictures: everything written about them, what they look like made small, and their hash.

One job a module: `tiff` and `jpeg` take the structures apart, `blocks` finds what is written about a picture
in each format, `exif`, `gps`, `xmp` and `iptc` understand it, `written` brings it together; `raw` finds the
preview in a raw file; `opening` decodes; `comparing` and `looks` look at the pixels; `pages` are those of a TIFF;
`reader` puts it all together.
"""

from amana.intake.photo.reader import LONGEST_SIDE, Photo

__all__ = ["LONGEST_SIDE", "Photo"]
