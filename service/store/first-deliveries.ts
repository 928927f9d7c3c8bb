import type { Confirmation } from '../domain/model/confirmation/confirmation.ts';

export const firstDeliveries = (
  rows: readonly Pick<Confirmation, 'ref' | 'delivery'>[],
): ReadonlyMap<string, Date> => {
  const first = new Map<string, Date>();
  for (const { ref, delivery } of rows) {
    const known = first.get(ref);
    if (delivery !== null && (known === undefined || delivery.sentAt < known))
      first.set(ref, delivery.sentAt);
  }
  return first;
};
