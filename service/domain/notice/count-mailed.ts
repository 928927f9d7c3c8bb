import type { LeadId, MailId } from '../../protocol/vocabulary.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { LeadStore } from '../model/lead/lead-store.ts';
import { onceMailId } from '../model/mail/queue-mail.ts';
import type { PolicyChange, PolicyChangeStore } from '../model/notice/policy-change.ts';
import { CHANGED_KIND, informedFact } from './policy-changed-mail.ts';

type CountMailedDeps = {
  policyChanges: Pick<PolicyChangeStore, 'list' | 'countMailed'>;
  leads: Pick<LeadStore, 'get'>;
  consents: Pick<ConsentStore, 'following'>;
  digest: Pick<Digest, 'keyed'>;
};

/** The decision by which the consent of a lead was superseded: the last one before that. */
const askedBy = async (
  deps: CountMailedDeps,
  scope: ShopScope,
  leadId: LeadId,
  changes: readonly PolicyChange[],
): Promise<PolicyChange | undefined> => {
  const consentEventId = (await deps.leads.get(scope, leadId))?.consentEventId ?? null;
  if (consentEventId === null) return undefined;
  const followed = await deps.consents.following(scope, consentEventId);
  const superseded = followed.find(({ action }) => action === 'superseded');
  if (superseded === undefined) return undefined;
  const decidedMs = ({ decidedAt }: PolicyChange): number => decidedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return changes
    .filter((change) => change.choice === 'ask_again' && decidedMs(change) <= superseded.occurredAt.getTime())
    .sort((one, other) => decidedMs(other) - decidedMs(one))[0];
};

/** The mail server took the mail to a person: from now on the decision counts the person as mailed. Decision 0270. */
export const makeCountMailed =
  (deps: CountMailedDeps) =>
  async (scope: ShopScope, ref: string, mailId: MailId): Promise<void> => {
    const leadId = ref as LeadId;
    const changes = await deps.policyChanges.list(scope);
    const informed = changes.find(
      ({ id }) => onceMailId(deps.digest, scope, CHANGED_KIND, informedFact(id, leadId)) === mailId,
    );
    const change = informed ?? (await askedBy(deps, scope, leadId, changes));
    if (change !== undefined) await deps.policyChanges.countMailed(scope, change.id);
  };
