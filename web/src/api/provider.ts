/** Names for the shapes of the provider in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Authorisation = Schemas["AuthorisationOut"];
export type ScopeWords = Schemas["ScopeWords"];
export type Consent = Schemas["ConsentOut"];
export type ProviderClient = Schemas["ProviderClient"];
export type ProviderClients = Schemas["ProviderClients"];
export type ClientShown = Schemas["ClientShown"];
export type NewClient = Schemas["NewClient"];
export type ClientChange = Schemas["ClientChange"];
export type ScopeName = Schemas["Scope"];
export type Leave = Schemas["LeaveOut"];
