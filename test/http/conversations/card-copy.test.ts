import assert from 'node:assert/strict';
import { call } from '../../support/scenes/chat-actors.ts';
import { EMAIL, PHONE, useChatScene } from '../../support/scenes/chat-scene.ts';

describe('what was sent on a card', () => {
  const scene = useChatScene();
  const { talk, ask, askedIn, act } = scene;

  it('gives the visitor the answers in the copy of the conversation, as JSON and to read [RT-1]', async () => {
    const { visitor, token, id } = await talk();
    await ask(id);
    const { cardId } = await askedIn(visitor);
    await act('answer', token, cardId, { values: [EMAIL, PHONE] });
    const { service, merchant } = scene;
    const link = await call(service, 'POST', '/v1/visitor/chat-receipt', {
      token,
      body: { shop: merchant.shop.key },
    });
    const secret = String(link.body.url).split('#c.')[1];
    const copy = await call(service, 'POST', '/v1/visitor/chat-receipt/download', { body: { secret } });
    assert.equal(copy.status, 200, copy.text);
    const { answers } = copy.body.json;
    assert.deepEqual(
      answers[0].fields.map(({ value }: { value: string }) => value),
      [EMAIL, PHONE],
    );
    assert.ok(copy.body.html.includes(EMAIL) && copy.body.html.includes('adres e-mail'));
    visitor.close();
  });
});
