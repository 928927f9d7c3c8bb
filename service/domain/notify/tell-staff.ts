import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { MailKind } from '../model/mail/mail.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailGaps } from '../model/mail/mail-words.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { isUnseen, pageFor } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { TellOfLostPolicy } from '../notice/publish-notice.ts';
import { type StaffOfShopDeps, staffOfShop } from '../staff/staff-of-shop.ts';
import type { ShopMailsWords } from './texts/shop-mails-catalog.ts';
import { shopMailsCatalog } from './texts/shop-mails-catalog.ts';

export type TellStaffDeps = StaffOfShopDeps & {
  shops: ShopStore;
  mailPauses: MailPauseStore;
  clock: Clock;
  queueMail: QueueMail;
  origin(): string;
};

const MINUTE_MS = 60_000;
const BARE_PAUSE_MS = 30 * 24 * 60 * MINUTE_MS;
const LOST_PAUSE_MS = 60 * MINUTE_MS;
const SILENCE_PAUSE_MS = 24 * 60 * MINUTE_MS;

export type StaffMail = {
  people: readonly Staff[];
  mail: { kind: MailKind; ref?: string; notBefore?: Date; onceFor: string };
  words: keyof ShopMailsWords;
  gaps: MailGaps;
};
type Pause = { key: string; now: Date; until: Date };

export const queueFor = async (
  deps: TellStaffDeps,
  shop: Shop,
  { people, mail, words, gaps }: StaffMail,
): Promise<void> => {
  for (const { email, locale } of people) {
    await deps.queueMail(scopeOfShop(shop.id), {
      ...mail,
      onceFor: `${mail.onceFor} ${email}`,
      locale,
      to: email,
      words: shopMailsCatalog[locale][words],
      gaps,
    });
  }
};

const mailUnlessPaused = async (
  deps: TellStaffDeps,
  shop: Shop,
  { key, now, until }: Pause,
  compose: () => Promise<StaffMail>,
): Promise<boolean> => {
  const scope = scopeOfShop(shop.id);
  if ((await deps.mailPauses.endOf(scope, key, now)) !== null) return false;
  await queueFor(deps, shop, await compose());
  await deps.mailPauses.begin(scope, key, now, until);
  return true;
};

export const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);

const settingsLink = (deps: TellStaffDeps, shop: Shop): string =>
  `${deps.origin()}/console/#/shops/${shop.id}/account`;

/** Number of the period; deduplicates mails within it. */
const periodOf = (now: Date, lengthMs: number): string => String(Math.floor(now.getTime() / lengthMs));

/**
 * Mails owners about a lost policy page. `policyStood`: last known state. Call before and after a change.
 */
export const makeTellOfLostPolicy =
  (deps: TellStaffDeps): TellOfLostPolicy =>
  async (scope, { shop, binding }) => {
    const page = pageFor(binding, shop.locale);
    const stands = page !== null && (page.state === 'published' || isUnseen(page));
    if (stands === shop.policyStood) return;
    const now = deps.clock.now();
    if (!stands) {
      const pause = { key: 'policy-lost', now, until: later(now, LOST_PAUSE_MS) };
      const isTold = await mailUnlessPaused(deps, shop, pause, async () => ({
        people: await staffOfShop(deps, shop, ['owner']),
        mail: { kind: 'policy_lost', onceFor: periodOf(now, LOST_PAUSE_MS) },
        words: 'policyLost',
        gaps: { shop: shop.name, link: settingsLink(deps, shop) },
      }));
      if (!isTold) return;
    }
    await deps.shops.update(scope, { policyStood: stands });
  };

/** Mails owners daily at most when the shop server stops reporting, or after two days. Rule: AD-42. */
export const makeTellOfSilence =
  (deps: TellStaffDeps) =>
  async (scope: ShopScope): Promise<void> => {
    const shop = await deps.shops.get(scope);
    if (shop === null) return;
    const now = deps.clock.now();
    const pause = { key: 'store-silent', now, until: later(now, SILENCE_PAUSE_MS) };
    await mailUnlessPaused(deps, shop, pause, async () => ({
      people: await staffOfShop(deps, shop, ['owner']),
      mail: { kind: 'store_silent', onceFor: periodOf(now, SILENCE_PAUSE_MS) },
      words: 'shopServerSilent',
      gaps: { shop: shop.name, link: `${deps.origin()}/console/#/shops/${shop.id}/install` },
    }));
  };

/** Monthly while a shop shows no notice (privacy.md §3.2). */
export const makeRemindOfBare = (deps: TellStaffDeps) => async (): Promise<void> => {
  const now = deps.clock.now();
  await tryEach(await deps.shops.allIds(), async (shopId) => {
    const shop = await deps.shops.get(scopeOfShop(shopId));
    if (shop === null || shop.whenNoPolicy !== 'bare') return;
    const pause = { key: 'bare', now, until: later(now, BARE_PAUSE_MS) };
    await mailUnlessPaused(deps, shop, pause, async () => ({
      people: await staffOfShop(deps, shop, ['owner']),
      mail: { kind: 'bare_reminder', onceFor: periodOf(now, BARE_PAUSE_MS) },
      words: 'bareReminder',
      gaps: { shop: shop.name, link: settingsLink(deps, shop) },
    }));
  });
};
