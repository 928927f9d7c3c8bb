import type { KeyObject } from 'node:crypto';

/** Null for what is no key, and for keys of another kind: some can be made to take seconds for one signature. */
export const ed25519Key = (read: () => KeyObject): KeyObject | null => {
  try {
    const key = read();
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
};
