export { formatCountdown, formatLength, formatSpan } from "./duration";
export { civil, DEFAULT_ZONE, formatDate, formatMoment, fromZonedInput, toZonedInput } from "./moment";
export { formatMoney, formatNumber, formatShare } from "./money";
export { serverNow, setServerNow, useNow } from "./now";
