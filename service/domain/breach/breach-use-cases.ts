import type { BreachId, Locale, ShopId } from '../../protocol/vocabulary.ts';
import type { Operator } from '../model/agreement/agreement-party.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, FieldVault, Ids } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopArchive } from '../model/shop/shop-archive.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { MembershipStore } from '../model/staff/staff-store.ts';
import { affectedList, countAffected } from './affected-people.ts';
import { type Breach, type BreachNotice, REGISTER_YEARS } from './breach.ts';
import type { BreachStore } from './breach-store.ts';
import { BREACH_WORDS } from './breach-texts.ts';
import { type BreachTexts, composeBreachTexts } from './compose-breach.ts';

export type BreachDeps = {
  breaches: BreachStore;
  shops: ShopStore;
  memberships: MembershipStore;
  shopArchive: ShopArchive;
  vault: FieldVault;
  ids: Ids;
  clock: Clock;
  recordAct: RecordAct;
  queueMail: QueueMail;
  operator: Operator | null;
  origin(): string;
};
export type NewBreach = Pick<
  Breach,
  'isDrill' | 'kinds' | 'natures' | 'reach' | 'from' | 'to' | 'foundAt' | 'what' | 'consequences' | 'measures'
> & {
  /** Null: the operator found it, in the shops below. */
  shopId: ShopId | null;
  /** Null: in every shop. */
  shopIds: readonly ShopId[] | null;
};
export type BreachView = { breach: Breach; notices: readonly (BreachNotice & { shopName: string })[] };

