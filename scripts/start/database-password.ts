import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './start-failure.ts';
import { writeAtomically } from './write-atomically.ts';

/** The only user of the embedded database; `embedded-database-server.py` makes it. */
export const databaseUser = 'zgoda';

/** The password lies beside the files that it opens, so that a copy of the folder holds both. */
export const passwordFile = (folder: string): string => join(folder, 'password');

/** Password of the database in this folder; made once, readable by its owner alone. */
export function ensurePassword(folder: string): string {
  const kept = readPassword(folder);
  if (kept !== null) return kept;
  const made = randomBytes(32).toString('base64url');
  writeAtomically(passwordFile(folder), `${made}\n`, 0o600);
  return made;
}

/**
 * Null when there is none: the database was last started by a version that set none.
 *
 * @throws StartFailure when the file cannot be read or holds something else
 */
export function readPassword(folder: string): string | null {
  const file = passwordFile(folder);
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StartFailure(`${file} cannot be read: ${(cause as Error).message}`);
  }
  // A password of these characters stands in an address as it is.
  if (/^[\w-]{32,100}$/.test(text)) return text;
  throw new StartFailure(
    `${file} is damaged. It is no key to what is stored: remove it, and the next start makes a new one.`,
  );
}
