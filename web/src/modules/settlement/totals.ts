/** The sums of a statement in the order in which they are read: what the period adds, then the balance. */
export const TOTALS = ["stages", "scores", "vendor_penalties", "customer_penalties", "net", "undisputed_net", "opening", "paid", "closing"] as const;
