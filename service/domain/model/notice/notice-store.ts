import type { Locale, NoticeId } from '../../../protocol/vocabulary.ts';
import type { ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { CurrentNotice, NoticeSurface, NoticeVersion, PolicySnapshot } from './notice.ts';
import type { PolicyBinding } from './policy-binding.ts';

export type NoticeStore = {
  /** Keeps the first; immutable. */
  put(scope: ShopScope, notice: NoticeVersion): Promise<void>;
  get(scope: ShopScope, id: NoticeId): Promise<NoticeVersion | null>;
  /** All surfaces and languages. */
  listByPolicy(scope: ShopScope, contentSha256s: readonly string[]): Promise<readonly NoticeVersion[]>;
  /** By id. */
  listOld(
    scope: ShopScope,
    before: Date,
  ): Promise<readonly { id: NoticeId; surface: NoticeSurface; policySha256: string | null }[]>;
  /** Rule: RE-1. */
  remove(scope: ShopScope, ids: readonly NoticeId[]): Promise<number>;
  current(scope: ShopScope, locale: Locale): Promise<CurrentNotice | null>;
  setCurrent(scope: ShopScope, current: CurrentNotice): Promise<void>;
  putSnapshot(scope: ShopScope, snapshot: PolicySnapshot): Promise<void>;
  snapshot(scope: ShopScope, sha256: string): Promise<PolicySnapshot | null>;
  /** Except `kept`; returns how many. Rule: RE-1. */
  removeSnapshots(scope: ShopScope, before: Date, kept: readonly string[]): Promise<number>;
  boundTexts(scope: ShopScope): Promise<readonly string[]>;
};

export type PolicyBindingStore = {
  get(scope: ShopScope): Promise<PolicyBinding | null>;
  /** Unordered; omits missing ones. */
  ofShops(scope: ShopsScope): Promise<readonly PolicyBinding[]>;
  /** Cached; own writes show at once. */
  getRecent(scope: ShopScope): Promise<PolicyBinding | null>;
  /** False unless the stored `pushedAt` is below `newerThan`, against replays. */
  put(scope: ShopScope, binding: PolicyBinding, newerThan?: number): Promise<boolean>;
  /** False when changed since the read. */
  replace(scope: ShopScope, read: PolicyBinding, binding: PolicyBinding): Promise<boolean>;
  remove(scope: ShopScope): Promise<void>;
};
