import { describe, expect, it } from "vitest";
import type { AccessRow, PermissionTable } from "@/api/directory";
import { exportAddress, filtersOf, isNarrowed, withFilter } from "../access/asked";
import { namesOf, writtenOf } from "../access/names";
import { detailsOf, wasRefused, whatOf, whoDid } from "../access/telling";

const permission = { reach: "holder", roles: null, operations: [], acts: [], changes: [], recorded: false, trace: "none" };
const table: PermissionTable = {
  roles: [{ id: "auditor", label: { zh: "审计人员", en: "Auditor" }, side: "neutral", everywhere: true }],
  permissions: [
    { ...permission, id: "contracts.read", label: { zh: "查看合同列表", en: "List contracts" } },
    { ...permission, id: "evidence.export", label: { zh: "导出台账证据", en: "Export evidence" }, recorded: true },
    { ...permission, id: "roles.give", label: { zh: "授予和收回合同角色", en: "Give roles" }, changes: [{ id: "role.granted", label: { zh: "授予角色", en: "Role given" } }] },
  ],
} as PermissionTable;
const names = namesOf(table, (label) => label.zh);
const catalogue: Record<string, string> = { "record.how.password": "密码登录", "record.detail.role": "涉及角色", "record.detail.scopes": "授权范围", "record.detail.files": "含附件", "shared:state.yes": "是", "shared:table.comma": "、" };
const tell = (key: string, otherwise: string) => catalogue[key] ?? otherwise;

function row(given: Partial<AccessRow>): AccessRow {
  return { id: 1, at: "2026-10-01T12:00:00Z", kind: "export", kind_name: { zh: "导出", en: "Exported" }, what: "evidence.export", subject: "T-2026-1", person_id: "p", person: "王芳", role: null, contract_id: null, address: "10.1.2.3", status: 200, detail: {}, ...given };
}

describe("what the address asks", () => {
  it("counts the last day to its end, in the zone of the page", () => {
    const query = new URLSearchParams("kind=export&person=王&from=2026-10-01&to=2026-10-01&cursor=x");
    expect(filtersOf(query)).toEqual({ kind: "export", person: "王", since: "2026-09-30T16:00:00.000Z", until: "2026-10-01T16:00:00.000Z" });
  });

  it("leaves out what is empty and a day that is none", () => {
    expect(filtersOf(new URLSearchParams("kind=&from=2026-13-99&to=soon"))).toEqual({});
    expect(isNarrowed(new URLSearchParams("kind=&tab=x"))).toBe(false);
    expect(isNarrowed(new URLSearchParams("to=2026-10-01"))).toBe(true);
  });

  it("sets and takes away one filter and keeps the others", () => {
    const query = withFilter(new URLSearchParams("kind=read&person=王"), "kind", "export");
    expect(query.toString()).toBe("kind=export&person=%E7%8E%8B");
    expect(withFilter(query, "person", "").toString()).toBe("kind=export");
  });

  it("asks the file for the same rows as the page", () => {
    expect(exportAddress({})).toBe("/api/directory/access/export");
    expect(exportAddress({ kind: "export", since: "2026-09-30T16:00:00.000Z" })).toBe("/api/directory/access/export?kind=export&since=2026-09-30T16%3A00%3A00.000Z");
  });
});

describe("a line in words", () => {
  it("offers what is recorded and the changes, and nothing else", () => {
    expect(writtenOf(table).map((one) => one.id)).toEqual(["evidence.export", "role.granted"]);
    expect(names.written[1]).toEqual({ value: "role.granted", label: "授予角色" });
  });

  it("names a permission, a change and how somebody signed in; an unknown id stays as it is", () => {
    const told = (given: Partial<AccessRow>) => whatOf(row(given), names, tell);
    expect([told({}), told({ what: "role.granted" }), told({ what: "unit.gone" })]).toEqual(["导出台账证据", "授予角色", "unit.gone"]);
    expect(told({ kind: "sign_in", what: "account.sign_in", detail: { how: "password" } })).toBe("密码登录");
    expect(told({ kind: "sign_out", what: "session.open" })).toBe("");
  });

  it("tells apart a person, the operator and a stranger", () => {
    const who = (given: Partial<AccessRow>) => whoDid(row(given));
    expect([who({}), who({ person_id: null }), who({ person_id: null, kind: "sign_in_refused" })]).toEqual(["person", "operator", "unknown"]);
  });

  it("marks what was refused, but not a refused sign-in twice", () => {
    expect([200, 403, 404].map((status) => wasRefused(row({ status })))).toEqual([false, true, true]);
    expect(wasRefused(row({ status: 401, kind: "sign_in_refused" }))).toBe(false);
  });

  it("puts details in words, without what stands elsewhere on the line", () => {
    const detail = { role: "auditor", scopes: "contracts.read evidence.export", files: true, sha256: "ab", how: "password", token: "月报", case: "T-2026-1", cases: 0, mail: "" };
    expect(detailsOf(row({ detail }), names, tell)).toEqual([
      ["涉及角色", "审计人员"],
      ["授权范围", "查看合同列表、导出台账证据"],
      ["含附件", "是"],
      ["sha256", "ab"],
      ["cases", "0"],
    ]);
  });
});
