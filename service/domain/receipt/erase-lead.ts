import { makeFindReceipt, makeWithdrawLead, type WithdrawLeadDeps } from '../lead/withdraw-lead.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ReceiptStore } from '../model/lead/lead-store.ts';

/**
 * Erases form and receipt; consent evidence stays, unlinked. Rules: CO-6, RT-7.
 * @throws DomainError not_found, conflict under a legal duty to keep
 */
export const makeEraseLead = (deps: WithdrawLeadDeps & { receipts: ReceiptStore }) => {
  const withdraw = makeWithdrawLead(deps);
  const findReceipt = makeFindReceipt(deps);
  return async (secret: string): Promise<void> => {
    const found = await findReceipt(secret);
    const lead = await deps.leads.get(found.scope, found.receipt.leadId);
    if (lead !== null && lead.heldAt !== null) {
      throw new DomainError('conflict', 'The law makes the shop keep this matter, so it was not deleted.');
    }
    const { receipt, scope } = await withdraw(secret);
    await deps.receipts.remove(scope, receipt.secretHash);
  };
};
