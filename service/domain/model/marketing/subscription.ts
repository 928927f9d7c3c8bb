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

/** `imported`: unproven, never exported. Withdrawn ones are removed. Rule: MK-2. */
export type SubscriptionState = 'pending' | 'confirmed' | 'imported';
/** Mailed link, tick only, or unproven. */
export type OptIn = 'double' | 'single' | 'none';

/** Kept as long as the consent. */
export type Subscription = {
  readonly id: SubscriptionId;
  readonly shopId: ShopId;
  readonly channel: MarketingChannel;
  readonly subjectKey: string;
  /** Address. Rule: SE-5. */
  readonly sealed: string;
  readonly state: SubscriptionState;
  readonly optIn: OptIn;
  /** Null: imported. */
  readonly consentEventId: ConsentEventId | null;
  readonly noticeId: NoticeId | null;
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  /** Delivery of the confirming mail; null: none. */
  readonly delivery: Delivery | null;
  /** Pending or renewing; null: until withdrawal. Rule: RE-1. */
  readonly expiresAt: Date | null;
  readonly unsubscribeHash: string;
  /** Hidden, not exported. Rule: RT-3. */
  readonly restrictedAt: Date | null;
  /** Importer's words; kept until confirmation. */
  readonly importNote: string | null;
};

/** Also blocks imports. Rule: MK-4. */
export type Suppression = {
  readonly shopId: ShopId;
  readonly channel: MarketingChannel;
  readonly subjectKey: string;
  readonly since: Date;
};

/** Rule: MK-2. */
export const PENDING_MS = 7 * DAY_MS;

/** Consents confirmed until then need renewal (privacy.md §3.4). */
export const reminderLine = (shop: Pick<Shop, 'marketingReminderMonths'>, now: Date): Date =>
  monthsAfter(now, -shop.marketingReminderMonths);

export const purposeOf = (channel: MarketingChannel): ConsentPurpose & `marketing_${MarketingChannel}` =>
  `marketing_${channel}`;
/** Form field of the channel. */
export const fieldOf = (channel: MarketingChannel): 'email' | 'phone' => channel;

/** Provable opt-in: *double* only after delivery. Rule: MK-2. */
export const provenOptIn = ({ optIn, delivery }: Pick<Subscription, 'optIn' | 'delivery'>): OptIn =>
  optIn === 'double' && delivery === null ? 'single' : optIn;
