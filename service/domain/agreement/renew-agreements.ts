import type { AgreementId, MailId } from '../../protocol/vocabulary.ts';
import { type Agreement, type AgreementDocument, isMaterialVersion } from '../model/agreement/agreement.ts';
import { dataTypesOf, materialChanges, type RenewalReason } from '../model/agreement/agreement-variables.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { onceMailId } from '../model/mail/queue-mail.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { agreementWords } from './compose-agreement.ts';
import { factTo, partyAddresses, partyOf } from './party-addresses.ts';
import { queueNotices } from './sub-processor-notices.ts';

type Deps = Pick<
  AgreementDeps,
  | 'agreements'
  | 'agreementDocuments'
  | 'subProcessors'
  | 'shops'
  | 'organisations'
  | 'memberships'
  | 'staff'
  | 'queueMail'
  | 'recordAct'
  | 'deployment'
  | 'operator'
  | 'templateVersion'
  | 'origin'
  | 'clock'
>;

/** Why the binding document must be accepted again; empty: it need not. Rule: PR-2. */
export const renewalReasons = async (
  deps: Pick<Deps, 'shops' | 'organisations' | 'operator' | 'templateVersion'>,
  scope: ShopScope,
  document: AgreementDocument,
): Promise<RenewalReason[]> => {
  const shop = await deps.shops.get(scope);
  if (shop === null || deps.operator === null) return [];
  const organisation = await deps.organisations.get(partyOf(shop, document));
  const reasons = materialChanges(document.variables, {
    operator: deps.operator,
    company: organisation?.company ?? null,
    dataTypes: dataTypesOf(shop),
  });
  return isMaterialVersion(document.templateVersion, deps.templateVersion)
    ? ['template', ...reasons]
    : reasons;
};

const RENEWAL_KIND = 'agreement_renewal';
/** What a shop is asked to accept again; null when nothing has changed. */
const renewalOf = (deps: Pick<Deps, 'templateVersion'>, reasons: readonly RenewalReason[]): string | null =>
  reasons.length === 0 ? null : `${deps.templateVersion} ${reasons.join(' ')}`;
/** Each change is told once under each document. */
const renewalFact = (documentId: string, renewal: string): string => `${documentId} ${renewal}`;

/**
 * Asks for a new acceptance, once per change; the old document binds until then. A shop counts as told once the mail
 * server took the mail to one of its addresses.
 */
const tellRenewal = async (
  deps: Deps,
  scope: ShopScope,
  head: Agreement,
  document: AgreementDocument,
): Promise<boolean> => {
  const reasons = await renewalReasons(deps, scope, document);
  const renewal = renewalOf(deps, reasons);
  if (renewal === head.renewalTold) return false;
  if (renewal === null) {
    await deps.agreements.setTold(scope, document.id, { renewalTold: null });
    return false;
  }
  const words = agreementWords(document.locale);
  let isAnyNew = false;
  for (const to of await partyAddresses(deps, scope, document)) {
    const { isNew } = await deps.queueMail(scope, {
      kind: RENEWAL_KIND,
      locale: document.locale,
      to,
      words: words.mails.renewal,
      gaps: {
        ...documentGaps(document),
        reasons: reasons.map((reason) => words.renewalReasons[reason]).join(', '),
        link: agreementLink(deps, scope.shopId),
      },
      ref: document.id,
      onceFor: factTo(document, renewalFact(document.id, renewal), to),
    });
    isAnyNew ||= isNew;
  }
  if (!isAnyNew) return false;
  await deps.recordAct({
    actor: 'system',
    shopId: scope.shopId,
    action: 'agreement.renewal_notice',
    target: document.id,
    outcome: 'ok',
    details: { version: deps.templateVersion, reasons: reasons.join(',') },
  });
  return true;
};

/**
 * The mail server took the mail that asks for a new acceptance: the shop is asked no more, unless something else has
 * changed since. Rule: PR-2.
 */
export const makeRecordRenewalSent =
  (deps: Deps & Pick<AgreementDeps, 'digest'>) =>
  async (scope: ShopScope, ref: string, mailId: MailId): Promise<void> => {
    const document = await deps.agreementDocuments.get(scope, ref as AgreementId);
    if (document === null) return;
    const renewal = renewalOf(deps, await renewalReasons(deps, scope, document));
    if (renewal === null) return;
    const fact = renewalFact(document.id, renewal);
    const ids = (await partyAddresses(deps, scope, document)).map((to) =>
      onceMailId(deps.digest, scope, RENEWAL_KIND, factTo(document, fact, to)),
    );
    if (!ids.includes(mailId)) return;
    await deps.agreements.setTold(scope, document.id, { renewalTold: renewal });
  };

/**
 * Tells every shop with a binding agreement what it must be told directly: a material change, a new sub-processor.
 * Harmless when run again. Rules: PR-2, PR-3.
 */
export const makeAnnounceAgreements =
  (deps: Deps) => async (): Promise<{ renewals: number; notices: number }> => {
    const totals = { renewals: 0, notices: 0 };
    if (deps.deployment === 'controller-hosted' || deps.operator === null) return totals;
    const versions = await deps.subProcessors.versions();
    await tryEach(await deps.agreements.all(SERVICE_SCOPE), async (head) => {
      if (head.state !== 'active' || head.bindingId === null) return;
      const scope = scopeOfShop(head.shopId);
      const document = await deps.agreementDocuments.get(scope, head.bindingId);
      if (document === null) return;
      if (await tellRenewal(deps, scope, head, document)) totals.renewals += 1;
      totals.notices += await queueNotices(deps, scope, head, document, versions);
    });
    return totals;
  };
