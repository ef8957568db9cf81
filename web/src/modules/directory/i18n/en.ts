const en = {
  signIn: {
    title: "Sign in",
    login: "Account",
    password: "Password",
    submit: "Sign in",
    lead: "Service runs the way the contract was signed.",
    points: {
      clause: "Every time limit names the clause that it comes from.",
      recompute: "Every clock can be computed again from the ledger.",
      shared: "Customer and vendor see the same record.",
    },
    failed: "Could not sign in",
    missing: "Enter your account and password.",
  },
};
export default en;
