import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { startWidgetScene, type WidgetScene, write } from '../../support/browser/widget-scene.ts';
import { call, newBoot, openSession } from '../../support/scenes/chat-actors.ts';

describe('a visitor at an address from which too many chats were opened', () => {
  let scene: WidgetScene;
  before(async () => {
    // Production limits.
    scene = await startWidgetScene({ env: { ZGODA_LIMIT_FACTOR: '1' } });
    await scene.consultant();
  });
  after(() => scene?.stop());

  it('reads at once that the first message was not sent, and has its text back in the field', async () => {
    const { service, merchant } = scene;
    const { body: session } = await openSession(service, merchant.shop);
    for (let status = 200; status < 300; ) {
      const body = {
        shop: merchant.shop.key,
        locale: 'pl',
        ref: randomUUID(),
        text: 'Halo',
        boot: newBoot(),
      };
      const answer = await call(service, 'POST', '/v1/visitor/messages', {
        body: { ...body, notice: session.chatNoticeId },
      });
      status = answer.status;
      if (status >= 300) assert.ok(answer.body.retryAfterMs > 60_000, answer.text);
    }
    const { frame } = await scene.visit();
    await write(frame, 'Czy jest kanarek?');
    await frame.getByText('Nie udało się wysłać wiadomości').waitFor();
    assert.equal(await frame.getByRole('textbox').inputValue(), 'Czy jest kanarek?');
    assert.equal(await frame.locator('.visitor').count(), 0);
  });
});
