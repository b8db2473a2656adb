import type { Actor } from "@sunshine/domain/accounts/actor";
import type { Day } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { maskName, maskPhone } from "@sunshine/domain/kernel/masking";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { boundPhones, endMembership, grantMembership } from "../../accounts";
import { recordAudit } from "../../audits";
import { byLine } from "../by-line";
import { refOf } from "../establishment.facts";
import type { Establishment } from "../establishment.model";
import { Person, type PersonRole } from "../person.model";
import { SEALED } from "../sealed-columns";
import { recordOnTimeline } from "../timeline.queries";

const ROLE_WORDS: Record<PersonRole, string> = { owner: "负责人", safety_officer: "食品安全员", staff: "从业人员" };

export interface PersonInput {
  readonly name: string;
  readonly duty: string;
  readonly healthCertificateExpiresOn: Day | null;
  readonly phone: string | null;
  readonly role: PersonRole;
}

const phoneOf = ({ sealing }: Pick<Services, "sealing">, { phone }: Pick<Person, "phone">): string | null => (phone === null ? null : sealing.open(phone, SEALED.personPhone));

/** Present people 在岗人员 of an establishment, masked; `bound` tells who has signed in by this number. */
export const listPeople = async (services: Services, establishmentId: number) => {
  const people = await Person.findAll({ where: { establishmentId, leftAt: null }, order: [["id", "ASC"]] });
  const phones = people.map((person) => phoneOf(services, person));
  const bound = await boundPhones(services, phones.filter((phone) => phone !== null));
  return people.map((person, at) => {
    const phone = phones[at] ?? null;
    const { publicId: id, duty, healthCertificateExpiresOn, role, version } = person;
    const name = maskName(services.sealing.open(person.name, SEALED.personName));
    return { id, name, duty, healthCertificateExpiresOn, phone: phone && maskPhone(phone), role, bound: phone !== null && bound.has(phone), version };
  });
};

const told = async (services: Services, actor: Actor, row: Establishment, title: string): Promise<void> => {
  await recordOnTimeline({ establishmentId: row.id, at: services.clock.now(), kind: "people", title, by: byLine(actor) });
  await emit("establishment.people_changed.v1", { establishment: refOf(row), by: byLine(actor) });
};

/** Registers somebody who works here 登记单位人员. An owner or food-safety officer with a number may act for the shop by WeChat. */
export const addPerson = async (services: Services, actor: Actor, row: Establishment, input: PersonInput): Promise<{ id: string }> => {
  const { name, duty, healthCertificateExpiresOn, phone, role } = input;
  if (role !== "staff" && phone === null) throw invalidField("phone", "负责人、食品安全员须填写手机号，用于登录企业端");
  const now = services.clock.now();
  const { sealing, ids } = services;
  const person = await Person.create({
    publicId: ids.newId(), establishmentId: row.id, name: sealing.seal(name, SEALED.personName), duty, role, healthCertificateExpiresOn,
    phone: phone === null ? null : sealing.seal(phone, SEALED.personPhone), createdAt: now, leftAt: null,
  });
  await told(services, actor, row, `登记人员 ${maskName(name)}（${ROLE_WORDS[role]}）`);
  if (role !== "staff" && phone !== null) {
    await grantMembership(services, { phone, establishment: refOf(row), role });
    await recordAudit({ actor, act: "membership.granted", subject: `establishment:${row.publicId}`, detail: { role, person: person.publicId } }, now);
  }
  return { id: person.publicId };
};

/** Whether another person with this number still holds the role: then the right stays. */
const stillHeld = async (services: Services, leaving: Person, phone: string): Promise<boolean> => {
  const others = await Person.findAll({ where: { establishmentId: leaving.establishmentId, role: leaving.role, leftAt: null } });
  return others.some((other) => other.id !== leaving.id && phoneOf(services, other) === phone);
};

/** Somebody leaves 人员离职: the certificate no longer counts and the right to act for the shop ends. */
export const removePerson = async (services: Services, actor: Actor, row: Establishment, personId: string): Promise<void> => {
  const person = await Person.findOne({ where: { publicId: personId, establishmentId: row.id, leftAt: null }, lock: true });
  if (!person) throw new DomainError("not_found", { message: "没有找到这位人员，可能已经离职" });
  const now = services.clock.now();
  await person.update({ leftAt: now, version: person.version + 1 });
  await told(services, actor, row, `人员离职 ${maskName(services.sealing.open(person.name, SEALED.personName))}（${ROLE_WORDS[person.role]}）`);
  const phone = phoneOf(services, person);
  if (person.role === "staff" || phone === null || (await stillHeld(services, person, phone))) return;
  await endMembership(services, { phone, establishment: refOf(row), role: person.role });
  await recordAudit({ actor, act: "membership.ended", subject: `establishment:${row.publicId}`, detail: { role: person.role, person: personId } }, now);
};
