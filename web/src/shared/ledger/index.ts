export { EntryList } from "./EntryList";
