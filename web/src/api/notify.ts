/** Names for the shapes of notify in the generated schema. */
import type { components, operations } from "./schema";

type Schemas = components["schemas"];

export type MessageRow = Schemas["MessageRow"];
export type MessagePage = Schemas["MessagePage"];
export type MessageDetail = Schemas["MessageDetail"];
export type MessageState = Schemas["MessageState"];
export type MessageChannel = Schemas["MessageChannel"];
export type TraceLine = Schemas["TraceLine"];
export type MessageQuery = NonNullable<operations[keyof operations & `${string}list_messages`]["parameters"]["query"]>;
export type Channels = Schemas["Channels"];
export type ChannelHealth = Schemas["ChannelHealth"];
export type LaneTried = Schemas["LaneTried"];
export type Endpoint = Schemas["EndpointOut"];
export type EndpointIn = Schemas["EndpointIn"];
export type EndpointShown = Schemas["EndpointShown"];
export type KindWord = Schemas["KindWord"];
export type KindList = Schemas["KindList"];
export type KindDetail = Schemas["KindDetail"];
export type Wording = Schemas["WordingOut"];
export type WordingDraft = Schemas["DraftIn"];
export type Preview = Schemas["PreviewOut"];
export type Preferences = Schemas["PreferenceOut"];
export type PreferencesIn = Schemas["PreferenceIn"];
export type PushState = Schemas["PushOut"];
export type PushIn = Schemas["PushIn"];
