import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import type { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";

type Role = OutputOf<typeof establishmentApi.people>["rows"][number]["role"];

/** What a person is in a shop 人员身份. */
export const PERSON_ROLE_LABELS: Record<Role, string> = { owner: "负责人", safety_officer: "食品安全员", staff: "从业人员" };
