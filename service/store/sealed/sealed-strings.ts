import { type ContentKey, SEALED_MARK } from '../../domain/model/content/content-keys.ts';

/** Object or list; dates and database ids are single values. */
const isPlain = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value)));

/** Replaces every text; dates and numbers stay. */
export const mapStrings = (value: unknown, map: (text: string) => string): unknown => {
  if (typeof value === 'string') return map(value);
  if (value === null || !isPlain(value)) return value;
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, map));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapStrings(one, map)]));
};

/** Seals every text in place; empty texts stay. */
export const sealStrings = <T>(key: ContentKey, field: string, value: T): T =>
  value === null ? value : (mapStrings(value, (text) => (text === '' ? text : key.seal(field, text))) as T);

/** Opens `sealStrings`; unsealed values stay. */
export const openStrings = <T>(key: ContentKey, field: string, value: T): T =>
  value === null
    ? value
    : (mapStrings(value, (text) => (text.startsWith(SEALED_MARK) ? key.open(field, text) : text)) as T);

/** Remainder of a sealed value after its key's destruction. */
export const blankStrings = <T>(value: T): T => mapStrings(value, () => '') as T;
