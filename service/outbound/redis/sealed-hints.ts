import { hkdfSync } from 'node:crypto';
import { openWith, sealWith } from '../vault/aes-gcm.ts';

const MARK = 'h1.';

/** What processes tell each other through Redis: sealed, so that Redis learns no text, name or address. */
export type SealedHints = {
  /** @param context bound in, such as the channel: the hint opens there alone */
  seal(value: unknown, context: string): string;
  /** Null for what was not sealed by this installation in this context: such a hint is no hint. */
  open(sealed: string, context: string): unknown;
};

/** @param vaultKey the master key; hints have a key of their own that is made from it */
export const makeSealedHints = (vaultKey: Buffer): SealedHints => {
  const key = Buffer.from(hkdfSync('sha256', vaultKey, '', 'zgoda hints between processes', 32));
  return {
    seal: (value, context) => sealWith(key, Buffer.from(JSON.stringify(value), 'utf8'), context, MARK),
    open: (sealed, context) => {
      try {
        return JSON.parse(openWith(key, sealed, context, MARK).toString('utf8')) as unknown;
      } catch {
        return null;
      }
    },
  };
};
