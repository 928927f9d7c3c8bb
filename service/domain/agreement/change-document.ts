import { type AgreementDocument, mayFollow } from '../model/agreement/agreement.ts';
import type { AgreementDocumentStore } from '../model/agreement/agreement-store.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

/**
 * The only writer of document states. Rule: PR-2.
 * @returns null: changed meanwhile
 * @throws DomainError conflict (forbidden transition)
 */
export const changeDocument = async (
  { agreementDocuments }: { agreementDocuments: Pick<AgreementDocumentStore, 'update'> },
  scope: ShopScope,
  { id, state }: Pick<AgreementDocument, 'id' | 'state'>,
  changes: Parameters<AgreementDocumentStore['update']>[3],
): Promise<AgreementDocument | null> => {
  if (changes.state !== undefined && !mayFollow(state, changes.state))
    throw new DomainError(
      'conflict',
      `A document that is ${state} cannot become ${changes.state}. Reload to see its state.`,
    );
  return agreementDocuments.update(scope, id, state, changes);
};
