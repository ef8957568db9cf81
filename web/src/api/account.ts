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
export type CodePurpose = Schemas["CodeWanted"]["purpose"];
export type CodeAsked = Schemas["CodeAsked"];
export type Registration = Schemas["RegistrationOut"];
export type RegistrationPage = Schemas["RegistrationPage"];
export type RegistrationState = Schemas["RegistrationState"];
export type Applied = Schemas["Applied"];
export type Application = Schemas["RegisterIn"];
export type Unit = Schemas["UnitOut"];
export type PlaceSwitch = Schemas["PlaceSwitch"];
export type Tokens = Schemas["TokensOut"];
export type Token = Schemas["TokenOut"];
export type TokenScope = Schemas["TokenScope"];
export type TokenShown = Schemas["TokenShown"];
export type NewToken = Schemas["NewToken"];
export type Service = Schemas["ServiceOut"];
export type PersonDetail = Schemas["PersonDetail"];
export type Profile = Schemas["Profile"];
export type Ways = Schemas["Ways"];
export type Source = Schemas["SourceOut"];
export type SourceGiven = Schemas["SourceIn"];
export type UnknownPeople = Schemas["Unknown"];
export type LinkBy = Schemas["LinkBy"];
export type Checked = Schemas["Checked"];
