import type { LeadId, ShopId } from '../../protocol/vocabulary.ts';
import { AT_ONCE, type Pieces } from '../model/base/pieces.ts';
import type { Digest, FieldVault } from '../model/base/ports.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { keepReceipt } from '../model/lead/keep-receipt.ts';
import { isHiddenLead, type Lead, receiptHashOf, receiptSecretOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore } from '../model/lead/lead-store.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { makeSendReceipt } from './send-receipt.ts';
import { makeAreLeadsTold, makeTellOfLead, makeTellOfQuarantine } from './tell-of-leads.ts';
import type { TellStaffDeps } from './tell-staff.ts';

/** Leads per run. */
const MAX_PER_RUN = 200;

type Deps = TellStaffDeps & {
  leads: Pick<LeadStore, 'get' | 'dueFollowUps' | 'setFollowedUp'>;
  receipts: Pick<ReceiptStore, 'insert' | 'findBySecret' | 'whichExist'>;
  mails: Pick<MailStore, 'removeByRef'>;
  digest: Digest;
  vault: FieldVault;
};

/**
 * Follows up leads: receipt, receipt mail, staff mail; quarantined ones without mails, except daily. Must not
 * run concurrently: both would start the mail pause.
 * @throws the first fault at the end; at once without the database
 */
export const makeFollowUpLeads = (deps: Deps) => {
  const sendReceipt = makeSendReceipt(deps);
  const areLeadsTold = makeAreLeadsTold(deps);
  const tellOfLead = makeTellOfLead(deps);
  const tellOfQuarantine = makeTellOfQuarantine(deps);

  const followUpAll = async (shopId: ShopId, leads: readonly Lead[], pieces: Pieces): Promise<void> => {
    const scope = scopeOfShop(shopId);
    const hashOf = ({ id }: Lead) => receiptHashOf(deps.digest, id);
    const shop = await deps.shops.get(scope);
    const kept = shop === null ? [] : await deps.receipts.whichExist(scope, leads.map(hashOf));
    let areTold = false;
    let isQuarantineTold = false;
    const followUp = async (of: Shop, lead: Lead): Promise<boolean> => {
      if (!kept.includes(hashOf(lead))) await keepReceipt(deps, scope, lead, false);
      if (lead.quarantine !== null) {
        if (!isQuarantineTold) await tellOfQuarantine(of);
        isQuarantineTold = true;
        return true;
      }
      const isSent = await sendReceipt(of, scope, lead, receiptSecretOf(deps.digest, lead.id));
      const isNews = lead.state === 'new' && !areTold && !(await areLeadsTold(scope));
      areTold ||= lead.state === 'new' && !isNews;
      if (isNews) await tellOfLead(of, lead, () => deps.leads.setFollowedUp(scope, [lead.id]));
      // Withdrawn meanwhile: nothing is sent. Rule: CO-7.
      const now = isSent || isNews ? await deps.leads.get(scope, lead.id) : lead;
      if (now === null || isHiddenLead(now)) await deps.mails.removeByRef(scope, lead.id);
      return !isNews;
    };
    const done: LeadId[] = [];
    try {
      await tryEach(leads, async (lead) => {
        if (shop === null || (await followUp(shop, lead))) done.push(lead.id);
      });
    } finally {
      while (done.length > 0 && !pieces.isOver()) {
        const part = done.splice(0, pieces.rows());
        await pieces.run(async () => {
          await deps.leads.setFollowedUp(scope, part);
          return { rows: part.length };
        });
      }
    }
  };

  return async (pieces: Pieces = AT_ONCE): Promise<number> => {
    const due = await deps.leads.dueFollowUps(SERVICE_SCOPE, MAX_PER_RUN);
    await tryEach(new Set(due.map((lead) => lead.shopId)), (shopId) =>
      followUpAll(
        shopId,
        due.filter((lead) => lead.shopId === shopId),
        pieces,
      ),
    );
    return due.length;
  };
};
