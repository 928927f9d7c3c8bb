import { type ContentKey, SEALED_MARK } from '../../domain/model/content/content-keys.ts';

/** An object or a list; a moment or an id of the database is one value. */
const isPlain = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value)));

/** The same value with every text in it replaced; moments and numbers stay. */
export const mapStrings = (value: unknown, map: (text: string) => string): unknown => {
  if (typeof value === 'string') return map(value);
  if (value === null || !isPlain(value)) return value;
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, map));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapStrings(one, map)]));
};

/** Seals every text in the value in its place, so that the row keeps its shape. An empty text tells nothing. */
export const sealStrings = <T>(key: ContentKey, field: string, value: T): T =>
  value === null ? value : (mapStrings(value, (text) => (text === '' ? text : key.seal(field, text))) as T);

/** Opens what `sealStrings` sealed; what was never sealed stays as it is. */
export const openStrings = <T>(key: ContentKey, field: string, value: T): T =>
  value === null
    ? value
    : (mapStrings(value, (text) => (text.startsWith(SEALED_MARK) ? key.open(field, text) : text)) as T);

/** What is left of a sealed value whose key is gone. */
export const blankStrings = <T>(value: T): T => mapStrings(value, () => '') as T;
