/** Names for the shapes of offers in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Offer = Schemas["OfferOut"];
export type OfferAnswer = Schemas["OfferAnswer"];
export type OfferBook = Schemas["OfferBook"];
export type OfferFinding = Schemas["OfferFindingOut"];
export type OfferRate = Schemas["OfferRate"];
export type OfferState = Schemas["OfferState"];
export type QuoteBody = Schemas["QuoteBody"];
export type RenewalBody = Schemas["RenewalBody"];
