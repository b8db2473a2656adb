import type { Actor } from "@sunshine/domain/accounts/actor";
import { ESTABLISHMENT_STATE_LABELS, type EstablishmentState } from "@sunshine/domain/establishments/establishment.vocabulary";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { byLine } from "../by-line";
import { refOf } from "../establishment.facts";
import type { Establishment } from "../establishment.model";
import { recordOnTimeline } from "../timeline.queries";

/** Records that an establishment pauses, opens again or is struck off 停业、恢复营业、注销; `row` is locked. */
export const setState = async ({ clock }: Pick<Services, "clock">, actor: Actor, row: Establishment, move: { version: number; state: EstablishmentState; reason: string }): Promise<Establishment> => {
  const { version, state, reason } = move;
  if (row.version !== version) throw new DomainError("stale_version");
  if (row.state === state) throw new DomainError("illegal_transition", { message: `该单位已是“${ESTABLISHMENT_STATE_LABELS[state]}”状态` });
  const label = "经营状态";
  const change = { field: "state", label, before: ESTABLISHMENT_STATE_LABELS[row.state], after: ESTABLISHMENT_STATE_LABELS[state] };
  const now = clock.now();
  await row.update({ state, version: row.version + 1, updatedAt: now });
  await recordOnTimeline({ establishmentId: row.id, at: now, kind: "archive", title: `登记${ESTABLISHMENT_STATE_LABELS[state]}`, changes: [change], lines: [`原因：${reason}`], by: byLine(actor) });
  await emit("establishment.state_changed.v1", { establishment: refOf(row), by: byLine(actor), state, reason });
  return row;
};
