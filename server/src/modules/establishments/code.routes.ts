import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { FileAnswer, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { CheckoutCode } from "./checkout-code.model";
import { Establishment } from "./establishment.model";
import { mayManageCodes, mayRead } from "./establishment.policy";
import { codeUrl, createCode, listCodes, presentCode, revokeCode, rotateCode } from "./operations/codes";
import { drawPoster } from "./posters/poster";

const find = ({ id }: { id: string }) => Establishment.findOne({ where: { publicId: id } });
const findLocked = ({ id }: { id: string }) => Establishment.findOne({ where: { publicId: id }, lock: true });

export const checkoutCodeRoutes = (services: Services) =>
  ({
    list: route(checkoutCodeApi.list, { subject: find, allow: (actor, subject) => mayRead(actor, subject), run: async ({ subject }) => ({ rows: (await listCodes(subject.id)).map((row) => presentCode(services, row)) }) }),
    create: route(checkoutCodeApi.create, {
      subject: findLocked,
      allow: (actor, subject) => mayManageCodes(actor, subject),
      run: async ({ actor, subject, input }) => presentCode(services, await createCode(services, actor, subject, input)),
    }),
    rotate: route(checkoutCodeApi.rotate, {
      subject: findLocked,
      allow: (actor, subject) => mayManageCodes(actor, subject),
      run: async ({ actor, subject, input }) => presentCode(services, await rotateCode(services, actor, subject, input.code)),
    }),
    revoke: route(checkoutCodeApi.revoke, {
      subject: findLocked,
      allow: (actor, subject) => mayManageCodes(actor, subject),
      run: async ({ actor, subject, input }) => presentCode(services, await revokeCode(services, actor, subject, input.code)),
    }),
    poster: route(checkoutCodeApi.poster, {
      subject: find,
      allow: (actor, subject) => mayRead(actor, subject),
      run: async ({ subject, input }) => {
        const code = await CheckoutCode.findOne({ where: { code: input.code, establishmentId: subject.id } });
        if (!code) throw new DomainError("not_found", { message: "没有找到这个收银码" });
        if (code.state !== "active") throw new DomainError("gone", { message: "该收银码已失效，请打印新的收银码" });
        const { name, licenceNumber, state } = subject;
        if (state === "closed") throw new DomainError("gone", { message: "该单位已注销，不能打印收银码" });
        const { bureauName, hotline } = services.region;
        const sheet = { name, licenceNumber, label: code.label, amountFen: code.amountFen, url: codeUrl(services, code.code), bureauName, hotline };
        return new FileAnswer("application/pdf", await drawPoster(sheet, input.size), { fileName: `${name}-${code.label}-${input.size}.pdf`, inline: true });
      },
    }),
  }) satisfies RoutesFor<typeof checkoutCodeApi>;
