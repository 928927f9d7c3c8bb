import { type ContentKey, SEALED_MARK, SEALED_PART_END } from '../../domain/model/content/content-keys.ts';

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

const opens = (key: ContentKey, field: string, text: string): boolean => {
  if (!text.startsWith(SEALED_MARK)) return false;
  try {
    key.open(field, text.split(SEALED_PART_END, 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
};

/** Whether any text in the parts, named by their fields, is sealed with this key. */
export const opensAny = (key: ContentKey, parts: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(parts).some(([field, part]) => {
    let isSealed = false;
    mapStrings(part, (text) => {
      isSealed ||= opens(key, field, text);
      return text;
    });
    return isSealed;
  });
