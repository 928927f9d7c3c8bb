import type { ShopScope } from '../base/tenancy.ts';
import type { Agreement, AgreementDocument } from './agreement.ts';
import type { AgreementDocumentStore, AgreementStore } from './agreement-store.ts';

export type ReadBindingDeps = {
  agreements: Pick<AgreementStore, 'get'>;
  agreementDocuments: Pick<AgreementDocumentStore, 'get'>;
};

/** Standing and binding document; each null when absent. */
export const readBinding = async (
  { agreements, agreementDocuments }: ReadBindingDeps,
  scope: ShopScope,
): Promise<{ head: Agreement | null; binding: AgreementDocument | null }> => {
  const head = await agreements.get(scope);
  const binding = head?.bindingId == null ? null : await agreementDocuments.get(scope, head.bindingId);
  return { head, binding };
};
