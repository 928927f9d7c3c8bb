import type { EnvName } from './env.ts';
import type { EnvReader } from './env-reader.ts';

/** @returns null after a fault */
export const decodedParts = <T extends Record<string, string>>(
  name: EnvName,
  parts: T,
  { fault }: Pick<EnvReader, 'fault'>,
): T | null => {
  try {
    return Object.fromEntries(
      Object.entries(parts).map(([part, text]) => [part, decodeURIComponent(text)]),
    ) as T;
  } catch {
    fault(`${name} has a % that is not percent-encoded, such as one in the password: write %25 for it.`);
    return null;
  }
};
