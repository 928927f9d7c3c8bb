import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { makeTagConversation } from '../../../../service/domain/tag/tag-conversation.ts';
import { AT, aShopId, later } from '../../../support/builders/builders.ts';
import {
  makeMemoryConversationTagStore,
  makeMemoryShopTagStore,
} from '../../../support/memory-stores/conversation/tag-stores.ts';

type Deps = Parameters<typeof makeTagConversation>[0];

describe('tags that two colleagues add at the same time', () => {
  it('are both in the list of the conversation, also when the first to store is the last to list', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const shopTags = makeMemoryShopTagStore();
    const colour = 'red' as const;
    await shopTags.put(scope, [
      { id: 'tag_a', name: 'a', colour },
      { id: 'tag_b', name: 'b', colour },
    ]);
    let listed: readonly string[] = [];
    let meanwhile: (() => Promise<unknown>) | null = null;
    const told: (readonly string[])[] = [];
    const deps = {
      shopTags,
      conversationTags: makeMemoryConversationTagStore(),
      conversations: {
        async setTags(_scope: unknown, _id: unknown, tagIds: readonly string[]) {
          const act = meanwhile;
          meanwhile = null;
          await act?.();
          listed = tagIds;
        },
      },
      agreementGate: async () => 'bound',
      clock: { now: () => AT },
      recordAct: async () => undefined,
      bus: { publish: (event: { tagIds: readonly string[] }) => void told.push(event.tagIds) },
    } as unknown as Deps;
    const tag = makeTagConversation(deps);
    const conversation = { id: 'cnv_x', expiresAt: later(60) } as never;
    const add = (id: 'tag_a' | 'tag_b') =>
      tag(scope, { id: 'stf_x' } as never, conversation, { add: [id], remove: [] });
    meanwhile = () => add('tag_b');
    assert.deepEqual(await add('tag_a'), ['tag_a', 'tag_b']);
    assert.deepEqual(listed, ['tag_a', 'tag_b']);
    assert.deepEqual(told.at(-1), ['tag_a', 'tag_b']);
  });
});
