/** Unexpected values read as empty. */
export type Open = Readonly<Record<string, unknown>>;
export const open = (value: unknown): Open =>
  typeof value === 'object' && value !== null ? (value as Open) : {};
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
