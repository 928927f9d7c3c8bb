import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import {
  call,
  connectStaff,
  type Merchant,
  makeMerchant,
  newBoot,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('a chat that is held for a dispute, when its visitor erases it', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: Awaited<ReturnType<typeof connectStaff>>;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  after(async () => {
    await staff.close();
    await service.stop();
  });

  const started = async (): Promise<{ id: ConversationId; token: string }> => {
    const scope = scopeOfShop(merchant.shop.id);
    const before = new Set(await service.stores.conversations.ids(scope));
    const reply = await call(service, 'POST', '/v1/visitor/messages', {
      body: {
        ...{ shop: merchant.shop.key, ref: crypto.randomUUID(), boot: newBoot(), locale: 'pl' },
        text: 'Reklamuję czajnik.',
      },
    });
    assert.equal(reply.status, 201, reply.text);
    const id = (await service.stores.conversations.ids(scope)).find((one) => !before.has(one));
    return { id: id ?? assert.fail(), token: reply.body.token };
  };
  const hold = async (id: ConversationId, reason: string | null) => {
    const path = `/v1/staff/conversations/${id}/hold`;
    const reply = await call(service, 'POST', path, { token: staff.token, body: { reason } });
    assert.equal(reply.status, 200, reply.text);
  };
  const erase = (token: string) =>
    call(service, 'POST', '/v1/visitor/erase', { token, body: { shop: merchant.shop.key } });
  const stored = (id: ConversationId) => service.stores.conversations.find(scopeOfShop(merchant.shop.id), id);

  it('stays, hidden from staff, tells the visitor why, is written down, and goes when the hold is lifted [RT-3, RT-7]', async () => {
    const { id, token } = await started();
    await hold(id, 'complaint');
    const refused = await erase(token);
    assert.equal(refused.status, 409, refused.text);
    assert.equal(refused.body.details?.heldReason, 'complaint');
    const kept = await stored(id);
    assert.ok(kept?.restrictedAt, 'kept, and restricted');
    const hidden = await call(service, 'GET', `/v1/staff/conversations/${id}`, { token: staff.token });
    assert.equal(hidden.status, 404);
    const { body } = await call(service, 'GET', `/v1/staff/activity?shop=${merchant.shop.id}`, {
      token: staff.token,
    });
    const act = body.acts.find(({ action }: { action: string }) => action === 'conversation.erase');
    assert.equal(act.outcome, 'refused');
    assert.equal(act.details.reason, 'complaint');
    assert.equal((await erase(token)).status, 401, 'the chat is over for the visitor, too');
    await hold(id, null);
    assert.equal(await stored(id), null);
  });

  it('goes at once where nothing holds it, and stays for the shop where nobody asked [RT-7]', async () => {
    const free = await started();
    assert.equal((await erase(free.token)).status, 204);
    assert.equal(await stored(free.id), null);
    const held = await started();
    await hold(held.id, 'claim');
    await hold(held.id, null);
    assert.ok(await stored(held.id));
  });
});