/** The register of breaches: what happened, whom it concerns in each shop, who was told. Rule: SE-4. */
export const makeBreachUseCases = (deps: BreachDeps) => {
  const shopsOf = async (access: Access, given: NewBreach): Promise<readonly Shop[]> => {
    if (given.shopId !== null) return [shopWith(access, given.shopId, 'agreements').shop];
    if (!access.staff.isOperator) {
      throw new DomainError('forbidden', 'Choose your shop. Only the operator opens a breach over many.');
    }
    const ids = given.shopIds ?? (await deps.shops.allIds());
    const shops = await deps.shops.listByIds(ids);
    if (shops.length !== new Set(ids).size) throw notFound();
    return shops;
  };
  const viewOf = async (breach: Breach, notices: readonly BreachNotice[]): Promise<BreachView> => {
    const shops = await deps.shops.listByIds(notices.map(({ shopId }) => shopId));
    const names = new Map(shops.map((shop) => [shop.id, shop.name]));
    return {
      breach,
      notices: notices.map((one) => ({ ...one, shopName: names.get(one.shopId) ?? one.shopId })),
    };
  };
  /** Whoever opened it, and nobody else, tells and closes. */
  const opened = async (access: Access, id: BreachId): Promise<Breach> => {
    const breach = await deps.breaches.get(id);
    if (breach === null) throw notFound();
    if (breach.shopId !== null) shopWith(access, breach.shopId, 'agreements');
    else if (!access.staff.isOperator) throw notFound();
    return breach;
  };
  const noticeOf = async (
    access: Access,
    shopId: ShopId,
    id: BreachId,
    right: 'audit' | 'subjects',
  ): Promise<{ shop: Shop; breach: Breach; notice: BreachNotice }> => {
    const { shop, scope } = shopWith(access, shopId, right);
    const notice = (await deps.breaches.noticesFor(scope)).find((one) => one.breachId === id);
    const breach = await deps.breaches.get(id);
    if (notice === undefined || breach === null) throw notFound();
    // What the operator has not told yet is not the shop's to read.
    if (breach.shopId === null && notice.notifiedAt === null) throw notFound();
    return { shop, breach, notice };
  };

  return {
    /** Opens an entry and counts what it reaches in each shop. @throws DomainError not_found, forbidden, invalid_request */
    openBreach: async (access: Access, given: NewBreach): Promise<BreachView> => {
      if (given.from > given.to) {
        throw new DomainError('invalid_request', 'The end lies before the beginning.', {
          fields: { to: 'must not be before the beginning' },
        });
      }
      const shops = await shopsOf(access, given);
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
      await deps.breaches.insert(breach);
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
      return viewOf(breach, await deps.breaches.noticesOf(breach.id));
    },
    /** Tells each controller by mail; a drill tells nobody. Twice is fine: each is told once. */
    notifyBreach: async (access: Access, id: BreachId): Promise<BreachView> => {
      const breach = await opened(access, id);
      const now = deps.clock.now();
      for (const notice of await deps.breaches.noticesOf(id)) {
        if (notice.notifiedAt !== null || breach.isDrill) continue;
        const scope = scopeOfShop(notice.shopId);
        const shop = await deps.shops.get(scope);
        if (shop === null) continue;
        const words = BREACH_WORDS[shop.locale];
        const gaps = { shop: shop.name, link: `${deps.origin()}/console/#/shops/${shop.id}/records` };
        await deps.queueMail(scope, {
          kind: 'breach_notice',
          locale: shop.locale,
          to: shop.controller.email,
          words: { subject: words.mailSubject, text: words.mailText },
          gaps,
        });
        await deps.breaches.setNotified(scope, notice.id, now);
        await deps.recordAct({
          actor: access.staff.id,
          shopId: shop.id,
          action: 'breach.notify',
          target: id,
          outcome: 'ok',
          details: { persons: notice.persons },
        });
      }
      const told = (await deps.breaches.setState(id, 'notified')) ?? breach;
      return viewOf(told, await deps.breaches.noticesOf(id));
    },
    closeBreach: async (access: Access, id: BreachId): Promise<BreachView> => {
      const breach = await opened(access, id);
      const closed = (await deps.breaches.setState(id, 'closed')) ?? breach;
      await deps.recordAct({
        actor: access.staff.id,
        shopId: breach.shopId,
        action: 'breach.close',
        target: id,
        outcome: 'ok',
      });
      return viewOf(closed, await deps.breaches.noticesOf(id));
    },
    /** The operator's register, with numbers by shop and no content of any. @throws DomainError forbidden */
    listBreaches: async (access: Access): Promise<readonly BreachView[]> => {
      if (!access.staff.isOperator) {
        throw new DomainError('forbidden', 'Only the operator of this service sees this.');
      }
      const breaches = await deps.breaches.listOfOperator();
      return Promise.all(breaches.map(async (one) => viewOf(one, await deps.breaches.noticesOf(one.id))));
    },
    /** The register of one shop: its own entries, and those it was told of. @throws DomainError not_found, forbidden */
    listShopBreaches: async (access: Access, shopId: ShopId): Promise<readonly BreachView[]> => {
      const { scope } = shopWith(access, shopId, 'audit');
      const views: BreachView[] = [];
      for (const notice of await deps.breaches.noticesFor(scope)) {
        const breach = await deps.breaches.get(notice.breachId);
        if (breach === null || notice.notifiedAt === null) continue;
        views.push(await viewOf(breach, [notice]));
      }
      return views;
    },
    breachTexts: async (
      access: Access,
      shopId: ShopId,
      id: BreachId,
      locale: Locale,
    ): Promise<BreachTexts> => {
      const { shop, breach, notice } = await noticeOf(access, shopId, id, 'audit');
      return composeBreachTexts(breach, notice, shop, deps.operator, locale);
    },
    /** What each controller would read, for whoever opened it; no data of anybody. */
    breachDraft: async (access: Access, id: BreachId, locale: Locale): Promise<readonly string[]> => {
      const breach = await opened(access, id);
      const texts: string[] = [];
      for (const notice of await deps.breaches.noticesOf(id)) {
        const shop = await deps.shops.get(scopeOfShop(notice.shopId));
        if (shop === null) continue;
        texts.push(composeBreachTexts(breach, notice, shop, deps.operator, locale).controller);
      }
      return texts;
    },
    /** The people concerned, for the shop alone. @throws DomainError not_found, forbidden */
    affectedPeople: async (access: Access, shopId: ShopId, id: BreachId): Promise<AsyncGenerator<string>> => {
      const { breach } = await noticeOf(access, shopId, id, 'subjects');
      await deps.recordAct({
        actor: access.staff.id,
        shopId,
        action: 'breach.list',
        target: id,
        outcome: 'ok',
      });
      return affectedList(deps, scopeOfShop(shopId), breach);
    },
    sweepBreaches: (): Promise<number> => deps.breaches.removeExpired(deps.clock.now()),
  };
};
