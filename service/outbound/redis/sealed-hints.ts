import { hkdfSync, randomBytes } from 'node:crypto';
import { openBytes, sealBytes } from '../vault/aes-gcm.ts';

/** Of the random id of who sealed a hint, which stands in front of it in clear. */
const ORIGIN_BYTES = 12;

/** What processes tell each other through Redis: sealed, so that Redis learns no text, name or address. Dates stay dates. */
export type SealedHints = {
  /** @param context bound in, such as the channel: the hint opens there alone */
  seal(value: unknown, context: string): Buffer;
  /**
   * Null for what was not sealed by this installation in this context: such a hint is no hint. Null too for its own:
   * each process hears what it says itself, and drops it unopened.
   */
  open(sealed: Buffer, context: string): unknown;
};

/** JSON has no dates: they travel as their milliseconds. Walks of our own take half the time of JSON's callbacks. */
const DATE = '$date';
const withoutDates = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return { [DATE]: value.getTime() };
  if (Array.isArray(value)) return value.map(withoutDates);
  const copy: Record<string, unknown> = {};
  for (const [name, own] of Object.entries(value)) copy[name] = withoutDates(own);
  return copy;
};
/** Changes what was just parsed in place. */
const withDates = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (DATE in value) return new Date(Number(value[DATE]));
  const own = value as Record<string, unknown>;
  for (const name of Object.keys(own)) {
    const before = own[name];
    if (typeof before === 'object' && before !== null) own[name] = withDates(before);
  }
  return own;
};

/** @param vaultKey the master key; hints have a key of their own that is made from it */
export const makeSealedHints = (vaultKey: Buffer): SealedHints => {
  const key = Buffer.from(hkdfSync('sha256', vaultKey, '', 'zgoda hints between processes', 32));
  const self = randomBytes(ORIGIN_BYTES);
  return {
    seal: (value, context) =>
      Buffer.concat([
        self,
        sealBytes(key, Buffer.from(JSON.stringify(withoutDates(value)), 'utf8'), context),
      ]),
    open: (sealed, context) => {
      if (sealed.subarray(0, ORIGIN_BYTES).equals(self)) return null;
      try {
        const text = openBytes(key, sealed.subarray(ORIGIN_BYTES), context).toString('utf8');
        return withDates(JSON.parse(text));
      } catch {
        return null;
      }
    },
  };
};
