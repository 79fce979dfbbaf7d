from reiskaart.library import *
from reiskaart.library import __all__ as __all__
