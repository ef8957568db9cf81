export { caseTopic, useLiveConnection, useLiveLists, useLiveTopic } from "./hooks";
export { LiveNotice, LiveSign } from "./LiveSign";
