import assert from 'node:assert/strict';
import { call } from '../../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';

describe('a change of the chat settings', () => {
  const chat = setUpLiveChat();

  it('keeps the list of a colleague who was quicker: what is left out stays, an older list is refused', async () => {
    const path = `/v1/staff/shops/${chat.merchant.shop.id}/chat-settings`;
    const ask = (method: 'GET' | 'PUT', body?: object) =>
      call(chat.service, method, path, {
        token: chat.staff.token,
        ...(body === undefined ? {} : { body }),
      });
    const seen = (await ask('GET')).body.purposes;
    const [first, ...others] = seen;
    const changed = [{ ...first, retentionDays: 5 }, ...others];
    assert.equal((await ask('PUT', { purposes: changed, purposesSeen: seen })).status, 200);
    const days = await ask('PUT', { rememberDays: 14 });
    assert.deepEqual([days.status, days.body.rememberDays], [200, 14]);
    assert.equal(days.body.purposes[0].retentionDays, 5);
    const refused = await ask('PUT', { purposes: others, purposesSeen: seen });
    assert.deepEqual([refused.status, refused.body.code], [409, 'conflict']);
    assert.deepEqual((await ask('GET')).body.purposes, changed);
    const again = await ask('PUT', { purposes: others, purposesSeen: changed });
    assert.deepEqual([again.status, again.body.rememberDays], [200, 14]);
    assert.equal((await ask('PUT', { purposes: seen, rememberDays: 7 })).status, 200);
  });
});
