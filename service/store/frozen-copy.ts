/** Stored rows must not change. */
export const frozenCopy = <T>(value: T): T => copy(value) as T;

const copy = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return Object.freeze(value.map(copy));
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => [key, copy(member)] as const);
  return Object.freeze(Object.fromEntries(members));
};
