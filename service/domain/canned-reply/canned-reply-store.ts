import type { CannedReplyId, OrganisationId, ShopId } from '../../protocol/vocabulary.ts';
import type { ShopScope, ShopsScope } from '../model/base/tenancy.ts';
import type { CannedReply, CannedReplyList, CannedReplyUse } from './canned-reply.ts';

export type ShopReplies = { readonly shopId: ShopId; readonly replies: readonly CannedReply[] };

/** Complete lists, so that changes are atomic. */
export type CannedReplyStore = {
  /** Null: none. */
  get(scope: ShopScope): Promise<CannedReplyList | null>;
  /** False: changed since `versionRead` (0: never written). */
  put(scope: ShopScope, list: ShopReplies, versionRead: number): Promise<boolean>;
};

export type OrganisationReplyStore = {
  get(organisationId: OrganisationId): Promise<CannedReplyList | null>;
  put(organisationId: OrganisationId, replies: readonly CannedReply[], versionRead: number): Promise<boolean>;
  remove(organisationId: OrganisationId): Promise<void>;
};

/** Per shop, without a person. */
export type ReplyUseStore = {
  count(scope: ShopScope, replyId: CannedReplyId, act: 'inserted' | 'sent'): Promise<void>;
  list(scope: ShopsScope): Promise<CannedReplyUse[]>;
  forget(scope: ShopsScope, replyId: CannedReplyId): Promise<void>;
};
