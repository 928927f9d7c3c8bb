import { type EvidenceKey, readKeyFile } from '../../service/domain/evidence/evidence.ts';

/** Where every service publishes its keys. */
export const KEYS_ADDRESS = '/.well-known/zgoda-keys.json';

/** The keys of a file that was saved earlier; null when it is none. */
export const keysIn = (source: string): readonly EvidenceKey[] | null => {
  try {
    return readKeyFile(JSON.parse(source));
  } catch {
    return null;
  }
};

/** Null when they cannot be fetched. */
export const publishedKeys = async (): Promise<readonly EvidenceKey[] | null> => {
  try {
    return readKeyFile(await (await fetch(KEYS_ADDRESS, { credentials: 'omit' })).json());
  } catch {
    return null;
  }
};
