from reiskaart.demo.drawn import salon_map as salon_map
from reiskaart.demo.made import is_made as is_made
from reiskaart.demo.making import Example as Example
from reiskaart.demo.making import make as make
from reiskaart.demo.salon import salon_log as salon_log
from reiskaart.demo.shop import shop_log as shop_log
