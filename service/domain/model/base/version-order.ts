/** Null unless `1.2.3`. */
export const versionNumbers = (version: unknown): readonly number[] | null => {
  if (typeof version !== 'string' || version.length > 30) return null;
  const parts = version.split('.');
  return parts.length === 3 && parts.every((part) => /^\d{1,6}$/.test(part)) ? parts.map(Number) : null;
};

/** False unless both are `1.2.3`. */
export const isOlderVersion = (version: string, than: string): boolean => {
  const [own, other] = [versionNumbers(version), versionNumbers(than)];
  if (own === null || other === null) return false;
  const at = own.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (own[at] ?? 0) < (other[at] ?? 0);
};
