import type { MarketingChannel, SubscriptionId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Subscription, SubscriptionState, Suppression } from './subscription.ts';

/** The fields of a subscription that may change; an absent one stays as it is. */
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

/** What else must hold for a change; absent: nothing. */
export type ChangeCondition = {
  /** Its time was over by then, and it is not restricted. */
  readonly expiredAt?: Date;
  /** It stands under this consent. */
  readonly consentEventId?: Subscription['consentEventId'];
};

export type SubscriptionStore = {
  /** Null when this address is on this channel already. */
  insert(scope: ShopScope, subscription: Subscription): Promise<Subscription | null>;
  get(scope: ShopScope, id: SubscriptionId): Promise<Subscription | null>;
  /** Those of the given ids that are there. */
  whichExist(scope: ShopScope, ids: readonly SubscriptionId[]): Promise<readonly SubscriptionId[]>;
  /** Ids of all, in order. Rule: RT-8. */
  ids(scope: ShopScope): Promise<readonly SubscriptionId[]>;
  find(scope: ShopScope, channel: MarketingChannel, subjectKey: string): Promise<Subscription | null>;
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Subscription[]>;
  /** The secret is the credential; the scope comes from what it finds. */
  findByUnsubscribeHash(unsubscribeHash: string): Promise<Subscription | null>;
  /** Null when it does not exist, its state is not `from`, or `onlyIf` does not hold. */
  change(
    scope: ShopScope,
    id: SubscriptionId,
    from: SubscriptionState,
    changes: SubscriptionChanges,
    onlyIf?: ChangeCondition,
  ): Promise<Subscription | null>;
  remove(scope: ShopScope, id: SubscriptionId): Promise<boolean>;
  /** In the order of ids, after `after`, at most `limit`, so that a walk misses nothing while rows come and go. */
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
  /** Confirmed at or before `until`. */
  countConfirmedUntil(scope: ShopScope, channel: MarketingChannel, until: Date): Promise<number>;
  /** Confirmed ones whose renewal waits for its link, those of seven days. */
  renewing(scope: ShopScope): Promise<readonly Subscription[]>;
  /** Expired pending ones, and confirmed ones whose renewal has expired, oldest first; none restricted. Rules: MK-2, RT-3. */
  listExpired(scope: ShopScope, now: Date, limit: number): Promise<readonly Subscription[]>;
  /** How many these are. */
  countExpired(scope: ShopScope, now: Date): Promise<number>;
  /** Removes at most `limit` that are imported and neither restricted nor, meanwhile, anything else; returns how many. */
  removeImported(scope: ShopScope, channel: MarketingChannel, limit: number): Promise<number>;
  /** Removes it only while it is pending and expired: false when it was confirmed, asked again or restricted meanwhile. */
  removeExpired(scope: ShopScope, id: SubscriptionId, now: Date): Promise<boolean>;
};

export type SuppressionStore = {
  /** Keeps the first one. */
  put(scope: ShopScope, suppression: Suppression): Promise<void>;
  has(scope: ShopScope, channel: MarketingChannel, subjectKey: string): Promise<boolean>;
  /** Those of the keys that have a mark, in no order. */
  whichExist(
    scope: ShopScope,
    channel: MarketingChannel,
    subjectKeys: readonly string[],
  ): Promise<readonly string[]>;
  /** The person signed up again by an act of their own. */
  lift(scope: ShopScope, channel: MarketingChannel, subjectKey: string): Promise<void>;
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Suppression[]>;
  count(scope: ShopScope, channel: MarketingChannel): Promise<number>;
};
