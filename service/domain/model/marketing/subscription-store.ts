import type { MarketingChannel, SubscriptionId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Subscription, SubscriptionState, Suppression } from './subscription.ts';

/** Absent: unchanged. */
export type SubscriptionChanges = Partial<
  Pick<
    Subscription,
    | 'state'
    | 'optIn'
    | 'consentEventId'
    | 'noticeId'
    | 'locale'
    | 'createdAt'
    | 'confirmedAt'
    | 'expiresAt'
    | 'restrictedAt'
    | 'importNote'
  >
>;

/** Absent: no condition. */
export type ChangeCondition = {
  /** And not restricted. */
  readonly expiredAt?: Date;
  /** Requires this consent. */
  readonly consentEventId?: Subscription['consentEventId'];
};

export type SubscriptionStore = {
  /** Null: duplicate. */
  insert(scope: ShopScope, subscription: Subscription): Promise<Subscription | null>;
  get(scope: ShopScope, id: SubscriptionId): Promise<Subscription | null>;
  whichExist(scope: ShopScope, ids: readonly SubscriptionId[]): Promise<readonly SubscriptionId[]>;
  /** Ordered. Rule: RT-8. */
  ids(scope: ShopScope): Promise<readonly SubscriptionId[]>;
  find(scope: ShopScope, channel: MarketingChannel, subjectKey: string): Promise<Subscription | null>;
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Subscription[]>;
  /** Secret: the credential. */
  findByUnsubscribeHash(unsubscribeHash: string): Promise<Subscription | null>;
  /** Null: missing, not `from`, or `onlyIf` fails. */
  change(
    scope: ShopScope,
    id: SubscriptionId,
    from: SubscriptionState,
    changes: SubscriptionChanges,
    onlyIf?: ChangeCondition,
  ): Promise<Subscription | null>;
  remove(scope: ShopScope, id: SubscriptionId): Promise<boolean>;
  /** By id, after `after`. */
  page(
    scope: ShopScope,
    state: SubscriptionState,
    channel: MarketingChannel,
    after: SubscriptionId | null,
    limit: number,
  ): Promise<readonly Subscription[]>;
  /** Newest first. */
  newest(scope: ShopScope, limit: number): Promise<readonly Subscription[]>;
  count(scope: ShopScope, channel: MarketingChannel, state: SubscriptionState): Promise<number>;
  countConfirmedUntil(scope: ShopScope, channel: MarketingChannel, until: Date): Promise<number>;
  /** Confirmed, renewal pending. */
  renewing(scope: ShopScope): Promise<readonly Subscription[]>;
  /** Sign-ups and renewals, unrestricted, oldest first. Rules: MK-2, RT-3. */
  listExpired(scope: ShopScope, now: Date, limit: number): Promise<readonly Subscription[]>;
  countExpired(scope: ShopScope, now: Date): Promise<number>;
  /** Unrestricted only; returns how many. */
  removeImported(scope: ShopScope, channel: MarketingChannel, limit: number): Promise<number>;
  /** False: confirmed, renewed or restricted. */
  removeExpired(scope: ShopScope, id: SubscriptionId, now: Date): Promise<boolean>;
};

export type SuppressionStore = {
  /** Keeps the first one. */
  put(scope: ShopScope, suppression: Suppression): Promise<void>;
  has(scope: ShopScope, channel: MarketingChannel, subjectKey: string): Promise<boolean>;
  /** Suppressed keys, unordered. */
  whichExist(
    scope: ShopScope,
    channel: MarketingChannel,
    subjectKeys: readonly string[],
  ): Promise<readonly string[]>;
  /** After a new sign-up. */
  lift(scope: ShopScope, channel: MarketingChannel, subjectKey: string): Promise<void>;
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Suppression[]>;
  count(scope: ShopScope, channel: MarketingChannel): Promise<number>;
};
