import type { MailId } from '../../protocol/vocabulary.ts';
import { type ReadBindingDeps, readBinding } from '../model/agreement/read-binding.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfRow, scopeOfShop } from '../model/base/tenancy.ts';
import { MAIL_LIFE_MS } from '../model/mail/mail.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { onceMailId } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Breach, BreachNotice, LetterState } from './breach.ts';
import type { BreachStore } from './breach-store.ts';

export const LETTER_KIND = 'breach_notice';
/** One letter per address and breach. */
export const letterFact = ({ id }: BreachNotice, to: string): string => `${id} ${to}`;

/** Controller's and agreement's address. */
const addressesOf = async (
  deps: ReadBindingDeps,
  scope: ShopScope,
  shop: Shop,
): Promise<readonly string[]> => {
  const { email } = shop.controller;
  const { binding } = await readBinding(deps, scope);
  const agreed = binding?.variables.company.contactEmail ?? '';
  return agreed === '' || agreed.toLowerCase() === email.toLowerCase() ? [email] : [email, agreed];
};

type LetterDeps = ReadBindingDeps & {
  mails: Pick<MailStore, 'get'>;
  digest: Pick<Digest, 'keyed'>;
  clock: Clock;
};

/** Kept three days; sent ones are removed. */
export const lettersOf = async (
  deps: LetterDeps,
  shop: Shop,
  notice: BreachNotice,
): Promise<readonly { id: MailId; to: string; state: 'waiting' | 'failed' | null }[]> => {
  const scope = scopeOfShop(shop.id);
  return Promise.all(
    (await addressesOf(deps, scope, shop)).map(async (to) => {
      const id = onceMailId(deps.digest, scope, LETTER_KIND, letterFact(notice, to));
      return { id, to, state: (await deps.mails.get(scope, id))?.state ?? null };
    }),
  );
};

/** `sent` only once taken by the server. */
export const letterStateOf = async (
  deps: LetterDeps,
  breach: Breach,
  notice: BreachNotice,
  shop: Shop | undefined,
): Promise<LetterState> => {
  const { notifiedAt } = notice;
  const done = notifiedAt === null ? 'none' : 'sent';
  if (breach.shopId !== null || shop === undefined) return done;
  if (notifiedAt !== null && notifiedAt.getTime() + MAIL_LIFE_MS < deps.clock.now().getTime()) return done;
  const states = (await lettersOf(deps, shop, notice)).map(({ state }) => state);
  if (states.includes('failed')) return 'failed';
  return states.includes('waiting') ? 'queued' : done;
};

/** False if all shops left before. Rule: SE-4. */
export const isEachShopTold = async (
  deps: { shops: Pick<ShopStore, 'listByIds'> },
  notices: readonly BreachNotice[],
): Promise<boolean> => {
  const untold = notices.filter(({ notifiedAt }) => notifiedAt === null);
  if (untold.length === 0) return true;
  if (untold.length === notices.length) return false;
  return (await deps.shops.listByIds(untold.map(({ shopId }) => shopId))).length === 0;
};

const UNTOLD_PAGE = 20;

/** Cheap: runs per letter. */
const isAnyUntold = async (
  deps: { breaches: Pick<BreachStore, 'untold'>; shops: Pick<ShopStore, 'get'> },
  breach: Breach,
): Promise<boolean> => {
  for (let after: BreachNotice['id'] | null = null; ; ) {
    const page = await deps.breaches.untold(scopeOfRow(breach), breach.id, after, UNTOLD_PAGE);
    for (const { shopId } of page) if ((await deps.shops.get(scopeOfShop(shopId))) !== null) return true;
    after = page.at(-1)?.id ?? null;
    if (after === null) return false;
  }
};

/** Marks a shop as notified. Rule: SE-4. */
export const makeRecordBreachTold =
  (deps: { breaches: BreachStore; clock: Clock; shops: Pick<ShopStore, 'get'> }) =>
  async (scope: ShopScope, ref: string): Promise<void> => {
    const notice = (await deps.breaches.noticesFor(scope)).find(({ id }) => id === ref);
    if (notice === undefined) return;
    if (notice.notifiedAt === null) await deps.breaches.setNotified(scope, notice.id, deps.clock.now());
    const breach = await deps.breaches.get(SERVICE_SCOPE, notice.breachId);
    if (breach?.state !== 'open') return;
    if (!(await isAnyUntold(deps, breach)))
      await deps.breaches.setState(scopeOfRow(breach), breach.id, 'notified');
  };
