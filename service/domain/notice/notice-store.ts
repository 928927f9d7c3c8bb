import type { Locale, NoticeId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../tenancy.ts';
import type { CurrentNotice, NoticeVersion, PolicySnapshot } from './notice.ts';
import type { PolicyBinding } from './policy-binding.ts';

export type NoticeStore = {
  /** Keeps the first one of an id; versions are never changed. */
  put(scope: ShopScope, notice: NoticeVersion): Promise<void>;
  get(scope: ShopScope, id: NoticeId): Promise<NoticeVersion | null>;
  current(scope: ShopScope, locale: Locale): Promise<CurrentNotice | null>;
  /** Writes which version is current. */
  setCurrent(scope: ShopScope, current: CurrentNotice): Promise<void>;
  putSnapshot(scope: ShopScope, snapshot: PolicySnapshot): Promise<void>;
  snapshot(scope: ShopScope, sha256: string): Promise<PolicySnapshot | null>;
};

export type PolicyBindingStore = {
  get(scope: ShopScope): Promise<PolicyBinding | null>;
  /**
   * Replaces the binding. With `newerThan` only if the stored `pushedAt` is smaller (a replayed or overtaken push
   * changes nothing): then false.
   */
  put(scope: ShopScope, binding: PolicyBinding, newerThan?: number): Promise<boolean>;
  remove(scope: ShopScope): Promise<void>;
};
