import type { ConsentEventId, ConversationId, LeadId, ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { type ShopScope, type ShopsScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, scopeWith, shopWith } from '../model/staff/resolve-access.ts';
import type { EvidenceRecord } from './read-evidence.ts';

type Deps = {
  recordAct: RecordAct;
  leadEvidence(scope: ShopsScope, id: LeadId, holding: ShopsScope): Promise<EvidenceRecord>;
  conversationEvidence(scope: ShopsScope, id: ConversationId): Promise<EvidenceRecord>;
  consentEvidence(scope: ShopScope, id: ConsentEventId): Promise<EvidenceRecord>;
};
export type ShownEvidence = { record: EvidenceRecord; shop: Shop };

/** Rule: PR-6. */
const recordReading = async (
  { recordAct }: Deps,
  access: Access,
  record: EvidenceRecord,
  action: string,
  target: string,
): Promise<ShownEvidence> => {
  const { shop } = shopWith(access, record.scope.shopId, 'evidence');
  await recordAct({
    actor: access.staff.id,
    shopId: shop.id,
    action,
    target,
    outcome: 'ok',
    details: { valid: record.verdict.valid },
  });
  return { record, shop };
};

/**
 * Evidence of a lead for staff; hidden: with the right to lift holds. Rule: CO-9.
 * @throws DomainError not_found, forbidden
 */
export const makeShowLeadEvidence =
  (deps: Deps) =>
  async (access: Access, leadId: LeadId): Promise<ShownEvidence> => {
    const record = await deps.leadEvidence(scopeWith(access, 'leads'), leadId, scopeWith(access, 'subjects'));
    return recordReading(deps, access, record, 'lead.evidence', leadId);
  };

/** Evidence of a chat for staff. Rule: CO-9. @throws DomainError not_found, forbidden */
export const makeShowConversationEvidence =
  (deps: Deps) =>
  async (access: Access, id: ConversationId): Promise<ShownEvidence> => {
    const record = await deps.conversationEvidence(scopeWith(access, 'read'), id);
    return recordReading(deps, access, record, 'conversation.evidence', id);
  };

/** Evidence of any consent for staff. Rule: CO-9. @throws DomainError not_found, forbidden */
export const makeShowConsentEvidence =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId, id: ConsentEventId): Promise<ShownEvidence> => {
    shopWith(access, shopId, 'evidence');
    const record = await deps.consentEvidence(scopeOfShop(shopId), id);
    return recordReading(deps, access, record, 'consent.evidence', id);
  };
