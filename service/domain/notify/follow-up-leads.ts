import type { Digest, FieldVault } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { keepReceipt } from '../model/lead/keep-receipt.ts';
import { type Lead, receiptSecretOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { makeSendReceipt } from './send-receipt.ts';
import { makeTellOfLead, makeTellOfQuarantine, type TellStaffDeps } from './tell-staff.ts';

/** Leads of one run; the rest waits for the next. */
const MAX_PER_RUN = 200;

type Deps = TellStaffDeps & {
  leads: Pick<LeadStore, 'get' | 'dueFollowUps' | 'setFollowedUp'>;
  receipts: Pick<ReceiptStore, 'insert' | 'findBySecret'>;
  mails: Pick<MailStore, 'removeByRef'>;
  digest: Digest;
  vault: FieldVault;
};

/**
 * The follow-up of each kept lead: its receipt, the mail with the receipt, and a mail to the staff; of one in the
 * quarantine the receipt and the daily mail alone, the rest when it is released. The row of the lead
 * says that this is still due, so a crash in between only delays it. Not to be run twice at the same time: both runs
 * would begin the pause between two mails.
 * @throws the first fault, after every other lead was tried
 * @returns how many leads were followed up
 */
export const makeFollowUpLeads = (deps: Deps) => {
  const sendReceipt = makeSendReceipt(deps);
  const tellOfLead = makeTellOfLead(deps);
  const tellOfQuarantine = makeTellOfQuarantine(deps);

  const followUp = async (lead: Lead): Promise<void> => {
    const scope = scopeOfShop(lead.shopId);
    const shop = await deps.shops.get(scope);
    if (shop === null) return deps.leads.setFollowedUp(scope, lead.id);
    await keepReceipt(deps, scope, lead, true);
    if (lead.quarantine !== null) {
      await tellOfQuarantine(shop);
      return deps.leads.setFollowedUp(scope, lead.id);
    }
    await sendReceipt(shop, scope, lead, receiptSecretOf(deps.digest, lead.id));
    // Somebody has taken it already: nobody needs to be told that it waits.
    if (lead.state !== 'new') await deps.leads.setFollowedUp(scope, lead.id);
    else await tellOfLead(shop, lead, () => deps.leads.setFollowedUp(scope, lead.id));
    // Withdrawn in the meantime: nothing is sent about it. Rule: CO-7.
    if ((await deps.leads.get(scope, lead.id)) === null) await deps.mails.removeByRef(scope, lead.id);
  };

  return async (): Promise<number> => {
    const due = await deps.leads.dueFollowUps(SERVICE_SCOPE, MAX_PER_RUN);
    const faults: unknown[] = [];
    for (const lead of due) await followUp(lead).catch((error: unknown) => faults.push(error));
    if (faults.length > 0) throw faults[0];
    return due.length;
  };
};
