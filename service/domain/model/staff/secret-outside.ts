import type { ShopId } from '../../../protocol/vocabulary.ts';
import { accessMay } from '../base/tenancy.ts';
import type { Shop } from '../shop/shop.ts';
import type { ResolveAccesses } from './resolve-accesses.ts';

export type SecretOutsideDeps = { resolveAccesses: ResolveAccesses };

/** Secret key shown to a person without access now; signs until replaced. Rule: SE-3. */
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
