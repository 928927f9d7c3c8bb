import assert from 'node:assert/strict';
import type { JobsDesk } from '../../../../service/desks/jobs-desk.ts';
import { SERVICE_SCOPE, type ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import { searchJobs } from '../../../../service/jobs/search-jobs.ts';
import { aConversation, aLead, anEvent } from '../../../support/builders/builders.ts';
import { type DomainScene, makeDomainScene } from '../../../support/domain-scene.ts';

/** Two shops; in the first, the given number of chats and leads, and one more, cannot be decrypted. */
const withDamage = async (damagedChats = 1, damagedLeads = 1) => {
  const damaged = Array.from({ length: damagedChats }, () => aConversation());
  const ids = new Set(damaged.map(({ id }) => id));
  const scene = makeDomainScene({
    between: ({ conversations, leads }) => ({
      conversations: {
        ...conversations,
        eventsAfter: async (scope, id, ...asked) => {
          const events = await conversations.eventsAfter(scope, id, ...asked);
          const body = { kind: 'message', text: 'c1.damaged', name: null } as const;
          return ids.has(id) ? events.map((event) => ({ ...event, body })) : events;
        },
      },
      leads: {
        ...leads,
        get: async (scope, id) => {
          const lead = await leads.get(scope, id);
          const sealed = { message: 'c1.damaged' };
          return lead?.ref.startsWith('damaged') ? { ...lead, sealed } : lead;
        },
      },
    }),
  });
  const whole: { scope: ShopScope; ref: string }[] = [];
  for (const number of [1, 2]) {
    const { scope, id: shopId, sendForm } = await scene.openShop();
    const chats = number === 1 ? damaged.map((one) => ({ ...one, shopId })) : [aConversation({ shopId })];
    for (const chat of chats) {
      await scene.stores.conversations.open(scope, chat);
      await scene.stores.conversations.append(scope, anEvent(chat));
      if (number !== 1) whole.push({ scope, ref: chat.id });
    }
    for (let at = 0; number === 1 && at < damagedLeads; at += 1)
      await scene.stores.leads.insert(scope, aLead({ shopId, ref: `damaged${at}` }));
    const { lead } = await sendForm();
    whole.push({ scope, ref: lead.id });
  }
  await scene.stores.conversations.drain();
  return { scene, whole };
};

const NOTHING_ELSE = { eventsSince: () => 0, isUnderWay: () => false };

const jobOf = ({ useCases }: DomainScene) => {
  let indexed = 0;
  const meters = {
    indexed() {
      indexed += 1;
    },
  };
  const desk = { indexContent: useCases.indexContent } as unknown as JobsDesk;
  const [job] = searchJobs({ desk, meters, load: NOTHING_ELSE, isStopping: () => false });
  assert.ok(job);
  return { run: () => job.run(), indexed: () => indexed };
};

describe('an index of words that meets damaged chats and damaged leads', () => {
  for (const [chats, leads] of [
    [1, 1],
    [201, 0],
    [0, 201],
  ] as const)
    it(`knows all others in the same round, of this shop and of the others, beside ${chats} chats and ${leads} leads`, async () => {
      const { scene, whole } = await withDamage(chats, leads);
      const job = jobOf(scene);
      await assert.rejects(job.run(), 'and says that something failed');
      for (const { scope, ref } of whole) {
        const refs = await scene.stores.searchRows.refs(scope, null, 99);
        assert.ok(
          refs.some((one) => one === ref),
          ref,
        );
      }
      assert.equal(job.indexed(), 1, 'nothing else is left to do');
      await assert.rejects(job.run(), 'and tries them again in the next round');
      assert.equal((await scene.stores.conversations.unsearched(SERVICE_SCOPE, 999)).length, chats);
      assert.equal((await scene.stores.leads.unsearched(SERVICE_SCOPE, 999)).length, leads);
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
