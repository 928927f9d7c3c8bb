import type { ConsentEventId, Locale, MarketingChannel, NoticeId } from '../../protocol/vocabulary.ts';
import type { ConsentGiven } from '../consent/record-consent.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { OpenConfirmation } from '../model/confirmation/open-confirmation.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { MARKETING_WORDS } from '../model/marketing/marketing-texts.ts';
import { PENDING_MS, purposeOf, type Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { addressKeys, entriesUnder, isSuppressed } from './address-keys.ts';

export type SubscribeDeps = {
  subscriptions: SubscriptionStore;
  suppressions: SuppressionStore;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  recordConsent(scope: ShopScope, given: ConsentGiven): Promise<ConsentEvent>;
  openConfirmation: OpenConfirmation;
  queueMail: QueueMail;
  mailPauses: MailPauseStore;
};

/**
 * A repeated form sends the mail again at most once in this time: the first may be lost, but a mailbox must not be
 * flooded.
 */
const ASK_PAUSE_MS = 15 * 60_000;

/** A box that the visitor ticked, with everything that proves it. */
export type Ticked = {
  channel: MarketingChannel;
  address: string;
  noticeId: NoticeId;
  locale: Locale;
} & Pick<ConsentGiven, 'sessionRef' | 'pageOrigin' | 'widgetVersion' | 'adapterVersion'>;

/** The secret of the link that unsubscribes follows from the id, so that a list can be written at any time. */
export const unsubscribeSecretOf = (digest: Pick<Digest, 'keyed'>, id: Subscription['id']): string =>
  digest.keyed('unsubscribe', id);

/**
 * A ticked box becomes a consent event of its own and an entry: for e-mail a pending one, with a mail that asks to
 * confirm and carries no offer; for phone it stands by the tick. The same box again changes nothing that stands.
 * Rules: MK-1, MK-2, CO-3, SE-6.
 */
export const makeSubscribe = (deps: SubscribeDeps) => {
  const ask = async (shop: Shop, scope: ShopScope, row: Subscription, address: string): Promise<void> => {
    const now = deps.clock.now();
    const pause = `optin.${row.id}`;
    if ((await deps.mailPauses.endOf(scope, pause, now)) !== null) return;
    // The mail says how long its link works, so the entry must wait as long. Null: confirmed or removed meanwhile.
    const expiresAt = new Date(now.getTime() + PENDING_MS);
    if ((await deps.subscriptions.change(scope, row.id, 'pending', { expiresAt })) === null) return;
    const { link, confirmationHash } = await deps.openConfirmation(scope, {
      kind: 'optin',
      ref: row.id,
      locale: row.locale,
      lifeMs: PENDING_MS,
      subjectKey: row.subjectKey,
    });
    const gaps = {
      shop: shop.name,
      controller: shop.controller.name,
      address: shop.controller.address,
      link,
    };
    await deps.queueMail(scope, {
      kind: 'optin_confirmation',
      locale: row.locale,
      to: address,
      words: MARKETING_WORDS[row.locale].mail,
      gaps,
      ref: row.id,
      confirmationHash,
      subjectKey: row.subjectKey,
      // The same form, sent twice at once.
      onceFor: `${row.id} ${Math.floor(now.getTime() / ASK_PAUSE_MS)}`,
    });
    // Last: begun before the mail, it would silence the repeat of a form that a crash cut short.
    await deps.mailPauses.begin(scope, pause, now, new Date(now.getTime() + ASK_PAUSE_MS));
  };

  return async (shop: Shop, scope: ShopScope, ticked: Ticked): Promise<void> => {
    const { channel, address, noticeId, locale } = ticked;
    const keys = await addressKeys(deps.vault, scope, shop.locale, channel, address);
    const entries = await entriesUnder(deps.subscriptions, scope, channel, keys);
    const known = entries.find(({ state }) => state !== 'imported') ?? entries[0] ?? null;
    const [subjectKey] = keys;
    if (known?.state === 'confirmed') {
      // A number that is confirmed and suppressed: a tick or a withdrawal was cut short. This tick is a new consent.
      if (channel !== 'phone' || !(await isSuppressed(deps.suppressions, scope, channel, keys))) return;
    }
    // Asked again: the mail may be lost. Nothing new was agreed to.
    if (known?.state === 'pending') return ask(shop, scope, known, address);
    const id = known?.id ?? deps.ids.next('sub');
    const event = await deps.recordConsent(scope, {
      purpose: purposeOf(channel),
      formId: 'marketing_optin',
      method: 'checkbox',
      control: { id: `consent-marketing-${channel}`, initialState: 'unchecked' },
      noticeId,
      ref: id,
      sessionRef: ticked.sessionRef,
      subjectKey,
      subjectKind: channel,
      address,
      pageOrigin: ticked.pageOrigin,
      via: 'widget',
      widgetVersion: ticked.widgetVersion,
      adapterVersion: ticked.adapterVersion,
    });
    const now = deps.clock.now();
    const proof = {
      consentEventId: event.id as ConsentEventId,
      noticeId,
      locale,
      createdAt: event.occurredAt,
    };
    const standing =
      channel === 'email'
        ? ({
            state: 'pending',
            optIn: 'double',
            confirmedAt: null,
            expiresAt: new Date(now.getTime() + PENDING_MS),
          } as const)
        : ({ state: 'confirmed', optIn: 'single', confirmedAt: now, expiresAt: null } as const);
    const row =
      known === null
        ? await deps.subscriptions.insert(scope, {
            id,
            shopId: scope.shopId,
            channel,
            subjectKey,
            sealed: await deps.vault.seal(scope, address),
            ...proof,
            ...standing,
            unsubscribeHash: deps.digest.sha256Hex(unsubscribeSecretOf(deps.digest, id)),
            delivery: null,
            restrictedAt: null,
            importNote: null,
          })
        : await deps.subscriptions.change(scope, id, known.state, {
            ...proof,
            ...standing,
            // Until it is confirmed: unconfirmed, it is the shop's imported entry again.
            ...(channel === 'email' ? {} : { importNote: null }),
          });
    // Null: the same form, sent twice at once; the other one asks.
    if (row === null) return;
    if (row.state === 'pending') await ask(shop, scope, row, address);
    else for (const key of keys) await deps.suppressions.lift(scope, channel, key);
  };
};
