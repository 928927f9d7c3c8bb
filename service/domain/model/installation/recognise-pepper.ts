import type { Digest } from '../base/ports.ts';
import type { InstallationStore } from './installation-store.ts';

/** Long enough that no two peppers share it, short enough to be copied from a log. */
const CHECK_LENGTH = 16;

/** By what a database knows its pepper again; it says nothing about the pepper. With other words no database would. */
export const pepperCheckOf = (digest: Pick<Digest, 'keyed'>): string =>
  digest.keyed('pepper-check', 'zgoda').slice(0, CHECK_LENGTH);

/**
 * Why nothing may be served with this pepper, in a sentence that says what to do; null when it is that of the database.
 * Under another one the marks of erasures match nothing, so a restore brings back what was erased, and links, codes and
 * addresses that people hold are dead. Rule: RT-8.
 * @param known check value that the database holds; null: none yet
 * @param declaredLost the one that the operator declared lost (ZGODA_PEPPER_LOST); null: none
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
 * Compares the pepper with the one that the database knows, and notes it where it knows none, or where the operator
 * declared that one lost.
 * @throws Error in words that say what to do
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
