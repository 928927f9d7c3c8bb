import type { ShopId } from '../../../protocol/vocabulary.ts';
import { accessMay } from '../base/tenancy.ts';
import type { Shop } from '../shop/shop.ts';
import type { ResolveAccesses } from './resolve-accesses.ts';

export type SecretOutsideDeps = { resolveAccesses: ResolveAccesses };

/**
 * Of these shops, those whose secret key was shown to somebody who has no right to it any more: the membership or the
 * access of the agency has ended, or waits for a contract. The key keeps signing until a newer one exists, so that the
 * shop server is not cut off unasked. Rule: SE-3.
 */
export const shopsWithSecretOutside = async (
  deps: SecretOutsideDeps,
  shops: readonly Pick<Shop, 'id' | 'adapterSecretBy'>[],
): Promise<ReadonlySet<ShopId>> => {
  const shown = shops.flatMap(({ id, adapterSecretBy: by }) => (by === null ? [] : [{ id, by }]));
  const accesses = await deps.resolveAccesses(shown.map(({ by }) => by));
  return new Set(
    shown.flatMap(({ id, by }) => {
      const own = accesses.get(by)?.shops.get(id);
      return own !== undefined && accessMay(own, 'connect') ? [] : [id];
    }),
  );
};
