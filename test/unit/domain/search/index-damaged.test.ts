import assert from 'node:assert/strict';
import { SERVICE_SCOPE, type ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import { aConversation, aLead, anEvent } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

/** Two shops with a chat and two leads each; the first chat and the first lead of the first shop do not open. */
const withDamage = async () => {
  const damaged = aConversation();
  const scene = makeDomainScene({
    between: ({ conversations, leads }) => ({
      conversations: {
        ...conversations,
        eventsAfter: async (scope, id, ...asked) => {
          const events = await conversations.eventsAfter(scope, id, ...asked);
          const body = { kind: 'message', text: 'c1.damaged', name: null } as const;
          return id === damaged.id ? events.map((event) => ({ ...event, body })) : events;
        },
      },
      leads: {
        ...leads,
        get: async (scope, id) => {
          const lead = await leads.get(scope, id);
          const sealed = { message: 'c1.damaged' };
          return lead !== null && lead.ref === 'damaged' ? { ...lead, sealed } : lead;
        },
      },
    }),
  });
  const whole: { scope: ShopScope; ref: string }[] = [];
  for (const number of [1, 2]) {
    const { scope, id: shopId, sendForm } = await scene.openShop();
    const chat = number === 1 ? { ...damaged, shopId } : aConversation({ shopId });
    await scene.stores.conversations.open(scope, chat);
    await scene.stores.conversations.append(scope, anEvent(chat));
    if (number === 1) await scene.stores.leads.insert(scope, aLead({ shopId, ref: 'damaged' }));
    else whole.push({ scope, ref: chat.id });
    const { lead } = await sendForm();
    whole.push({ scope, ref: lead.id });
  }
  await scene.stores.conversations.drain();
  return { scene, whole };
};

describe('an index of words that meets a damaged chat and a damaged lead', () => {
  it('knows all others in the same round, of this shop and of the others, and says that something failed', async () => {
    const { scene, whole } = await withDamage();
    await assert.rejects(scene.useCases.indexContent());
    for (const { scope, ref } of whole) {
      const refs = await scene.stores.searchRows.refs(scope, null, 99);
      assert.ok(
        refs.some((one) => one === ref),
        ref,
      );
    }
    const left = await scene.stores.leads.unsearched(SERVICE_SCOPE, 9);
    assert.equal(left.length, 1, 'the damaged lead is tried again');
  });

  it('leaves a lead alone whose key was destroyed', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const { lead } = await shop.sendForm();
    await scene.ports.contentKeys.destroy(shop.scope, [lead.id]);
    await scene.useCases.indexContent();
    assert.deepEqual(await scene.stores.leads.unsearched(SERVICE_SCOPE, 9), []);
    assert.deepEqual(await scene.stores.searchRows.refs(shop.scope, null, 9), []);
  });
});
