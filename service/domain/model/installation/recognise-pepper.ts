import type { Digest } from '../base/ports.ts';
import type { InstallationStore } from './installation-store.ts';

const CHECK_LENGTH = 16;

/** Check value of the pepper; the constant must not change. */
export const pepperCheckOf = (digest: Pick<Digest, 'keyed'>): string =>
  digest.keyed('pepper-check', 'zgoda').slice(0, CHECK_LENGTH);

/**
 * Error text for another pepper than the database's, which matches no erasure marks or links; null: correct.
 * Rule: RT-8.
 * @param known null: none
 * @param declaredLost ZGODA_PEPPER_LOST; null: none
 */
export const pepperFault = (
  digest: Pick<Digest, 'keyed'>,
  known: string | null,
  declaredLost: string | null,
): string | null => {
  if (known === null || known === declaredLost || known === pepperCheckOf(digest)) return null;
  return `ZGODA_PEPPER is not the pepper of this database (${known}). With another one the links to unsubscribe, recovery codes and addresses for replies that people hold stop working, and what was erased since a backup comes back with it. Set the pepper of this database, or put its secrets.json back. Only if it is lost for good: read section 7 of docs/operations.md and start once with ZGODA_PEPPER_LOST=${known}. Nothing was changed.`;
};

/**
 * Checks the pepper; stores it when none is known or that was declared lost.
 * @throws Error with instructions
 */
export const recognisePepper = async (
  installation: Pick<InstallationStore, 'pepperCheck' | 'setPepperCheck'>,
  digest: Pick<Digest, 'keyed'>,
  declaredLost: string | null,
): Promise<void> => {
  const known = await installation.pepperCheck();
  const fault = pepperFault(digest, known, declaredLost);
  if (fault !== null) throw new Error(fault);
  const check = pepperCheckOf(digest);
  if (known !== check) await installation.setPepperCheck(check);
};
