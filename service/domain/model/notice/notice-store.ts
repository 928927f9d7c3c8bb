import type { Locale, NoticeId } from '../../../protocol/vocabulary.ts';
import type { ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { CurrentNotice, NoticeSurface, NoticeVersion, PolicySnapshot } from './notice.ts';
import type { PolicyBinding } from './policy-binding.ts';

export type NoticeStore = {
  /** The first version of an id stays; versions are never changed. */
  put(scope: ShopScope, notice: NoticeVersion): Promise<void>;
  get(scope: ShopScope, id: NoticeId): Promise<NoticeVersion | null>;
  /** Every version that is bound to one of these texts of the policy, of any surface and language. */
  listByPolicy(scope: ShopScope, contentSha256s: readonly string[]): Promise<readonly NoticeVersion[]>;
  /** Versions made before `before`, by id, with the text of the policy that they are bound to. */
  listOld(
    scope: ShopScope,
    before: Date,
  ): Promise<readonly { id: NoticeId; surface: NoticeSurface; policySha256: string | null }[]>;
  /** Removes versions that nothing needs any more. Rule: RE-1. */
  remove(scope: ShopScope, ids: readonly NoticeId[]): Promise<number>;
  current(scope: ShopScope, locale: Locale): Promise<CurrentNotice | null>;
  /** Sets the current version. */
  setCurrent(scope: ShopScope, current: CurrentNotice): Promise<void>;
  putSnapshot(scope: ShopScope, snapshot: PolicySnapshot): Promise<void>;
  snapshot(scope: ShopScope, sha256: string): Promise<PolicySnapshot | null>;
  /** Removes texts taken before `before` other than those named; returns how many. Rule: RE-1. */
  removeSnapshots(scope: ShopScope, before: Date, kept: readonly string[]): Promise<number>;
  /** Texts that any version is bound to. */
  boundTexts(scope: ShopScope): Promise<readonly string[]>;
};

export type PolicyBindingStore = {
  get(scope: ShopScope): Promise<PolicyBinding | null>;
  /** Of these shops, in no order; those without one are missing. */
  ofShops(scope: ShopsScope): Promise<readonly PolicyBinding[]>;
  /** As it was a moment ago, for reads that are repeated with each visitor; own writes show at once. */
  getRecent(scope: ShopScope): Promise<PolicyBinding | null>;
  /**
   * Replaces the binding. With `newerThan` only if the stored `pushedAt` is smaller, so that a replayed or overtaken
   * push changes nothing; then returns false.
   */
  put(scope: ShopScope, binding: PolicyBinding, newerThan?: number): Promise<boolean>;
  /**
   * Replaces the binding only while it is as it was read, in its source, its report and its pages; false when it was
   * replaced or removed since.
   */
  replace(scope: ShopScope, read: PolicyBinding, binding: PolicyBinding): Promise<boolean>;
  remove(scope: ShopScope): Promise<void>;
};
