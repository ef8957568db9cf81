const vocabulary = {
  length: { min: "{{count}} min", h: "{{count}} h", day: "{{count}} d", workday: "{{count}} working days", week: "{{count}} weeks", month: "{{count}} months", year: "{{count}} years" },
  kind: {
    party: "Parties", title: "Title", number: "Numbers", date: "Dates", service_period: "Service period", maintenance: "Maintenance and warranty", price: "Price", price_line: "Price lines", capital_sum: "Sums in capitals", tax: "Tax and invoice",
    payment_stage: "Payment stages", level: "Fault levels", target: "Targets", ladder_rung: "Escalation", obligation: "Obligations", deliverable: "Deliverables", score_rule: "Score rules", score_band: "Score bands", penalty: "Penalties", notice: "Notices",
    contact: "Contacts", allowance: "Allowances", exclusion: "Exclusions", staffing: "Staffing",
  },
  fact: {
    side: "Side", name: "Name", representative: "Representative", address: "Address", bank: "Bank", account: "Account", tax_id: "Credit code", text: "Text", of: "Of", day: "Day", start: "Start", end: "End", length: "Length", begins: "Begins with",
    amount: "Amount", tax: "Tax", quantity: "Quantity", unit: "Unit", unit_price: "Unit price", figure: "In figures", rate: "Rate", invoice: "Invoice", order: "Order", share: "Share", basis: "Basis", trigger: "Trigger", due: "Due", papers: "Papers",
    level: "Level", meaning: "Meaning", measure: "Measure", from: "Lower end", calendar: "Calendar", mode: "Mode", stationed: "Staff on site", workday: "Working day", in_hours: "In working hours", visit: "Visit needed", subject: "For", after: "After", roles: "Roles",
    action: "Action", what: "Duty", owner: "Owner", every: "Every", times: "Times", event: "Event", before: "Ahead of it", media: "Media", head: "Head", head_points: "Points of the head", points: "Points", deductions: "Deductions", low: "Lowest score", high: "Highest score",
    deduct: "Deduct", pay: "Pay", grade: "Grade", payer: "Payer", form: "Form", ground: "Ground", shares: "Shares in order", per: "Per", right: "Right", cap: "Cap, share", cap_amount: "Cap, sum", cap_basis: "Cap, basis", within: "Within", role: "Function",
    phone: "Telephone", mail: "Mail", heads: "Heads",
  },
  choice: {
    customer: "Customer", vendor: "Vendor", either: "Either party", third_party: "Third party", included: "included", excluded: "excluded", special: "special VAT invoice", ordinary: "ordinary VAT invoice", price: "contract price", audited_price: "audited price", unpaid_amount: "unpaid amount",
    paid_amount: "paid amount", period_fee: "fee of the period", system_period_fee: "fee of the system for the period", monthly_share: "monthly fee", goods_price: "price of the goods", loss: "loss", signed: "signed", effective: "effective", advance_guarantee: "advance guarantee", delivered: "delivered",
    acceptance: "acceptance", final_acceptance: "final acceptance", audited: "price audit", period_end: "end of the period", assessed: "assessment", maintenance_end: "end of maintenance", invoice: "invoice received", respond: "respond", support: "begin support", arrive: "arrive", diagnose: "diagnose", workaround: "work around",
    resolve: "resolve", report: "report", confirm: "confirm", spare: "spare in place", reported: "reported", responded: "responded", arrived: "arrived", diagnosed: "diagnosed", resolved: "resolved", asked: "asked by the customer", "24x7": "around the clock", workdays: "working days",
    office_hours: "office hours", phone: "telephone", remote: "remote", on_site: "on site", notify: "notify", escalate: "escalate", reassign: "reassign", electronic: "electronic", paper: "paper", disc: "disc", per_day: "by the day or hour", share: "share", per_occurrence: "each time",
    fixed: "fixed sum", repetition: "grows with the count", extension: "extension", right: "a right", day: "day", hour: "hour", occurrence: "occurrence", suspend: "suspend", terminate: "terminate", withhold: "withhold", refuse: "refuse", return: "return", contract: "contract",
    project: "project", tender: "tender", delivery: "delivery", other: "other", maintenance: "maintenance", warranty: "warranty", true: "yes", false: "no", at_once: "at once",
  },
};

export default vocabulary;
