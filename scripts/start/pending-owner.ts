import { readFileSync, rmSync } from 'node:fs';
import { makePassword } from './owner-request.ts';
import { writeAtomically } from './write-atomically.ts';

/**
 * The password that is made for the first owner, on disk until it has been shown: a start that is killed between
 * making the account and showing its password must not lock everybody out.
 */
export type PendingOwner = { password: string; forget(): void };

/**
 * @param file readable by its owner alone, gone once the password was shown
 * @param isFirst true when the installation stores nothing yet, so that there may be an owner to make
 */
export function pendingOwner(file: string, isFirst: boolean): PendingOwner | null {
  const left = readPassword(file);
  if (left === null && !isFirst) return null;
  const password = left ?? makePassword();
  if (left === null) writeAtomically(file, `${JSON.stringify({ password })}\n`, 0o600);
  return { password, forget: () => rmSync(file, { force: true }) };
}

function readPassword(file: string): string | null {
  try {
    const { password } = JSON.parse(readFileSync(file, 'utf8')) as { password?: unknown };
    return typeof password === 'string' ? password : null;
  } catch {
    return null;
  }
}
