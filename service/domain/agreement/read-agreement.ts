import type { AgreementId, ShopId } from '../../protocol/vocabulary.ts';
import { type Agreement, type AgreementDocument, OPEN_STATES } from '../model/agreement/agreement.ts';
import { mayCollect } from '../model/agreement/agreement-gate.ts';
import {
  announcedAt,
  inForce,
  noticeSentAt,
  objectionEnd,
  type SubProcessor,
  type SubProcessorObjection,
} from '../model/agreement/sub-processor.ts';
import { notFound } from '../model/base/domain-error.ts';
import { accessMay, SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';
import { agreementReader, operatorReader, requireOperator } from './agreement-access.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { isRenewalDue } from './renew-agreements.ts';
import { type NoticeLine, noticeLines } from './sub-processor-notices.ts';

export type UpcomingSubProcessor = {
  entry: SubProcessor;
  /** Taken by the mail server. */
  noticeSentAt: Date | null;
  /** Null while the notice waits. */
  objectUntil: Date | null;
  objection: SubProcessorObjection | null;
};
export type AgreementOverview = {
  head: Agreement | null;
  mayCollect: boolean;
  binding: AgreementDocument | null;
  /** Not binding yet. */
  open: AgreementDocument | null;
  history: readonly AgreementDocument[];
  isRenewalDue: boolean;
  mayConclude: boolean;
  proposed: Organisation | null;
  upcoming: readonly UpcomingSubProcessor[];
};

/** A document for its readers. @throws DomainError not_found, forbidden */
export const makeReadAgreement =
  (deps: Pick<AgreementDeps, 'agreementDocuments' | 'shops'>) =>
  async (
    access: Access,
    shopId: ShopId,
    id: AgreementId,
    as: 'shop' | 'operator' = 'shop',
  ): Promise<{ scope: ShopScope; document: AgreementDocument }> => {
    const { scope } =
      as === 'operator' ? await operatorReader(deps, access, shopId) : agreementReader(access, shopId);
    const document = await deps.agreementDocuments.get(scope, id);
    if (document === null) throw notFound();
    return { scope, document };
  };

/** @throws DomainError not_found, forbidden */
export const makeAgreementOverview =
  (deps: AgreementDeps) =>
  async (access: Access, shopId: ShopId): Promise<AgreementOverview> => {
    const { scope, shop } = agreementReader(access, shopId);
    const [head, documents, versions, objections] = await Promise.all([
      deps.agreements.get(scope),
      deps.agreementDocuments.listByShop(scope),
      deps.subProcessors.versions(),
      deps.subProcessors.objections(scope),
    ]);
    const row = access.shops.get(shopId);
    const binding = documents.find(({ id }) => id === head?.bindingId) ?? null;
    const now = deps.clock.now();
    const today = now.toISOString().slice(0, 10);
    const upcoming = inForce(versions[0]?.entries ?? [], today).flatMap((entry) => {
      const announced = announcedAt(versions, entry.id);
      if (announced === null || binding === null) return [];
      const objectUntil = objectionEnd(announced, entry.id, head);
      // Shown while an objection is possible.
      if (entry.since <= today && objectUntil !== null && now > objectUntil) return [];
      const objection = objections.find(({ subProcessorId }) => subProcessorId === entry.id) ?? null;
      return [{ entry, noticeSentAt: noticeSentAt(entry.id, head), objectUntil, objection }];
    });
    return {
      head,
      mayCollect: deps.deployment === 'controller-hosted' || mayCollect(head),
      binding,
      open: documents.find(({ state }) => OPEN_STATES.includes(state)) ?? null,
      // An active one that does not bind was left by an end that was cut short.
      history: documents.filter(
        ({ id, state }) =>
          state === 'superseded' || state === 'terminated' || (state === 'active' && id !== binding?.id),
      ),
      isRenewalDue: isRenewalDue(deps, binding),
      mayConclude: row !== undefined && accessMay(row, 'agreements'),
      proposed: await deps.organisations.get(shop.organisationId),
      upcoming,
    };
  };

/** No content. */
export type AgreementLine = {
  shopId: ShopId;
  shopName: string;
  organisationName: string;
  head: Agreement | null;
  mayCollect: boolean;
  binding: AgreementDocument | null;
  open: AgreementDocument | null;
  isRenewalDue: boolean;
  notices: readonly NoticeLine[];
};

/** All shops, for the operator. @throws DomainError forbidden */
export const makeAgreementLines =
  (deps: AgreementDeps & { mails: Pick<MailStore, 'get'> }) =>
  async (access: Access): Promise<readonly AgreementLine[]> => {
    requireOperator(access);
    const [ids, heads, versions] = await Promise.all([
      deps.shops.allIds(),
      deps.agreements.all(SERVICE_SCOPE),
      deps.subProcessors.versions(),
    ]);
    const shops = await deps.shops.listByIds(ids);
    const organisations = await deps.organisations.listByIds([
      ...new Set(shops.map(({ organisationId }) => organisationId)),
    ]);
    const headOf = new Map(heads.map((head) => [head.shopId, head]));
    const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
    const lines: AgreementLine[] = [];
    for (const shop of shops) {
      const scope = scopeOfShop(shop.id);
      const head = headOf.get(shop.id) ?? null;
      const documents = await deps.agreementDocuments.listByShop(scope);
      const binding = documents.find(({ id }) => id === head?.bindingId) ?? null;
      lines.push({
        shopId: shop.id,
        shopName: shop.name,
        organisationName: nameOf.get(shop.organisationId) ?? '',
        head,
        mayCollect: deps.deployment === 'controller-hosted' || mayCollect(head),
        binding,
        open: documents.find(({ state }) => OPEN_STATES.includes(state)) ?? null,
        isRenewalDue: isRenewalDue(deps, binding),
        notices: await noticeLines(deps, scope, head, binding, versions),
      });
    }
    return lines;
  };
