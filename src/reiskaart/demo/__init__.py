"""The example workspace: a salon whose journey is drawn, and a web shop whose journey is discovered; both logs are made up."""

from reiskaart.demo.drawn import salon_map
from reiskaart.demo.making import Example, make
from reiskaart.demo.salon import salon_log
from reiskaart.demo.shop import shop_log

__all__ = ["Example", "make", "salon_log", "salon_map", "shop_log"]
