import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './start-failure.ts';
import { writeAtomically } from './write-atomically.ts';

/** Made by `embedded-database-server.py`. */
export const databaseUser = 'zgoda';

/** In the data folder, so that a copy includes it. */
export const passwordFile = (folder: string): string => join(folder, 'password');

/** Created once, mode 0600. */
export function ensurePassword(folder: string): string {
  const kept = readPassword(folder);
  if (kept !== null) return kept;
  const made = randomBytes(32).toString('base64url');
  writeAtomically(passwordFile(folder), `${made}\n`, 0o600);
  return made;
}

/**
 * Null: none set by the last version.
 * @throws StartFailure when unreadable or invalid
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
  // Characters that need no URL escaping.
  if (/^[\w-]{32,100}$/.test(text)) return text;
  throw new StartFailure(
    `${file} is damaged. It is no key to what is stored: remove it, and the next start makes a new one.`,
  );
}
