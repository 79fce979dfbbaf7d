"""The phase models that we ship."""

from dataclasses import dataclass

from reiskaart.i18n import Language, say


@dataclass(frozen=True, slots=True)
class PhaseModel:
    """An ordered set of phases; its words are under ``phases.<id>`` in the catalogue."""

    id: str
    phases: tuple[str, ...]
    """Ids of the phases, in order."""

    def name(self, language: Language) -> str:
        return say(f"phases.{self.id}.name", language)

    def fits(self, language: Language) -> str:
        """A sentence on when the model fits."""
        return say(f"phases.{self.id}.fits", language)

    def phase_name(self, phase: str, language: Language) -> str:
        return say(f"phases.{self.id}.{phase}.name", language)

    def customer(self, phase: str, language: Language) -> str:
        """A sentence on what the customer does in this phase."""
        return say(f"phases.{self.id}.{phase}.customer", language)

    def brand(self, phase: str, language: Language) -> str:
        """A sentence on what the brand can do in this phase."""
        return say(f"phases.{self.id}.{phase}.brand", language)


PHASE_MODELS: tuple[PhaseModel, ...] = (
    PhaseModel("aida", ("attention", "interest", "desire", "action")),
    PhaseModel("rean", ("reach", "engage", "activate", "nurture")),
    PhaseModel("see-think-do-care", ("see", "think", "do", "care")),
    PhaseModel("awareness-to-loyalty", ("awareness", "consideration", "decision", "action", "loyalty")),
    PhaseModel("orientation-to-loyalty", ("orientation", "weighing", "purchase", "use", "loyalty")),
    PhaseModel("awareness-to-evaluation", ("awareness", "consideration", "decision", "action", "evaluation")),
    PhaseModel("awareness-purchase-loyalty", ("awareness", "consideration", "purchase", "use", "loyalty")),
)
_BY_ID = {model.id: model for model in PHASE_MODELS}


def find_phase_model(model_id: str) -> PhaseModel | None:
    """The phase model with this id; none where we ship no such model."""
    return _BY_ID.get(model_id)
