"""What records say made them."""

from amana import __version__

SOFTWARE = f"amana {__version__}"
