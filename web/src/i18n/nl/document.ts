import type { Same } from "../same.ts";
import type en from "../en/document.ts";

export default {
  untitledJourney: "Naamloze klantreis",
  untitledPhases: "Naamloze fase",
  untitledSteps: "Naamloze stap",
  untitledTouchpoints: "Naamloos touchpoint",
  untitledPersonas: "Naamloze persona",
  untitledCustomerJobs: "Nog geen customer job",
  untitledOffers: "Naamloos aanbod",
  untitledPropositions: "Nog geen waardepropositie",
  untitledEvidence: "Nog geen onderbouwing",
  untitledGoals: "Nog geen cijfer",
  untitledCards: "Afbeelding",
  untitledLanes: "Naamloze rij",
} satisfies Same<typeof en>;
