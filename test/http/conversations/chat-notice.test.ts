import assert from 'node:assert/strict';
import { call, makeMerchant } from '../../support/scenes/chat-actors.ts';
import { useChatScene } from '../../support/scenes/chat-scene.ts';

describe('what visitors of a live chat are told', () => {
  const scene = useChatScene();
  const session = async (key: string, locale = 'pl') =>
    (await call(scene.service, 'GET', `/v1/visitor/session?shop=${key}&locale=${locale}`)).body;

  it('leads by one press from the line over the chat to the second layer, without a policy page too [TR-1]', async () => {
    const bare = await makeMerchant(scene.service);
    for (const { key } of [scene.merchant.shop, bare.shop]) {
      const { chatNotice, chatNoticeId } = await session(key);
      assert.match(chatNoticeId, /^ntc_[0-9a-f]{64}$/);
      const link = chatNotice.at(-1);
      assert.equal(link.text, 'Twoje prawa i szczegóły');
      const page = await fetch(link.href);
      assert.equal(page.status, 200);
      const text = await page.text();
      for (const needed of [
        'ul. Prosta 1',
        'lit. b',
        'lit. c',
        'lit. f',
        'Prawo sprzeciwu',
        'Prezesa Urzędu',
      ])
        assert.ok(text.includes(needed), needed);
      assert.doesNotMatch(text, /<script/);
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    }
  });

  it('is shown in the language of the widget [TR-4]', async () => {
    const { chatNotice } = await session(scene.merchant.shop.key, 'de');
    assert.match(await (await fetch(chatNotice.at(-1).href)).text(), /<html lang="de">.*Widerspruchsrecht/s);
  });

  it('is a page of no shop that is unknown, malformed or closed', async () => {
    const closed = await makeMerchant(scene.service, { confirmedAt: null });
    assert.equal((await session(closed.shop.key)).chatNoticeId, null);
    for (const key of [closed.shop.key, `zgk_${'x'.repeat(22)}`, 'zgk_', '%00'])
      assert.equal((await fetch(`${scene.service.origin}/notice/${key}`)).status, 404, key);
  });
});
