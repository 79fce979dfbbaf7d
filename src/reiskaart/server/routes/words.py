"""``/words``: lanes and phase models in one language."""

from fastapi import APIRouter

from reiskaart.i18n import Language
from reiskaart.model import LANE_KINDS, PHASE_MODELS
from reiskaart.server.answers.words import LaneKind, PhaseModel, PhaseOfModel, Words
from reiskaart.server.language import Spoken

router = APIRouter(tags=["words"])


@router.get("/words", operation_id="getWords")
def get_words(language: Spoken) -> Words:
    """Lane kinds and phase models with their names and guidance."""
    return Words(lane_kinds=_lane_kinds(language), phase_models=_phase_models(language))


def _lane_kinds(language: Language) -> tuple[LaneKind, ...]:
    return tuple(
        LaneKind(
            id=kind.id,
            name=kind.name(language),
            help=kind.help(language),
            icon=kind.icon,
            holds=kind.holds,
            kinds=kind.kinds,
            shown=kind.shown,
        )
        for kind in LANE_KINDS
    )


def _phase_models(language: Language) -> tuple[PhaseModel, ...]:
    return tuple(
        PhaseModel(
            id=model.id,
            name=model.name(language),
            fits=model.fits(language),
            phases=tuple(
                PhaseOfModel(
                    id=phase,
                    name=model.phase_name(phase, language),
                    customer=model.customer(phase, language),
                    brand=model.brand(phase, language),
                )
                for phase in model.phases
            ),
        )
        for model in PHASE_MODELS
    )
