import { hkdfSync } from 'node:crypto';
import { openWith, sealWith } from '../vault/aes-gcm.ts';

const MARK = 'h1.';

/** What processes tell each other through Redis: sealed, so that Redis learns no text, name or address. Dates stay dates. */
export type SealedHints = {
  /** @param context bound in, such as the channel: the hint opens there alone */
  seal(value: unknown, context: string): string;
  /** Null for what was not sealed by this installation in this context: such a hint is no hint. */
  open(sealed: string, context: string): unknown;
};

/** JSON has no dates: they travel as their milliseconds. */
const DATE = '$date';
function writeDate(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const own = this[name];
  return own instanceof Date ? { [DATE]: own.getTime() } : value;
}
const readDate = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && DATE in value ? new Date(Number(value[DATE])) : value;

/** @param vaultKey the master key; hints have a key of their own that is made from it */
export const makeSealedHints = (vaultKey: Buffer): SealedHints => {
  const key = Buffer.from(hkdfSync('sha256', vaultKey, '', 'zgoda hints between processes', 32));
  return {
    seal: (value, context) =>
      sealWith(key, Buffer.from(JSON.stringify(value, writeDate), 'utf8'), context, MARK),
    open: (sealed, context) => {
      try {
        return JSON.parse(openWith(key, sealed, context, MARK).toString('utf8'), readDate) as unknown;
      } catch {
        return null;
      }
    },
  };
};
