import { type EvidenceKey, readKeyFile } from '../../service/domain/evidence/evidence.ts';
import { browserKeyId } from './browser-crypto.ts';

export const KEYS_ADDRESS = '/.well-known/zgoda-keys.json';

/** Null for an invalid file. */
export const keysIn = async (source: string): Promise<readonly EvidenceKey[] | null> => {
  try {
    return await readKeyFile(JSON.parse(source), browserKeyId);
  } catch {
    return null;
  }
};

/** Null when they cannot be fetched. */
export const publishedKeys = async (): Promise<readonly EvidenceKey[] | null> => {
  try {
    const response = await fetch(KEYS_ADDRESS, { credentials: 'omit' });
    return await readKeyFile(await response.json(), browserKeyId);
  } catch {
    return null;
  }
};
