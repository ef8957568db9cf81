/** Names for the shapes of the account in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Step = Schemas["SignInStep"];
export type Factor = Schemas["Factor"];
export type TypedFactor = Schemas["SecondIn"]["factor"];
export type Offer = Schemas["TotpOffer"];
export type Codes = Schemas["Codes"];
export type Security = Schemas["Security"];
export type Passkey = Schemas["PasskeyOut"];
export type Device = Schemas["DeviceOut"];
export type OpenSession = Schemas["SessionOut"];
export type Rules = Schemas["RulesOut"];
export type RoleName = Schemas["RoleName"];
