import type { Locale, ShopId, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { MAIL_LIFE_MS } from '../model/mail/mail.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopArchive } from '../model/shop/shop-archive.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';
import type { ProvePassword } from '../staff/prove-password.ts';
import { type Departure, HOLD_MS } from './departure.ts';
import type { DepartureStore } from './departure-store.ts';
import { mailHeld } from './tell-of-departure.ts';

type DepartureDeps = {
  shops: ShopStore;
  departures: DepartureStore;
  shopArchive: ShopArchive;
  ids: Ids;
  clock: Clock;
  recordAct: RecordAct;
  queueMail: QueueMail;
  provePassword: ProvePassword;
  publishNotices(scope: ShopScope): Promise<boolean>;
  origin(): string;
};

export type BeginDeps = Pick<
  DepartureDeps,
  'shops' | 'departures' | 'ids' | 'clock' | 'recordAct' | 'queueMail' | 'publishNotices' | 'origin'
>;

const closeShop = async (
  deps: BeginDeps,
  scope: ShopScope,
  { reason, deleteAt }: Departure,
): Promise<void> => {
  // Closed already without an agreement.
  if (reason !== 'agreement') await deps.shops.update(scope, { closesAt: deleteAt });
  await deps.publishNotices(scope);
};

/** Starts a departure. @throws DomainError conflict (leaving already) */
export const beginDeparture = async (
  deps: BeginDeps,
  shop: Shop,
  by: { id: string; email: string; locale: Locale },
  reason: Departure['reason'],
): Promise<Departure> => {
  const scope = scopeOfShop(shop.id);
  const now = deps.clock.now();
  const deleteAt = new Date(now.getTime() + HOLD_MS);
  const departure: Departure = {
    id: deps.ids.next('doc'),
    shopId: shop.id,
    organisationId: shop.organisationId,
    state: 'held',
    locale: shop.locale,
    requestedAt: now,
    requestedBy: by.id,
    reason,
    deleteAt,
    exportedAt: null,
    sealed: null,
    expiresAt: deleteAt,
  };
  await deps.departures.insert(scope, departure);
  await deps.recordAct({
    actor: by.id,
    shopId: shop.id,
    action: 'departure.start',
    target: departure.id,
    outcome: 'ok',
    details: { reason, deleteAt: deleteAt.toISOString() },
  });
  await closeShop(deps, scope, departure);
  await mailHeld(deps, shop, departure, by);
  return departure;
};

/** The duplicate mark expires after MAIL_LIFE_MS. */
const RESUMED_MS = MAIL_LIFE_MS / 2;

/** Completes departures after a crash. @returns shops closed */
export const makeResumeDepartures =
  (deps: BeginDeps & { staff: Pick<StaffStore, 'get'> }) => async (): Promise<number> => {
    const now = deps.clock.now().getTime();
    let closed = 0;
    await tryEach(await deps.departures.due(SERVICE_SCOPE, new Date(now + HOLD_MS)), async (departure) => {
      const { state, shopId, requestedAt, requestedBy, reason } = departure;
      if (state !== 'held' || shopId === null) return;
      const scope = scopeOfShop(shopId);
      const shop = await deps.shops.get(scope);
      if (shop === null) return;
      if (reason !== 'agreement' && shop.closesAt === null) {
        await closeShop(deps, scope, departure);
        // Cancelled meanwhile.
        const current = await deps.departures.current(scope);
        if (current === null) {
          await deps.shops.update(scope, { closesAt: null });
          await deps.publishNotices(scope);
        }
        if (current?.id !== departure.id) return;
        closed += 1;
      }
      if (now - requestedAt.getTime() > RESUMED_MS) return;
      const owner = reason === 'owner' ? await deps.staff.get(requestedBy as StaffId) : null;
      await mailHeld(deps, shop, departure, owner ?? { email: shop.controller.email, locale: shop.locale });
    });
    return closed;
  };

/**
 * Stops collection; deletes after the hold. Rule: PR-5.
 * @param typedName confirmation
 * @throws DomainError not_found, forbidden, credentials_wrong, invalid_request, conflict
 */
export const makeStartDeparture =
  (deps: DepartureDeps) =>
  async (
    access: Access,
    shopId: ShopId,
    given: { password: string; typedName: string },
  ): Promise<Departure> => {
    const { shop } = shopWith(access, shopId, 'agreements');
    await deps.provePassword(access.staff, given.password);
    requireName(given.typedName, shop);
    return beginDeparture(deps, shop, access.staff, 'owner');
  };

/**
 * Departure by the operator; notifies the controller.
 * @throws DomainError forbidden, not_found, credentials_wrong, invalid_request, conflict
 */
export const makeStartDepartureByOperator =
  (deps: DepartureDeps) =>
  async (
    access: Access,
    given: { shopId: ShopId; password: string; typedName: string },
  ): Promise<Departure> => {
    if (!access.staff.isOperator) {
      throw new DomainError('forbidden', 'Only the operator of this service may do this.');
    }
    await deps.provePassword(access.staff, given.password);
    const shop = await deps.shops.get(scopeOfShop(given.shopId));
    if (shop === null) throw notFound();
    requireName(given.typedName, shop);
    return beginDeparture(deps, shop, access.staff, 'operator');
  };

const requireName = (typed: string, shop: Shop): void => {
  if (typed.trim() === shop.name) return;
  throw new DomainError('invalid_request', 'Type the name of the shop to confirm.', {
    fields: { name: `must be ${shop.name}` },
  });
};

/**
 * Cancels and opens the chat. Repeatable.
 * @throws DomainError not_found, forbidden, conflict
 */
export const makeCancelDeparture =
  (deps: DepartureDeps) =>
  async (access: Access, shopId: ShopId): Promise<void> => {
    const { isOperator } = access.staff;
    const scope = scopeOfShop(shopId);
    const departure = isOperator ? await deps.departures.current(scope) : null;
    // Only the operator cancels the operator's.
    const isByOperator = departure?.reason === 'operator';
    if (!isByOperator) shopWith(access, shopId, 'agreements');
    await takeBack(deps, access, scope, isByOperator);
  };

const takeBack = async (
  deps: DepartureDeps,
  access: Access,
  scope: ShopScope,
  isByOperator: boolean,
): Promise<void> => {
  const departure = await deps.departures.current(scope);
  if (departure === null) throw notFound();
  if (departure.reason === 'agreement')
    throw new DomainError(
      'conflict',
      'No agreement of this shop is in force. Conclude a new one, and its data stay.',
    );
  if (departure.reason === 'operator' && !isByOperator) {
    throw new DomainError(
      'forbidden',
      'The operator has ended the agreement. Ask the operator to undo this.',
    );
  }
  // First, for repeats.
  await deps.shops.update(scope, { closesAt: null });
  // Cancelled meanwhile.
  const states = ['held', 'cancelled'] as const;
  if ((await deps.departures.move(scope, departure.id, states, { state: 'cancelled' })) === null) {
    await deps.shops.update(scope, { closesAt: departure.deleteAt });
    throw new DomainError('conflict', 'The deletion has started and cannot be undone.');
  }
  // The resume job may have closed it.
  await deps.shops.update(scope, { closesAt: null });
  await deps.recordAct({
    actor: access.staff.id,
    shopId: scope.shopId,
    action: 'departure.cancel',
    target: departure.id,
    outcome: 'ok',
  });
  await deps.publishNotices(scope);
};
