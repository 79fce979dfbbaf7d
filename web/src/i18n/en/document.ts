export default {
  untitledJourney: "Untitled journey",
  untitledPhases: "Untitled phase",
  untitledSteps: "Untitled step",
  untitledTouchpoints: "Untitled touchpoint",
  untitledPersonas: "Unnamed persona",
  untitledCustomerJobs: "No customer job yet",
  untitledOffers: "Untitled offer",
  untitledPropositions: "No value proposition yet",
  untitledEvidence: "No evidence yet",
  untitledGoals: "No metric yet",
  untitledCards: "Picture",
  untitledLanes: "Untitled lane",
} as const;
