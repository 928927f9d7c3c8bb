import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { placedOf } from '../model/consent/consent-hash.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { StatementMails } from '../model/witness/witness.ts';
import type { HeadStatementStore, WitnessedSpanStore } from '../model/witness/witness-store.ts';
import { type StaffOfShopDeps, staffOfShop } from '../staff/staff-of-shop.ts';
import { shopMails } from './texts/shop-mails.ts';

type Deps = StaffOfShopDeps & {
  shops: Pick<ShopStore, 'allIds' | 'get'>;
  consents: Pick<ConsentStore, 'range'>;
  headStatements: Pick<HeadStatementStore, 'listSince'>;
  witnessedSpans: Pick<WitnessedSpanStore, 'lastPlace'>;
  mailPauses: Pick<MailPauseStore, 'begin' | 'endOf'>;
  queueMail: QueueMail;
  clock: Clock;
  statementMails: StatementMails;
  origin(): string;
};

const DAY_MS = 24 * 3_600_000;
const PERIOD_MS = { monthly: 30 * DAY_MS, daily: DAY_MS } as const;
/** A mail that is late leaves nothing out. */
const OVERLAP_MS = 3 * DAY_MS;
/** Starts add statements; the newest are listed. */
const MOST_LISTED = 400;
const PAUSE = 'statements';

const mailShop = async (deps: Deps, scope: ShopScope, shop: Shop, periodMs: number): Promise<boolean> => {
  const now = deps.clock.now();
  if ((await deps.mailPauses.endOf(scope, PAUSE, now)) !== null) return false;
  const place = await deps.witnessedSpans.lastPlace(scope);
  const [entry] = place === 0 ? [] : await deps.consents.range(scope, place, place);
  const since = new Date(now.getTime() - periodMs - OVERLAP_MS).toISOString();
  const statements = await deps.headStatements.listSince(since, MOST_LISTED);
  const newest = statements.at(-1);
  if (entry === undefined || newest === undefined) return false;
  const { hash } = placedOf(entry);
  for (const { email, locale } of await staffOfShop(deps, shop, ['owner'])) {
    await deps.queueMail(scope, {
      kind: 'ledger_statements',
      locale,
      to: email,
      words: shopMails[locale].statements,
      onceFor: `${newest.id} ${email}`,
      gaps: {
        shop: shop.name,
        seq: String(place),
        hash,
        statements: statements.map(({ at, id }) => `${at} ${id}`).join(' · '),
        key: newest.keyId,
        signature: newest.signature,
        service: deps.origin(),
      },
    });
  }
  await deps.mailPauses.begin(scope, PAUSE, now, new Date(now.getTime() + periodMs));
  return true;
};

/**
 * Mails the statements of the period to the owners of each shop with a ledger, to be kept outside the service: a day
 * that is written anew no longer agrees with them. Decision 0090.
 * @returns how many shops
 */
export const makeMailStatements = (deps: Deps) => async (): Promise<number> => {
  if (deps.statementMails === 'off') return 0;
  const periodMs = PERIOD_MS[deps.statementMails];
  let mailed = 0;
  await tryEach(await deps.shops.allIds(), async (shopId) => {
    const scope = scopeOfShop(shopId);
    const shop = await deps.shops.get(scope);
    if (shop !== null && (await mailShop(deps, scope, shop, periodMs))) mailed += 1;
  });
  return mailed;
};
