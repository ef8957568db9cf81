const en = {
  live: "Live",
  lost: "Not connected: this shows what was loaded at {{time}}.",
  readAgain: "Read again",
};
export default en;
