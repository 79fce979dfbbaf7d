"""Where everything on a map stands: pure geometry from a journey and its figures to a plan."""
