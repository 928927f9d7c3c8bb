import type { LeadId } from '../../protocol/vocabulary.ts';
import type { LeadStore } from '../lead/lead-store.ts';
import type { Digest, FieldVault } from '../ports.ts';
import type { ShopScope } from '../tenancy.ts';
import type { MailStore } from './mail-store.ts';
import { makeSendReceipt } from './send-receipt.ts';
import { makeTellOfLead, type TellStaffDeps } from './tell-staff.ts';

/** Mails about a lead that was just kept: the visitor's receipt, and word to those who answer. */
export const makeAfterLead = (
  deps: TellStaffDeps & {
    leads: Pick<LeadStore, 'get'>;
    mails: Pick<MailStore, 'removeByRef'>;
    digest: Digest;
    vault: FieldVault;
  },
) => {
  const sendReceipt = makeSendReceipt(deps);
  const tellOfLead = makeTellOfLead(deps);
  return async (scope: ShopScope, leadId: LeadId): Promise<void> => {
    const [shop, lead] = await Promise.all([deps.shops.get(scope), deps.leads.get(scope, leadId)]);
    // Withdrawn in the meantime: nothing is sent about it. Rule: CO-7.
    if (shop === null || lead === null) return;
    await sendReceipt(shop, scope, lead, deps.digest.keyed('receipt', lead.id));
    await tellOfLead(shop, scope, lead);
    const isGone = (await deps.leads.get(scope, leadId)) === null;
    if (isGone) await deps.mails.removeByRef(scope, leadId);
  };
};
