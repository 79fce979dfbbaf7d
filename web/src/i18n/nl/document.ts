import type { Same } from "../same.ts";
import type en from "../en/document.ts";

export default {
  untitled: "Naamloos",
  noCustomerJobs: "Nog geen customer job",
  noPropositions: "Nog geen waardepropositie",
  noEvidence: "Nog geen onderbouwing",
  noGoals: "Nog geen cijfer",
  picture: "Afbeelding",
  saving: "Bezig met opslaan…",
  saved: "Opgeslagen",
  savedBehind: "Bewaard, nog niet in het bestand",
  behind: "Je wijzigingen zijn hier bewaard, maar komen pas in het bestand als dat hersteld is.",
  loading: "Kaart wordt geladen…",
  offline: "Offline",
  offlineWaiting: { one: "Offline: {n} wijziging wacht", other: "Offline: {n} wijzigingen wachten" },
  offlineHint:
    "Je kunt gewoon doorwerken. Je wijzigingen staan in deze browser en gaan naar de server zodra die weer bereikbaar is.",
  full: "Niet opgeslagen",
  fullWaiting: { one: "Niet opgeslagen: {n} wijziging wacht", other: "Niet opgeslagen: {n} wijzigingen wachten" },
  fullHint:
    "De server kan nu niets opslaan, misschien omdat de schijf vol is. Je wijzigingen staan in deze browser; laat de pagina open of kom later in deze zelfde browser terug.",
  refused: "Niet verbonden",
  refusedWaiting: { one: "Niet verbonden: {n} wijziging wacht", other: "Niet verbonden: {n} wijzigingen wachten" },
  refusedHint: "De server laat je nu niet in deze kaart. Laad de pagina opnieuw, of log opnieuw in.",
  madeAnew: "Deze kaart is op de server opnieuw gemaakt",
  madeAnewHint:
    "Wat deze browser bewaarde, hoort bij de kaart zoals die was en past niet op de nieuwe. Kopieer wat je nog nodig hebt en laad de kaart daarna opnieuw.",
  startAnew: "Kaart opnieuw laden",
  backOnline: "Alles is weer opgeslagen",
  savingDetails: "Over het opslaan",
  peers: { one: "Er is nog {n} ander in deze kaart", other: "Er zijn nog {n} anderen in deze kaart" },
  alone: "Alleen jij bent in deze kaart",
  peersTitle: "Nu in deze kaart",
  you: "Jij",
  yourName: "Je naam, zoals anderen die zien",
  guest: "Gast",
  guestNumber: "Gast {number}",
  giveName: "Er is nog iemand in deze kaart. Vul bij de rondjes bovenaan je naam in, dan weten anderen wie je bent.",
  nameless: "Met een naam weten anderen wie je bent.",
  peerAtStep: "bij {name}",
  alsoHere: "Ook hier:",
} satisfies Same<typeof en>;
