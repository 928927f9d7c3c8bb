import { type AgreementDocument, mayFollow } from '../model/agreement/agreement.ts';
import type { AgreementDocumentStore } from '../model/agreement/agreement-store.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';

/**
 * Changes a document as it was read, along the way that documents go: nothing that ended begins to bind again, and
 * nothing binds that was not signed. Every change of a document comes through here. Rule: PR-2.
 * @returns null when its state was changed in the meantime
 * @throws DomainError conflict where no document of its state gets the new one
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
