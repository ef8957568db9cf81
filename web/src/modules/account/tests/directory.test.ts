import { describe, expect, it } from "vitest";
import type { Directory } from "@/api/account";
import { BLANK, draftOf, givenOf, isWhole, PRESETS, presetOf } from "../directory";

const KEPT: Directory = {
  ...{ id: "1", kind: "ldap", name_zh: "局目录", name_en: "Directory", address: "ldaps://ldap.example", certificates: "", bind_dn: "cn=reader", has_password: true },
  ...{ base: "dc=example", link_by: "login", unknown: "refuse", organisation_id: null, is_active: true, at: "2026-11-29T00:00:00Z", people: 3 },
  ...PRESETS.ad,
  name_attribute: "displayName",
  mail_attribute: "mail",
};

describe("a directory as it is typed", () => {
  it("knows the preset that it has, and none once a field differs", () => {
    expect(presetOf(BLANK)).toBe("openldap");
    expect(presetOf(PRESETS.ad)).toBe("ad");
    expect(presetOf({ ...PRESETS.ad, login_attribute: "userPrincipalName" })).toBe("");
  });

  it("starts from what is kept, without the password and what is only shown", () => {
    const draft = draftOf(KEPT);
    expect(draft).toMatchObject({ address: "ldaps://ldap.example", bind_password: "", login_attribute: "sAMAccountName" });
    expect(Object.keys(draft).filter((name) => ["id", "at", "people", "has_password"].includes(name))).toEqual([]);
  });

  it("is sent without spaces at the ends, but the password as it was typed", () => {
    const given = givenOf({ ...BLANK, address: " ldaps://a ", bind_password: " secret " });
    expect([given.address, given.bind_password]).toEqual(["ldaps://a", " secret "]);
  });

  it("is whole with names, address, base, filter and two attributes", () => {
    expect(isWhole(BLANK)).toBe(false);
    expect(isWhole(draftOf(KEPT))).toBe(true);
    expect(isWhole({ ...draftOf(KEPT), lasting_attribute: "" })).toBe(false);
  });
});
