"""Work in the background: one process beside the server does it, one job after the other.

The jobs themselves are rows of the workspace (:mod:`reiskaart.workspace.jobs`); a queue of huey's only tells the worker which is
next. What is in the queue may be lost at any moment: it is filled from the rows again.
"""
