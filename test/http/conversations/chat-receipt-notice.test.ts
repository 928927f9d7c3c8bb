import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call, connectVisitor, newBoot } from '../../support/scenes/chat-actors.ts';
import { useChatScene } from '../../support/scenes/chat-scene.ts';

describe('what the receipt of a chat says the visitor was told', () => {
  const scene = useChatScene();
  type Part = { text: string; href?: string };
  const noticeNow = async (): Promise<{ chatNotice: Part[]; chatNoticeId: string }> => {
    const { key } = scene.merchant.shop;
    return (await call(scene.service, 'GET', `/v1/visitor/session?shop=${key}&locale=pl`)).body;
  };
  const talkUnder = async (notice?: string): Promise<string> => {
    const { service, merchant } = scene;
    const visitor = await connectVisitor(service, merchant.shop);
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text: 'Dzień dobry', boot: newBoot(), ...(notice && { notice }) });
    const { token } = await visitor.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    await visitor.close();
    const body = { shop: merchant.shop.key };
    const link = await call(service, 'POST', '/v1/visitor/chat-receipt', { token: String(token), body });
    return String(link.body.url).split('#c.')[1] ?? '';
  };
  const toldBy = async (secret: string): Promise<string> => {
    const look = await call(scene.service, 'POST', '/v1/visitor/chat-receipt/look', { body: { secret } });
    assert.equal(look.status, 200, look.text);
    return look.body.notice.map(({ text }: Part) => text).join('');
  };
  const keepFor = async (days: number) => {
    const saved = await call(scene.service, 'PATCH', `/v1/staff/shops/${scene.merchant.shop.id}`, {
      token: scene.staff.token,
      body: { conversationRetentionDays: days, anonymousRetentionDays: days },
    });
    assert.equal(saved.status, 200, saved.text);
  };

  it('is what stood over that chat, also after the shop has changed it [D5, RT-7]', async () => {
    const { chatNotice, chatNoticeId } = await noticeNow();
    const secret = await talkUnder(chatNoticeId);
    const shown = chatNotice.map(({ text }) => text).join('');
    assert.equal(await toldBy(secret), shown);
    await keepFor(7);
    assert.notEqual((await noticeNow()).chatNoticeId, chatNoticeId);
    assert.equal(await toldBy(secret), shown);
  });

  it('is nothing where no words are on record', async () => {
    assert.equal(await toldBy(await talkUnder()), '');
  });
});
