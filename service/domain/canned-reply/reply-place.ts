import type { OrganisationId, ShopId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { type ShopScope, type ShopsScope, scopeOfShops } from '../model/base/tenancy.ts';
import { type Access, LEADING_ROLES, organisationWith, shopWith } from '../model/staff/resolve-access.ts';
import { type CannedReply, type CannedReplyList, EMPTY_LIST } from './canned-reply.ts';
import type { CannedReplyStore, OrganisationReplyStore } from './canned-reply-store.ts';

export type ReplyOwner = { readonly shopId: ShopId } | { readonly organisationId: OrganisationId };

export type ReplyPlace = {
  readonly owner: ReplyOwner;
  /** Null: a company's. */
  readonly shop: ShopScope | null;
  readonly scope: ShopsScope;
  read(): Promise<CannedReplyList>;
  write(replies: readonly CannedReply[], versionRead: number): Promise<boolean>;
};
export type ReplyPlaceDeps = {
  cannedReplies: CannedReplyStore;
  organisationReplies: OrganisationReplyStore;
};

/**
 * For owners and managers.
 * @throws DomainError not_found, forbidden. Rule: SE-3
 */
export const replyPlace = (deps: ReplyPlaceDeps, access: Access, owner: ReplyOwner): ReplyPlace => {
  if ('shopId' in owner) {
    const { scope } = shopWith(access, owner.shopId, 'settings');
    return {
      owner,
      shop: scope,
      scope: scopeOfShops([scope.shopId]),
      read: async () => (await deps.cannedReplies.get(scope)) ?? EMPTY_LIST,
      write: (replies, versionRead) =>
        deps.cannedReplies.put(scope, { shopId: scope.shopId, replies }, versionRead),
    };
  }
  const { organisation } = organisationWith(access, owner.organisationId, LEADING_ROLES);
  if (organisation.kind !== 'merchant')
    throw new DomainError(
      'forbidden',
      'Replies belong to the company that owns the shops. An agency has none.',
    );
  const own = [...access.shops.values()].filter(({ shop }) => shop.organisationId === organisation.id);
  return {
    owner,
    shop: null,
    scope: scopeOfShops(own.map(({ shopId }) => shopId)),
    read: async () => (await deps.organisationReplies.get(organisation.id)) ?? EMPTY_LIST,
    write: (replies, versionRead) => deps.organisationReplies.put(organisation.id, replies, versionRead),
  };
};

const TRIES = 5;

/**
 * Retries on concurrent writes.
 * @throws DomainError conflict, errors of `edit`
 */
export const changeReplies = async (
  place: ReplyPlace,
  edit: (replies: readonly CannedReply[]) => readonly CannedReply[],
): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { version, replies } = await place.read();
    if (await place.write(edit(replies), version)) return;
  }
  throw new DomainError('conflict', 'Somebody else is changing these replies. Reload and try again.');
};
