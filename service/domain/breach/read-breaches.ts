import type { BreachId, Locale, ShopId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE, scopeOfRow, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { affectedList } from './affected-people.ts';
import type { Breach, BreachNotice } from './breach.ts';
import { letterStateOf, makeRecordBreachTold } from './breach-letters.ts';
import {
  type BreachDeps,
  type BreachView,
  breachOf,
  openedBreach,
  shopViewOf,
  viewOf,
} from './breach-register.ts';
import { type BreachTexts, composeBreachTexts } from './compose-breach.ts';

/** Reading counts as notification. Null: not reported. Rule: SE-4. */
const shownNotice = async (
  deps: BreachDeps,
  { staff }: Access,
  shop: Shop,
  breach: Breach,
  notice: BreachNotice,
): Promise<BreachNotice | null> => {
  if (breach.shopId !== null || notice.notifiedAt !== null) return notice;
  if ((await letterStateOf(deps, breach, notice, shop)) === 'none') return null;
  if (staff.isOperator) return notice;
  const scope = scopeOfShop(shop.id);
  await makeRecordBreachTold(deps)(scope, notice.id);
  return (await deps.breaches.noticesFor(scope)).find(({ id }) => id === notice.id) ?? null;
};

/** @throws DomainError not_found, forbidden */
export const noticeOf = async (
  deps: BreachDeps,
  access: Access,
  shopId: ShopId,
  id: BreachId,
  right: 'audit' | 'subjects' | 'agreements',
): Promise<{ shop: Shop; breach: Breach; notice: BreachNotice }> => {
  const { shop, scope } = shopWith(access, shopId, right);
  const notice = (await deps.breaches.noticesFor(scope)).find((one) => one.breachId === id);
  const breach = notice === undefined ? null : await breachOf(deps, scope, notice);
  if (notice === undefined || breach === null) throw notFound();
  const shown = await shownNotice(deps, access, shop, breach, notice);
  if (shown === null) throw notFound();
  return { shop, breach, notice: shown };
};

/** The operator's register, without shops' content. @throws DomainError forbidden */
export const makeListBreaches =
  (deps: BreachDeps) =>
  async (access: Access): Promise<readonly BreachView[]> => {
    if (!access.staff.isOperator) {
      throw new DomainError('forbidden', 'Only the operator of this service sees this.');
    }
    const breaches = await deps.breaches.listOfOperator(SERVICE_SCOPE);
    return Promise.all(
      breaches.map(async (one) => viewOf(deps, one, await deps.breaches.noticesOf(SERVICE_SCOPE, one.id))),
    );
  };

/** A shop's own and reported breaches. @throws DomainError not_found, forbidden */
export const makeListShopBreaches =
  (deps: BreachDeps) =>
  async (access: Access, shopId: ShopId): Promise<readonly BreachView[]> => {
    const { shop, scope } = shopWith(access, shopId, 'audit');
    const views: BreachView[] = [];
    for (const notice of await deps.breaches.noticesFor(scope)) {
      const breach = await breachOf(deps, scope, notice);
      const shown = breach === null ? null : await shownNotice(deps, access, shop, breach, notice);
      if (breach !== null && shown !== null) views.push(await shopViewOf(deps, breach, shown));
    }
    return views;
  };

/** Notice and drafts. @throws DomainError not_found, forbidden */
export const makeBreachTexts =
  (deps: BreachDeps) =>
  async (access: Access, shopId: ShopId, id: BreachId, locale: Locale): Promise<BreachTexts> => {
    const { shop, breach, notice } = await noticeOf(deps, access, shopId, id, 'audit');
    return composeBreachTexts(breach, notice, shop, deps.operator, locale);
  };

/** Preview of the notice, for the opener. @throws DomainError not_found */
export const makeBreachDraft =
  (deps: BreachDeps) =>
  async (access: Access, id: BreachId, locale: Locale): Promise<readonly string[]> => {
    const breach = await openedBreach(deps, access, id);
    const texts: string[] = [];
    for (const notice of await deps.breaches.noticesOf(scopeOfRow(breach), id)) {
      const shop = await deps.shops.get(scopeOfShop(notice.shopId));
      if (shop === null) continue;
      texts.push(composeBreachTexts(breach, notice, shop, deps.operator, locale).controller);
    }
    return texts;
  };

/** Affected people, for the shop only. @throws DomainError not_found, forbidden */
export const makeAffectedPeople =
  (deps: BreachDeps) =>
  async (access: Access, shopId: ShopId, id: BreachId): Promise<AsyncGenerator<string>> => {
    const { breach } = await noticeOf(deps, access, shopId, id, 'subjects');
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'breach.list',
      target: shopId,
      outcome: 'ok',
      details: { breach: id },
    });
    return affectedList(deps, scopeOfShop(shopId), breach);
  };
