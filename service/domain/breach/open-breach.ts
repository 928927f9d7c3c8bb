import type { ShopId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { scopeOfRow, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { countAffected } from './affected-people.ts';
import { type Breach, REGISTER_YEARS } from './breach.ts';
import { type BreachDeps, type BreachView, viewOf } from './breach-register.ts';

export type NewBreach = Pick<
  Breach,
  'isDrill' | 'kinds' | 'natures' | 'reach' | 'from' | 'to' | 'foundAt' | 'what' | 'consequences' | 'measures'
> & {
  /** Null: the operator found it, in the shops below. */
  shopId: ShopId | null;
  /** Null: in every shop. */
  shopIds: readonly ShopId[] | null;
};

const shopsOf = async (deps: BreachDeps, access: Access, given: NewBreach): Promise<readonly Shop[]> => {
  if (given.shopId !== null) return [shopWith(access, given.shopId, 'agreements').shop];
  if (!access.staff.isOperator) {
    throw new DomainError(
      'forbidden',
      'Choose a shop. Only the operator can record a breach of several shops.',
    );
  }
  const ids = given.shopIds ?? (await deps.shops.allIds());
  const shops = await deps.shops.listByIds(ids);
  if (shops.length !== new Set(ids).size) throw notFound();
  return shops;
};

/** Opens an entry and counts what it reaches in each shop. @throws DomainError not_found, forbidden, invalid_request */
export const makeOpenBreach =
  (deps: BreachDeps) =>
  async (access: Access, given: NewBreach): Promise<BreachView> => {
    if (given.foundAt < given.from) {
      throw new DomainError('invalid_request', 'The discovery is before the beginning. Correct the times.', {
        fields: { foundAt: 'must not be before the beginning' },
      });
    }
    if (given.from > given.to) {
      throw new DomainError('invalid_request', 'The end is before the beginning. Correct the times.', {
        fields: { to: 'must not be before the beginning' },
      });
    }
    const shops = await shopsOf(deps, access, given);
    const now = deps.clock.now();
    const expiresAt = new Date(now);
    expiresAt.setUTCFullYear(expiresAt.getUTCFullYear() + REGISTER_YEARS);
    const { shopIds: _, ...entry } = given;
    const breach: Breach = {
      ...entry,
      id: deps.ids.next('brc'),
      openedAt: now,
      openedBy: access.staff.id,
      state: 'open',
      expiresAt,
    };
    await deps.breaches.insert(scopeOfRow(breach), breach);
    for (const shop of shops) {
      const scope = scopeOfShop(shop.id);
      const counts = await countAffected(deps, shop, scope, breach);
      const id = deps.ids.next('brc');
      await deps.breaches.addNotice(scope, {
        id,
        breachId: breach.id,
        shopId: shop.id,
        ...counts,
        // A shop that found it itself knows already.
        notifiedAt: breach.shopId === null ? null : now,
        assessments: [],
        expiresAt,
      });
    }
    await deps.recordAct({
      actor: access.staff.id,
      shopId: breach.shopId,
      action: breach.isDrill ? 'breach.drill' : 'breach.open',
      target: breach.id,
      outcome: 'ok',
      details: { shops: shops.length },
    });
    return viewOf(deps, breach, await deps.breaches.noticesOf(scopeOfRow(breach), breach.id));
  };
