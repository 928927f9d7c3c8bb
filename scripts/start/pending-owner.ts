import { readFileSync, rmSync } from 'node:fs';
import { makePassword } from './owner-request.ts';
import { writeAtomically } from './write-atomically.ts';

/** Stored until shown, so that a killed start locks nobody out. */
export type PendingOwner = { password: string; forget(): void };

/**
 * @param file mode 0600, deleted once shown
 * @param isFirst the installation is empty
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
