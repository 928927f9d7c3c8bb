import {
  type Agreement,
  type AgreementDocument,
  EVIDENCE_LIFE_MS,
  endedAgreement,
} from '../model/agreement/agreement.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { AgreementDeps } from './agreement-deps.ts';
import { sealedEvidence } from './agreement-evidence.ts';
import { agreementLink, documentGaps } from './agreement-mail.ts';
import { changeDocument } from './change-document.ts';
import { agreementWords } from './compose-agreement.ts';

type Deps = Pick<
  AgreementDeps,
  | 'agreements'
  | 'agreementDocuments'
  | 'clock'
  | 'signer'
  | 'recordAct'
  | 'publishNotices'
  | 'queueMail'
  | 'origin'
>;

const bind = async (
  deps: Deps,
  scope: ShopScope,
  document: AgreementDocument,
  priorId: AgreementDocument['priorId'],
): Promise<AgreementDocument> => {
  const activeAt = deps.clock.now();
  const { acceptance: accepted } = document;
  const acceptance = accepted === null ? null : { ...accepted, confirmedAt: activeAt };
  const changes = { state: 'active' as const, activeAt, priorId, acceptance };
  const active = await changeDocument(deps, scope, document, {
    ...changes,
    countersigned: document.countersigned,
    seal: deps.signer.sign(sealedEvidence({ ...document, ...changes })),
    expiresAt: null,
  });
  if (active !== null) return active;
  throw new DomainError('conflict', 'This agreement has just been changed. Reload and check it.');
};

const sendCopy = (deps: Deps, scope: ShopScope, active: AgreementDocument) =>
  deps.queueMail(scope, {
    kind: 'agreement_copy',
    locale: active.locale,
    to: active.variables.company.contactEmail,
    words: agreementWords(active.locale).mails.copy,
    gaps: { ...documentGaps(active), link: agreementLink(deps, scope.shopId) },
    ref: active.id,
    onceFor: `${active.id} active`,
    attachedAgreement: active.id,
  });

const sentOf = ({ subProcessorSent }: Agreement, { variables }: AgreementDocument) =>
  subProcessorSent.filter(({ id }) => variables.subProcessors.some((entry) => entry.id === id));

const endEarlier = async (
  deps: Deps,
  scope: ShopScope,
  { id, activeAt }: AgreementDocument,
  actor: string,
): Promise<void> => {
  const at = activeAt ?? deps.clock.now();
  for (const other of await deps.agreementDocuments.listByShop(scope)) {
    if (other.state !== 'active' || other.id === id) continue;
    await changeDocument(deps, scope, other, {
      state: 'superseded',
      endedAt: at,
      endedBy: actor,
      expiresAt: new Date(at.getTime() + EVIDENCE_LIFE_MS),
    });
  }
  await deps.publishNotices(scope);
};

/** Its end was interrupted. */
const isAfterEnd = ({ activeAt, createdAt }: AgreementDocument, head: Agreement | null): boolean =>
  head?.state === 'terminated' && (activeAt === null ? createdAt < head.since : activeAt <= head.since);

/**
 * Activates: document, gate, end of the earlier one. Repeatable. Rules: D7, PR-2.
 * @throws DomainError conflict (ended)
 */
export const activateAgreement = async (
  deps: Deps,
  scope: ShopScope,
  document: AgreementDocument,
  actor: string,
): Promise<AgreementDocument> => {
  const head = await deps.agreements.get(scope);
  if (isAfterEnd(document, head))
    throw new DomainError('conflict', 'This agreement has been ended. Reload and check it.');
  const active =
    document.state === 'active' ? document : await bind(deps, scope, document, head?.bindingId ?? null);
  if (head?.bindingId !== active.id) {
    await sendCopy(deps, scope, active);
    await deps.recordAct({
      actor,
      shopId: scope.shopId,
      action: 'agreement.active',
      target: active.id,
      outcome: 'ok',
      details: { version: active.templateVersion, method: active.method },
    });
    await deps.agreements.put(scope, {
      shopId: scope.shopId,
      state: 'active',
      since: active.activeAt ?? deps.clock.now(),
      bindingId: active.id,
      renewalTold: null,
      subProcessorTold: active.variables.subProcessorVersion,
      // Running objection periods continue.
      subProcessorSent: head === null ? [] : sentOf(head, active),
    });
    // Ended between both writes: the gate must not name it.
    if ((await deps.agreementDocuments.get(scope, active.id))?.state !== 'active') {
      await deps.agreements.put(scope, endedAgreement(scope.shopId, deps.clock.now()));
      throw new DomainError('conflict', 'This agreement has just been ended. Reload and check it.');
    }
  }
  await endEarlier(deps, scope, active, actor);
  return active;
};
