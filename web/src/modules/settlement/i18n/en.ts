export default {
  title: "Settlement",
  list: { contract: "Contract", parties: "Customer / vendor", term: "Term", last: "Last statement", none: "None yet", empty: "No contract to settle", emptyNote: "Contracts are settled here once they are in force." },
  overview: {
    balance: "To be paid", paid: "Paid so far", upkeep: "Upkeep", months: "Months", stages: "Stages of payment", records: "Settlement records", noRecords: "No records yet",
    noMonths: "The contract has not begun", noStages: "The contract has no stages of payment", month: "Month", score: "Score", net: "This month", closing: "Balance after", issued: "Statement", running: "Running",
    revision: "Revision {{n}}", signedBy: "Signed: {{sides}}", unsigned: "Not signed", stage: "Stage", amount: "Amount", due: "Due", missing: "Waits for", stagePaid: "Paid", record: "Record",
    voided: "Void",
  },
  trend: {
    title: "{{sheet}}: trend", change: "Against the month before", undisputed: "If every dispute is upheld", signed: "Signed", none: "No month with a score is over yet", borders: "Dashed lines are the borders of the bands.",
    summary: "Last {{n}} months: {{mean}} on average, best {{best}} ({{bestMonth}}), lowest {{worst}} ({{worstMonth}}).",
  },
  side: { customer: "Customer", vendor: "Vendor", neutral: "Neutral" },
  statement: {
    title: "{{code}} {{period}} statement", running: "The period still runs; these are the figures through today.", issue: "Issue the statement", issuedNow: "Revision {{n}} is issued.", lines: "Lines", noLines: "Nothing fell due and nothing came off in this period.",
    totals: "Totals", stages: "Stages due", scores: "Off by scores", vendor_penalties: "Vendor's penalties and deductions", customer_penalties: "Customer's penalties", net: "This period", undisputed_net: "If every dispute were upheld",
    opening: "Balance before", paid: "Paid in the period", closing: "Balance after", evidence: "Evidence", disputed: "Disputed", ifUpheld: "{{amount}} if upheld", sheets: "Score sheets", of: "of {{total}}", waived: "Waived",
    rights: "Rights that arose", holder: "{{side}}, from {{day}}", extensions: "Extensions", until: "to {{day}}", versions: "Issued statements", noVersions: "None yet", file: "Data file", preview: "Preview as {{name}}", download: "Download {{name}}", downloadRevision: "Download revision {{n}} as {{name}}", changes: "Changes since the last revision",
    digest: "Digest", sign: "Sign the sheet", signed: "Signed: {{side}}, {{by}}", open: "Facts that wait for a rule", unmarked: "Rules that wait for points: {{rules}}", readings: "Readings taken", said: "Disputes and waivers", points: "{{points}} points off",
    line_disputed: "Dispute", line_waived: "Waiver", contractRecord: "the contract itself", settlementRecord: "record {{seq}}", dutyRecord: "duty, entry {{seq}}", acceptanceRecord: "acceptance, entry {{seq}}",
  },
  act: { dispute: "Dispute", waive: "Waive", withdraw_dispute: "Withdraw the dispute", assign: "Choose the rule", note: "Reason", submit: "Submit", rule: "Rule", noRule: "Under no rule", event: "Event", on: "Day", due: "Due day", until: "Done on",
    system: "System", level: "Level", side: "Side at fault", amount: "Amount (yuan)", stage: "Stage", paper: "Paper", cases: "Cases (apart by blanks)", count: "Count", points: "Points", zero: "No points for the rule", month: "Month (as 2026-03)", record: "Number of the record",
    sheet: "Sheet", digest: "Digest", fact: "Fact", choose: "Choose" },
  difference: { title: "{{period}}: what revision {{n}} changed", before: "Revision {{n}}", after: "Revision {{n}}", added: "Added", gone: "Gone", none: "No differences", score: "Score", what: "What", changes: "Changes", back: "{{period}} statement" },
} as const;
