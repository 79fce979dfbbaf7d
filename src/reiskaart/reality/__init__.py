"""What a log says of a journey: rules, the reading, and the figures that are laid over the map."""

from reiskaart.reality.counts import PlaceCounts, phase_figures, step_counts, touchpoint_counts
from reiskaart.reality.flow import step_transitions, touchpoint_transitions, variants
from reiskaart.reality.letter_case import CaseHint, case_hints
from reiskaart.reality.overview import figures, silence_us, step_figures, touchpoint_figures
from reiskaart.reality.places import rules_key
from reiskaart.reality.reading import Reading, ReadingMeta, open_reading, read
from reiskaart.reality.silence import short_silence
from reiskaart.reality.suggest import Reason, Suggestion, suggest_rules
from reiskaart.reality.timing import step_times, touchpoint_times

__all__ = [
    "CaseHint",
    "PlaceCounts",
    "Reading",
    "ReadingMeta",
    "Reason",
    "Suggestion",
    "case_hints",
    "figures",
    "open_reading",
    "phase_figures",
    "read",
    "rules_key",
    "short_silence",
    "silence_us",
    "step_counts",
    "step_figures",
    "step_times",
    "step_transitions",
    "suggest_rules",
    "touchpoint_counts",
    "touchpoint_figures",
    "touchpoint_times",
    "touchpoint_transitions",
    "variants",
]
