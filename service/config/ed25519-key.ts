import type { KeyObject } from 'node:crypto';

/** Null for other kinds: some take seconds per signature. */
export const ed25519Key = (read: () => KeyObject): KeyObject | null => {
  try {
    const key = read();
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
};
