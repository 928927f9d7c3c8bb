import type {
  ConsentEventId,
  Locale,
  MarketingChannel,
  NoticeId,
  ShopId,
  SubscriptionId,
} from '../../../protocol/vocabulary.ts';
import { DAY_MS, monthsAfter } from '../base/calendar.ts';
import type { Delivery } from '../confirmation/confirmation.ts';
import type { ConsentPurpose } from '../consent/consent.ts';
import type { Shop } from '../shop/shop.ts';

/**
 * `pending`: ticked, the link in the mail was not used yet. `confirmed`: stands. `imported`: brought in from a file;
 * the shop has to prove the consent itself, so it is on no list that goes out. Withdrawn ones are removed. Rule: MK-2.
 */
export type SubscriptionState = 'pending' | 'confirmed' | 'imported';
/** How it came to stand: by the link in a mail, by the tick alone, or not proven here. */
export type OptIn = 'double' | 'single' | 'none';

/** One address on one channel of one shop. The address is there only as long as the consent is. */
export type Subscription = {
  readonly id: SubscriptionId;
  readonly shopId: ShopId;
  readonly channel: MarketingChannel;
  readonly subjectKey: string;
  /** The address, sealed with the shop's key. Rule: SE-5. */
  readonly sealed: string;
  readonly state: SubscriptionState;
  readonly optIn: OptIn;
  /** The tick; null for imported ones. */
  readonly consentEventId: ConsentEventId | null;
  readonly noticeId: NoticeId | null;
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  /** That a mail server took the mail whose link confirmed it; null before, and where no link did. */
  readonly delivery: Delivery | null;
  /**
   * End of a pending one; of a confirmed one, until when a renewal waits for its link; null: until it is withdrawn.
   * Rule: RE-1.
   */
  readonly expiresAt: Date | null;
  /** SHA-256 of the secret of the link that unsubscribes. */
  readonly unsubscribeHash: string;
  /** Hidden and left out of exports. Rule: RT-3. */
  readonly restrictedAt: Date | null;
  /** Where an imported one came from, in the importer's own words; kept until a tick is confirmed. */
  readonly importNote: string | null;
};

/** The mark that nothing may be sent to this address; beats every import. Rule: MK-4. */
export type Suppression = {
  readonly shopId: ShopId;
  readonly channel: MarketingChannel;
  readonly subjectKey: string;
  readonly since: Date;
};

/** An unconfirmed sign-up is removed after this time. Rule: MK-2. */
export const PENDING_MS = 7 * DAY_MS;

/** Who confirmed at or before this moment should be asked again (privacy.md §3.4). */
export const reminderLine = (shop: Pick<Shop, 'marketingReminderMonths'>, now: Date): Date =>
  monthsAfter(now, -shop.marketingReminderMonths);

export const purposeOf = (channel: MarketingChannel): ConsentPurpose & `marketing_${MarketingChannel}` =>
  `marketing_${channel}`;
/** The field of the form that the channel needs. */
export const fieldOf = (channel: MarketingChannel): 'email' | 'phone' => channel;

/** What can be claimed of it: *double* only where the mail with the pressed link was handed over. Rule: MK-2. */
export const provenOptIn = ({ optIn, delivery }: Pick<Subscription, 'optIn' | 'delivery'>): OptIn =>
  optIn === 'double' && delivery === null ? 'single' : optIn;
