const en = {
  permissions: {
    title: "Permissions",
    lead: "Every request is held against this table; what does not stand here is refused.",
    what: "What",
    reach: "On what",
    who: "Roles",
    more: "Details",
    role: "Show for a role",
    everyRole: "Every role",
    acts: "Judged act by act ({{count}})",
    operations: "Operations ({{count}})",
    colon: ": ",
    comma: ", ",
  },
  reach: {
    anybody: "Anybody, without signing in",
    person: "What is one's own, for whoever is signed in",
    seen: "Whoever is signed in, on contracts where a role is held",
    holder: "Holders of the role on some contract, with what belongs to no contract yet",
    contract: "Holders of the role on that contract",
    unit: "One's own unit and those below it",
    everywhere: "Holders of the role over all contracts",
  },
};
export default en;
