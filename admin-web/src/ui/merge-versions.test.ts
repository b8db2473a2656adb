import fc from "fast-check";
import { mergeVersions } from "./merge-versions";

const version = fc.record({ name: fc.constantFrom("甲", "乙", "丙", null), seats: fc.constantFrom(1, 2, 3, null), address: fc.constantFrom("东", "西", "南") });

describe("bringing two people's changes together", () => {
  it("asks only about fields that both changed differently", () => {
    const base = { name: "甲", seats: 10, address: "东" };
    const { merged, conflicts, taken } = mergeVersions(base, { ...base, name: "我的名称", seats: 20 }, { ...base, name: "他的名称", address: "西" });
    expect(conflicts).toEqual([{ field: "name", mine: "我的名称", theirs: "他的名称" }]);
    expect(taken).toEqual(["address"]);
    expect(merged).toEqual({ name: "我的名称", seats: 20, address: "西" });
  });

  it("never loses a change of mine, nor an unopposed one of theirs", () => {
    fc.assert(
      fc.property(version, version, version, (base, mine, theirs) => {
        const { merged, conflicts } = mergeVersions<Record<string, unknown>>(base, mine, theirs);
        for (const field of Object.keys(base) as (keyof typeof base)[]) {
          if (mine[field] !== base[field]) expect(merged[field]).toBe(mine[field]);
          else expect(merged[field]).toBe(theirs[field]);
          const bothDiffer = mine[field] !== base[field] && theirs[field] !== base[field] && mine[field] !== theirs[field];
          expect(conflicts.some((one) => one.field === field)).toBe(bothDiffer);
        }
      })
    );
  });
});
