import { JUDGEMENTS } from "@sunshine/config/regulations";
import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import type { InspectionView, SubmitInspectionInput } from "@sunshine/domain/inspections/inspection.contract";
import { checkInspectors } from "@sunshine/domain/inspections/submission";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import { officerInService, officersById } from "../../officers";

type Member = InspectionView["team"][number];

const memberOf = async (companion: SubmitInspectionInput["companions"][number], at: number): Promise<Member> => {
  if (!("officerId" in companion)) return { officerId: null, name: companion.name, organisation: companion.organisation };
  const officer = await officerInService(companion.officerId);
  if (!officer) throw invalidField(`companions[${at}]`, "没有这位监管人员，或已停用");
  return { officerId: officer.publicId, name: officer.name, organisation: "" };
};

/** A companion who signed stands in the team, and one who bears witness does not. */
const checkSigners = ({ signing }: SubmitInspectionInput, team: readonly Member[]): void => {
  if (signing.kind === "paper") return;
  if (signing.officers.some(({ place }) => place >= team.length)) throw invalidField("signing.officers", "签字的检查人员不在本次检查人员之中");
  if (signing.kind === "refused" && team.some(({ name }) => name === signing.witness.name)) {
    throw new DomainError("rule_violated", { message: "见证人应是检查人员以外的人", fields: [{ path: "signing.witness.name", message: "见证人应是检查人员以外的人" }] });
  }
};

/** Who inspects 检查人员: the officer who submits, then the companions; at least two, nobody twice. */
export const gatherTeam = async (officer: OfficerActor, input: SubmitInspectionInput): Promise<Member[]> => {
  const lead = (await officersById([officer.officerId])).get(officer.officerId);
  const team: Member[] = [{ officerId: lead?.publicId ?? null, name: officer.name, organisation: "" }];
  for (const [at, companion] of input.companions.entries()) team.push(await memberOf(companion, at));
  checkInspectors(team, editionInForce(JUDGEMENTS, input.visitedOn).minInspectors);
  checkSigners(input, team);
  return team;
};
