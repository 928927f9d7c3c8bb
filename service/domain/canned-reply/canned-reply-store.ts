import type { CannedReplyId, OrganisationId, ShopId } from '../../protocol/vocabulary.ts';
import type { ShopScope, ShopsScope } from '../model/base/tenancy.ts';
import type { CannedReply, CannedReplyList, CannedReplyUse } from './canned-reply.ts';

export type ShopReplies = { readonly shopId: ShopId; readonly replies: readonly CannedReply[] };

/** The replies of each shop, whole: a change of many is written at once or not at all. */
export type CannedReplyStore = {
  /** Null while the shop has none. */
  get(scope: ShopScope): Promise<CannedReplyList | null>;
  /** False when somebody else wrote since `versionRead`; 0: nobody has written yet. */
  put(scope: ShopScope, list: ShopReplies, versionRead: number): Promise<boolean>;
};

/** The replies of a company, for all its shops. */
export type OrganisationReplyStore = {
  get(organisationId: OrganisationId): Promise<CannedReplyList | null>;
  put(organisationId: OrganisationId, replies: readonly CannedReply[], versionRead: number): Promise<boolean>;
  /** All, with the company. */
  remove(organisationId: OrganisationId): Promise<void>;
};

/** Counted for each shop, so that the numbers go with it; without a person. */
export type ReplyUseStore = {
  count(scope: ShopScope, replyId: CannedReplyId, act: 'inserted' | 'sent'): Promise<void>;
  /** One row for each reply and shop. */
  list(scope: ShopsScope): Promise<CannedReplyUse[]>;
  /** A removed reply takes its numbers along. */
  forget(scope: ShopsScope, replyId: CannedReplyId): Promise<void>;
};
