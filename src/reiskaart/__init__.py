"""Reiskaart: the customer journey map that stays true."""
