import { makeWithdrawLead, type WithdrawLeadDeps } from '../lead/withdraw-lead.ts';
import type { ReceiptStore } from '../model/lead/lead-store.ts';

/**
 * The visitor erases the contact form, with the receipt itself: nothing is left to look at. What an agreement needs
 * as proof stays without pointing at anything, as after a withdrawal. Rules: CO-6, RT-7.
 * @throws DomainError not_found
 */
export const makeEraseLead = (deps: WithdrawLeadDeps & { receipts: ReceiptStore }) => {
  const withdraw = makeWithdrawLead(deps);
  return async (secret: string): Promise<void> => {
    const { receipt, scope } = await withdraw(secret);
    await deps.receipts.remove(scope, receipt.secretHash);
  };
};
