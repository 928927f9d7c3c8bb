import type { AgreementId, MailId } from '../../protocol/vocabulary.ts';
import { type Agreement, type AgreementDocument, isMaterialVersion } from '../model/agreement/agreement.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { onceMailId } from '../model/mail/queue-mail.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { agreementWords } from './compose-agreement.ts';
import { factTo, partyAddresses } from './party-addresses.ts';
import { queueNotices } from './sub-processor-notices.ts';

type Deps = Pick<
  AgreementDeps,
  | 'agreements'
  | 'agreementDocuments'
  | 'subProcessors'
  | 'shops'
  | 'organisations'
  | 'queueMail'
  | 'recordAct'
  | 'deployment'
  | 'operator'
  | 'templateVersion'
  | 'origin'
  | 'clock'
>;

/** Whether a new version needs acceptance. Rule: PR-2. */
export const isRenewalDue = (
  { templateVersion }: Pick<AgreementDeps, 'templateVersion'>,
  binding: AgreementDocument | null,
): boolean => binding !== null && isMaterialVersion(binding.templateVersion, templateVersion);

const RENEWAL_KIND = 'agreement_renewal';
const renewalFact = (documentId: string, version: string): string => `${documentId} ${version}`;

/** The old document binds until acceptance. */
const tellRenewal = async (
  deps: Deps,
  scope: ShopScope,
  head: Agreement,
  document: AgreementDocument,
): Promise<boolean> => {
  const version = deps.templateVersion;
  if (!isRenewalDue(deps, document) || head.renewalTold === version) return false;
  let isAnyNew = false;
  for (const to of await partyAddresses(deps, scope, document)) {
    const { isNew } = await deps.queueMail(scope, {
      kind: RENEWAL_KIND,
      locale: document.locale,
      to,
      words: agreementWords(document.locale).mails.renewal,
      gaps: { ...documentGaps(document), link: agreementLink(deps, scope.shopId) },
      ref: document.id,
      onceFor: factTo(renewalFact(document.id, version), to),
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
    details: { version },
  });
  return true;
};

/** Records that the mail server took the renewal mail. Rule: PR-2. */
export const makeRecordRenewalSent =
  (deps: Deps & Pick<AgreementDeps, 'digest'>) =>
  async (scope: ShopScope, ref: string, mailId: MailId): Promise<void> => {
    const document = await deps.agreementDocuments.get(scope, ref as AgreementId);
    if (document === null) return;
    const fact = renewalFact(document.id, deps.templateVersion);
    const ids = (await partyAddresses(deps, scope, document)).map((to) =>
      onceMailId(deps.digest, scope, RENEWAL_KIND, factTo(fact, to)),
    );
    if (!ids.includes(mailId)) return;
    await deps.agreements.setTold(scope, document.id, { renewalTold: deps.templateVersion });
  };

/** Sends pending renewal and sub-processor notices; repeatable. Rules: PR-2, PR-3. */
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
