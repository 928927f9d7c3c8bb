import { makeWithdrawLead, type WithdrawLeadDeps } from '../lead/withdraw-lead.ts';
import type { ReceiptStore } from '../model/lead/lead-store.ts';

/**
 * The visitor erases the contact form and its receipt. As after a withdrawal, the evidence of a consent stays, but no
 * longer refers to a lead or a form. Rules: CO-6, RT-7.
 * @throws DomainError not_found
 */
export const makeEraseLead = (deps: WithdrawLeadDeps & { receipts: ReceiptStore }) => {
  const withdraw = makeWithdrawLead(deps);
  return async (secret: string): Promise<void> => {
    const { receipt, scope } = await withdraw(secret);
    await deps.receipts.remove(scope, receipt.secretHash);
  };
};
