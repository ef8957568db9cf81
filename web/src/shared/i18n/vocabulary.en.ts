const words = {
  clockState: { waiting: "Not started", running: "Running", paused: "Paused", met: "Met", breached: "Breached", void: "Void", soon: "Due soon" },
  caseState: { reported: "To accept", active: "In progress", paused: "Paused", resolved: "To confirm", confirmed: "Confirmed", closed: "Closed" },
  exclusion: { agreed: "Excluded" },
  contractState: { draft: "Draft", awaiting_signatures: "Awaiting signatures", agreed: "Signed, not yet begun", in_force: "In force", ended: "Ended" },
  measure: { respond: "Respond", engage: "Engage third party", support: "Support", diagnose: "Diagnose", arrive: "Arrive", workaround: "Workaround", resolve: "Resolve", report: "Report", confirm: "Confirm", promise: "Promise" },
  side: { customer: "Customer", vendor: "Vendor", third_party: "Third party", neutral: "Neutral" },
  role: {
    customer_contact: "Customer contact", customer_approver: "Customer approver", vendor_seat: "Vendor seat", vendor_engineer: "Vendor engineer", vendor_expert: "Vendor expert",
    vendor_project_manager: "Vendor project manager", vendor_manager: "Vendor manager", assessor: "Assessor", auditor: "Auditor", administrator: "Administrator", system: "System",
  },
  event: {
    reported: "Reported", accepted: "Accepted", classified: "Classified", responded: "Responded", support_started: "Support started", third_party_engaged: "Third party engaged",
    diagnosed: "Diagnosed", visit_agreed: "Visit agreed", arrived: "Arrived", worked_around: "Worked around", promised: "Promised", promise_moved: "Promise moved",
    resolved: "Resolved", report_filed: "Report filed", confirmed: "Confirmed", closed: "Closed", reopened: "Reopened", paused: "Paused", resumed: "Resumed", commented: "Comment", corrected: "Corrected",
  },
  fact: {
    level: "Level", kind: "Kind", mode: "Service mode", cause: "Cause", size: "Size", stationed: "Staff stationed", visit: "Visit needed",
    reported_on_workday: "Reported on a workday", reported_in_hours: "Reported in working hours",
  },
  channel: { mail: "Mail", sms: "SMS", voice: "Phone", chat: "Chat", screen: "Screen", paper: "Paper" },
  action: { notify: "Notify", remind: "Remind", reassign: "Reassign", escalate: "Escalate" },
  severity: { error: "Error", warning: "Warning", reading: "Reading" },
  weekday: { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" },
};
export default words;
