/** The boxes of a form that stay empty for the pen and the seal. */
export const BY_HAND: ReadonlySet<string> = new Set(["signature", "seal"]);
