import type { ShopScope } from '../base/tenancy.ts';
import type { Agreement, AgreementDocument } from './agreement.ts';
import type { AgreementDocumentStore, AgreementStore } from './agreement-store.ts';

export type ReadBindingDeps = {
  agreements: Pick<AgreementStore, 'get'>;
  agreementDocuments: Pick<AgreementDocumentStore, 'get'>;
};

/** Where a shop stands with the operator, and the document that it names as binding; each null when there is none. */
export const readBinding = async (
  { agreements, agreementDocuments }: ReadBindingDeps,
  scope: ShopScope,
): Promise<{ head: Agreement | null; binding: AgreementDocument | null }> => {
  const head = await agreements.get(scope);
  const binding = head?.bindingId == null ? null : await agreementDocuments.get(scope, head.bindingId);
  return { head, binding };
};
