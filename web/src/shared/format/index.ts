export { formatCountdown, formatLength, formatSpan } from "./duration";
export type { MomentOptions } from "./moment";
export { civil, DEFAULT_ZONE, formatDate, formatMoment, fromZonedInput, momentOfDay, toZonedInput } from "./moment";
export { formatMoney, formatNumber, formatShare } from "./money";
export { monthMark } from "./month";
export { useMoment, useZone, ZoneContext, zoneName } from "./zone";
export { serverNow, setServerNow, useNow } from "./now";
