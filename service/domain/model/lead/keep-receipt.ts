import { unlessConflict } from '../base/domain-error.ts';
import type { Digest } from '../base/ports.ts';
import type { ShopScope } from '../base/tenancy.ts';
import { type Lead, receiptOf } from './lead.ts';
import type { ReceiptStore } from './lead-store.ts';

type KeepReceiptDeps = {
  receipts: Pick<ReceiptStore, 'insert' | 'findBySecret'>;
  digest: Pick<Digest, 'keyed' | 'sha256Hex'>;
};

/**
 * Stores the receipt of a lead once. Rule: CO-6.
 * @param mayExist looks for it first, which is cheaper than an insert that fails
 */
export const keepReceipt = async (
  { receipts, digest }: KeepReceiptDeps,
  scope: ShopScope,
  lead: Lead,
  mayExist: boolean,
): Promise<void> => {
  const receipt = receiptOf(digest, lead);
  if (mayExist && (await receipts.findBySecret(receipt.secretHash)) !== null) return;
  // Stored at the same time by a repeat of the form or by the follow-up of the lead: it is the same receipt.
  await unlessConflict(receipts.insert(scope, receipt));
};
