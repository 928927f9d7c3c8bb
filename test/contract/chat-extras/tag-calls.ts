import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationTagsChange } from '../../../service/domain/model/tag/tag.ts';
import { AT, later } from '../../support/builders/builders.ts';
import type { FurnishedShop } from './furnished-shop.ts';

const LATE = later(20 * 366 * 86_400);
const aTag = { id: 'tag_x', name: 'zwrot', colour: 'red' } as const;
const aBlock = ({ scope }: FurnishedShop) =>
  ({ id: 'blk_x', shopId: scope.shopId, key: 'k', reason: 'spam', at: AT, expiresAt: AT }) as const;
const aTeam = { id: 'tem_x', name: 'Zwroty', memberIds: ['stf_x'] } as const;
const someTags = ({ scope, ids }: FurnishedShop): ConversationTagsChange =>
  ({
    ...{ conversationId: ids.conversationId, shopId: scope.shopId, add: ['tag_x'], remove: [] },
    ...{ changedAt: AT, expiresAt: AT },
  }) as never;

export const TAG_CALLS: Readonly<Record<string, (of: FurnishedShop) => Promise<unknown>>> = {
  'shopTags.list': async (of) => {
    await of.kept.shopTags.put(of.scope, [aTag]);
    return of.stores.shopTags.list(scopeOfShops([of.scope.shopId]));
  },
  'customerBlocks.put': (of) => of.stores.customerBlocks.put(of.scope, aBlock(of)),
  'customerBlocks.find': async (of) => {
    await of.kept.customerBlocks.put(of.scope, aBlock(of));
    return of.stores.customerBlocks.find(of.scope, 'k');
  },
  'customerBlocks.list': async (of) => {
    await of.kept.customerBlocks.put(of.scope, aBlock(of));
    return of.stores.customerBlocks.list(of.scope);
  },
  'customerBlocks.remove': async (of) => {
    await of.kept.customerBlocks.put(of.scope, aBlock(of));
    return of.stores.customerBlocks.remove(of.scope, 'blk_x');
  },
  'customerBlocks.removeByKey': async (of) => {
    await of.kept.customerBlocks.put(of.scope, aBlock(of));
    return of.stores.customerBlocks.removeByKey(of.scope, 'k');
  },
  'customerBlocks.removeExpired': async (of) => {
    await of.kept.customerBlocks.put(of.scope, aBlock(of));
    return of.stores.customerBlocks.removeExpired(of.scope, LATE);
  },
  'shopTeams.list': async (of) => {
    await of.kept.shopTeams.put(of.scope, [aTeam]);
    return of.stores.shopTeams.list(scopeOfShops([of.scope.shopId]));
  },
  'shopTeams.put': (of) => of.stores.shopTeams.put(of.scope, [aTeam]),
  'shopTags.put': (of) => of.stores.shopTags.put(of.scope, [aTag]),
  'conversationTags.change': async (of) => {
    await of.kept.conversationTags.change(of.scope, someTags(of));
    const change = { ...someTags(of), add: ['tag_y' as never], remove: ['tag_x' as never] };
    return of.stores.conversationTags.change(of.scope, change);
  },
  'conversationTags.get': async (of) => {
    await of.kept.conversationTags.change(of.scope, someTags(of));
    return of.stores.conversationTags.get(of.scope, of.ids.conversationId as never);
  },
  'conversationTags.list': async (of) => {
    await of.kept.conversationTags.change(of.scope, someTags(of));
    return of.stores.conversationTags.list(scopeOfShops([of.scope.shopId]), 5);
  },
  'conversationTags.dropTags': async (of) => {
    await of.kept.conversationTags.change(of.scope, someTags(of));
    return of.stores.conversationTags.dropTags(of.scope, ['tag_x']);
  },
  'conversationTags.removeByConversation': async (of) => {
    await of.kept.conversationTags.change(of.scope, someTags(of));
    return of.stores.conversationTags.removeByConversation(of.scope, of.ids.conversationId as never);
  },
  'conversationTags.expiredConversations': async (of) => {
    await of.kept.conversationTags.change(of.scope, someTags(of));
    return of.stores.conversationTags.expiredConversations(of.scope, LATE);
  },
};
