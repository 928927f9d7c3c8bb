import type { ShopId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { scopeOfRow, scopeOfShop } from '../model/base/tenancy.ts';
import { workedOutId } from '../model/base/worked-out-id.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { type Breach, REGISTER_YEARS } from './breach.ts';
import { type BreachDeps, type BreachView, viewOf } from './breach-register.ts';

export type NewBreach = Pick<
  Breach,
  'kinds' | 'natures' | 'reach' | 'from' | 'to' | 'foundAt' | 'what' | 'consequences' | 'measures'
> & {
  /** Null: found by the operator. */
  shopId: ShopId | null;
  /** Null: all shops. */
  shopIds: readonly ShopId[] | null;
  /** Equal for a repeat. */
  ref?: string | undefined;
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

/** False: stored before. */
const unlessThere = async (storing: Promise<void>): Promise<boolean> => {
  try {
    await storing;
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict') return false;
    throw error;
  }
};

/**
 * Once per `ref`; a repeat completes it. Rule: SE-4.
 * @throws DomainError not_found, forbidden, invalid_request
 */
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
    const { shopIds: _, ref, ...entry } = given;
    const breach: Breach = {
      ...entry,
      id:
        ref === undefined
          ? deps.ids.next('brc')
          : workedOutId(deps.digest, 'brc', 'breach', [access.staff.id, ref]),
      openedAt: now,
      openedBy: access.staff.id,
      state: 'open',
      expiresAt,
    };
    // Last: an interrupted call leaves no entry.
    for (const { id: shopId } of shops) {
      const notice = {
        ...{ id: deps.ids.next('brc'), breachId: breach.id, shopId },
        ...{ notifiedAt: breach.shopId === null ? null : now, assessments: [], expiresAt },
      };
      await unlessThere(deps.breaches.addNotice(scopeOfShop(shopId), notice));
    }
    const scope = scopeOfRow(breach);
    const isNew = await unlessThere(deps.breaches.insert(scope, breach));
    if (isNew) {
      await deps.recordAct({
        actor: access.staff.id,
        shopId: breach.shopId,
        action: 'breach.open',
        target: breach.id,
        outcome: 'ok',
        details: { shops: shops.length },
      });
    }
    const kept = isNew ? breach : await deps.breaches.get(scope, breach.id);
    return viewOf(deps, kept ?? breach, await deps.breaches.noticesOf(scope, breach.id));
  };
