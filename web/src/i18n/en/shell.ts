export default {
  close: "Close",
  messages: "Messages",
} as const;
