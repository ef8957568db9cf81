/** Names for the shapes of notices in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type NoticeRow = Schemas["NoticeRow"];
export type NoticePage = Schemas["NoticePage"];
export type NoticeFull = Schemas["NoticeFull"];
export type NoticeState = Schemas["NoticeState"];
export type NoticeMedium = Schemas["NoticeMedium"];
export type NoticeEntry = Schemas["NoticeEntry"];
export type NoticeOpenAct = Schemas["NoticeOpenAct"];
export type NoticeOrder = Schemas["NoticeOrder"];
export type NoticeSending = Schemas["NoticeSending"];
export type NoticeBook = Schemas["NoticeBook"];
export type NoticeAddress = Schemas["NoticeAddress"];
export type NoticeAddressOrder = Schemas["NoticeAddressOrder"];
