/** What a directory needs to be a source: what is preset for the usual ones, and what is sent. */
import type { Directory, DirectoryGiven } from "@/api/account";

type Preset = Pick<DirectoryGiven, "search_filter" | "lasting_attribute" | "login_attribute" | "name_attribute" | "mail_attribute">;

export const PRESETS: Record<"openldap" | "ad", Preset> = {
  openldap: {
    search_filter: "(&(objectClass=person)(uid={login}))",
    lasting_attribute: "entryUUID",
    login_attribute: "uid",
    name_attribute: "cn",
    mail_attribute: "mail",
  },
  // Without accounts that are switched off: bit 2 of userAccountControl.
  ad: {
    search_filter: "(&(objectCategory=person)(objectClass=user)(sAMAccountName={login})(!(userAccountControl:1.2.840.113556.1.4.803:=2)))",
    lasting_attribute: "objectGUID",
    login_attribute: "sAMAccountName",
    name_attribute: "displayName",
    mail_attribute: "mail",
  },
};

/** The preset whose filter and attributes a draft has; empty for its own. */
export function presetOf(draft: Preset): keyof typeof PRESETS | "" {
  const names = Object.keys(PRESETS.openldap) as (keyof Preset)[];
  return (["openldap", "ad"] as const).find((one) => names.every((name) => PRESETS[one][name] === draft[name])) ?? "";
}

export const BLANK: DirectoryGiven = {
  kind: "ldap",
  name_zh: "",
  name_en: "",
  address: "",
  certificates: "",
  bind_dn: "",
  bind_password: "",
  base: "",
  ...PRESETS.openldap,
  link_by: "login",
  unknown: "refuse",
  organisation_id: null,
  is_active: true,
};

/** What is typed, as it starts from a directory that is kept; its password is not among it. */
export function draftOf(source?: Directory): DirectoryGiven {
  if (!source) return BLANK;
  const { kind, name_zh, name_en, address, certificates, bind_dn, base, search_filter, lasting_attribute, login_attribute, name_attribute, mail_attribute } = source;
  const { link_by, unknown, organisation_id, is_active } = source;
  return {
    ...{ kind, name_zh, name_en, address, certificates, bind_dn, bind_password: "", base, search_filter },
    ...{ lasting_attribute, login_attribute, name_attribute, mail_attribute, link_by, unknown, organisation_id, is_active },
  };
}

/** What is sent: without spaces at the ends, but for the password. */
export function givenOf(draft: DirectoryGiven): DirectoryGiven {
  const trimmed = Object.entries(draft).map(([name, value]) => [name, typeof value === "string" && name !== "bind_password" ? value.trim() : value]);
  return Object.fromEntries(trimmed) as DirectoryGiven;
}

export const isWhole = (given: DirectoryGiven): boolean =>
  [given.name_zh, given.name_en, given.address, given.base, given.search_filter, given.lasting_attribute, given.login_attribute].every(Boolean);
