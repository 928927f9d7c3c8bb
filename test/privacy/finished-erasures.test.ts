import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../service/desks/stores.ts';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { recordKey } from '../../service/domain/model/erasure/erasure-mark.ts';
import type { ConversationId } from '../../service/protocol/vocabulary.ts';
import { unavailable } from '../../service/store/mongo/base/database-error.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import { call, connectStaff, type Merchant, makeMerchant, newBoot } from '../support/scenes/chat-actors.ts';
import type { FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const SETTLED_MS = 10 * 60_000;

describe('an erasure that its process did not finish, beside others that go on serving', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient;
  let areProofsLost = false;
  let meanwhile: (() => Promise<void>) | null = null;
  before(async () => {
    const dress = ({ consents, conversationTags, ...stores }: Stores): Stores => ({
      ...stores,
      conversationTags: {
        ...conversationTags,
        async removeByConversation(scope, id) {
          await meanwhile?.();
          return conversationTags.removeByConversation(scope, id);
        },
      },
      consents: {
        ...consents,
        async byRef(scope, ref) {
          const isGone = async () => !(await stores.conversations.ids(scope)).some((id) => id === ref);
          if (areProofsLost && (await isGone())) throw unavailable();
          return consents.byRef(scope, ref);
        },
      },
    });
    service = await startTestService({ overrides: { clock }, dress });
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  after(() => service.stop());

  const scope = () => scopeOfShop(merchant.shop.id);
  const ids = () => service.stores.conversations.ids(scope());
  const talk = async (): Promise<ConversationId> => {
    const known = new Set(await ids());
    const body = { shop: merchant.shop.key, locale: 'pl', ref: randomUUID(), boot: newBoot(), text: 'Halo?' };
    assert.equal((await call(service, 'POST', '/v1/visitor/messages', { body })).status, 201);
    return (await ids()).find((id) => !known.has(id)) ?? assert.fail('no conversation');
  };
  const mark = (id: ConversationId) => {
    const key = recordKey(service.ports.digest, id);
    const shopId = merchant.shop.id;
    return service.stores.erasureMarks.put(scope(), [{ shopId, kind: 'record', key, at: clock.now() }]);
  };

  it('is finished by a process that comes back, where the key is gone already [RT-2]', async () => {
    const [kept, cut] = [await talk(), await talk()];
    await mark(cut);
    await service.ports.contentKeys.destroy(scope(), [cut]);
    assert.equal(await service.useCases.sweepInterrupted(), 1);
    const left = await ids();
    assert.ok(left.includes(kept) && !left.includes(cut));
    assert.equal((await staff.next('conversation.gone')).conversationId, cut);
  });

  it('is finished by the job when it cannot be running any more, and nothing else is erased [RT-2, RT-8]', async () => {
    const [kept, cut] = [await talk(), await talk()];
    await mark(cut);
    clock.forward(SETTLED_MS - 1);
    assert.equal(await service.useCases.finishErasures(SETTLED_MS), 0);
    assert.ok((await ids()).includes(cut));
    clock.forward(1);
    assert.ok((await service.useCases.finishErasures(SETTLED_MS)) > 0);
    const left = await ids();
    assert.ok(left.includes(kept) && !left.includes(cut));
    assert.equal(await service.useCases.finishErasures(SETTLED_MS), 0);
  });

  it('hides a held chat of a person whom the staff erased, until the hold is lifted [RT-3]', async () => {
    const held = await talk();
    const at = clock.now();
    await service.stores.conversations.setMarks(scope(), held, { heldAt: at, heldReason: 'claim' });
    await mark(held);
    clock.forward(SETTLED_MS);
    await service.useCases.finishErasures(SETTLED_MS);
    const [kept] = await service.stores.conversations.current(scopeOfShops([merchant.shop.id]), [held]);
    assert.deepEqual([kept?.restrictedAt, kept?.eraseAskedAt], [at, at]);
    await service.stores.conversations.erase(scope(), held);
  });

  it('takes the chat from open consoles, also when what stands behind it in the erasure fails [RT-2]', async () => {
    const cut = await talk();
    await mark(cut);
    clock.forward(SETTLED_MS);
    areProofsLost = true;
    await assert.rejects(service.useCases.finishErasures(SETTLED_MS), { code: 'unavailable' });
    areProofsLost = false;
    await staff.next(({ t, conversationId }) => t === 'conversation.gone' && conversationId === cut);
    assert.ok(!(await ids()).includes(cut));
  });

  it('takes a note along that a colleague writes meanwhile [RT-2]', async () => {
    const cut = await talk();
    await mark(cut);
    clock.forward(SETTLED_MS);
    const { token } = await connectStaff(service, merchant.email);
    const written: number[] = [];
    meanwhile = async () => {
      meanwhile = null;
      const body = { ref: randomUUID(), text: 'Oddzwonić', mentions: [] };
      const path = `/v1/staff/conversations/${cut}/notes`;
      written.push((await call(service, 'POST', path, { token, body })).status);
    };
    await service.useCases.finishErasures(SETTLED_MS);
    assert.deepEqual([written, await service.stores.notes.conversationIds(scope())], [[201], []]);
  });
});
