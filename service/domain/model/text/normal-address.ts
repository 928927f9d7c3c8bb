/** Normal form for comparison. Rule: PR-1. */
export const normalAddress = (kind: 'email' | 'phone' | 'customer', value: string): string => {
  if (kind === 'customer') return value;
  return kind === 'email'
    ? value.trim().toLowerCase().normalize('NFC')
    : value.replace(/[^\d+]/g, '').replace(/^00/, '+');
};
