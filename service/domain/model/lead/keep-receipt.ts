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
 * Stores a receipt once. Rule: CO-6.
 * @param mayExist reads first, which is cheaper
 */
export const keepReceipt = async (
  { receipts, digest }: KeepReceiptDeps,
  scope: ShopScope,
  lead: Lead,
  mayExist: boolean,
): Promise<void> => {
  const receipt = receiptOf(digest, lead);
  if (mayExist && (await receipts.findBySecret(receipt.secretHash)) !== null) return;
  // A concurrent insert stored the same receipt.
  await unlessConflict(receipts.insert(scope, receipt));
};
