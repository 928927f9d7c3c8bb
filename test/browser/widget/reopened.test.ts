import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import { accessFindings } from '../../support/browser/access-findings.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { call, signIn } from '../../support/scenes/chat-actors.ts';

describe('a chat that the shop closes and opens again', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
  });
  beforeEach(async () => {
    consultant = await scene.consultant();
  });
  afterEach(async () => {
    await scene.closeBrowsers();
    await consultant.leave();
  });
  after(() => scene?.stop());

  const act = async (verb: 'close' | 'reopen', conversationId: string) => {
    const ref = randomUUID();
    consultant.send({ t: `conversation.${verb}`, ref, conversationId });
    return consultant.next((frame) => frame.ref === ref);
  };
  const closed = async (text: string) => {
    const visit = await scene.visit();
    await visit.frame.getByText('Jesteśmy tu').waitFor();
    await write(visit.frame, text);
    const id = await consultant.hears(text);
    await visit.frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    await act('close', id);
    await visit.frame.getByRole('button', { name: 'Nowa rozmowa' }).waitFor();
    return { ...visit, id };
  };

  it('goes on in the same place, says so, and takes the next message', async () => {
    const { frame, id } = await closed('Czy jest zielona?');
    assert.equal((await act('reopen', id)).t, 'message.ack');
    await frame.getByText('Rozmowa trwa dalej').waitFor();
    await frame.getByRole('button', { name: 'Nowa rozmowa' }).waitFor({ state: 'detached' });
    await consultant.say(id, 'Jest, znalazłam.');
    await frame.getByText('Jest, znalazłam.').waitFor();
    assert.deepEqual(await accessFindings(frame), []);
    await write(frame, 'Dziękuję!');
    assert.equal(await consultant.hears('Dziękuję!'), id);
  });

  it('goes on after the visitor has changed the page', async () => {
    const { page, id } = await closed('Czy jest czarna?');
    await page.reload();
    const frame = page.frameLocator('zgoda-chat iframe');
    await frame.getByRole('button', { name: 'Nowa rozmowa' }).waitFor();
    await act('reopen', id);
    await frame.getByText('Rozmowa trwa dalej').waitFor();
    await frame.getByRole('textbox').waitFor();
  });

  it('takes nothing more from a blocked visitor, who reads so with the shop’s address, on the next page too', async () => {
    const visit = await scene.visit();
    await visit.frame.getByText('Jesteśmy tu').waitFor();
    await write(visit.frame, 'niemiłe słowa');
    const id = await consultant.hears('niemiłe słowa');
    await visit.frame.locator('.meta', { hasText: 'wysłano' }).waitFor();
    const { email, shop } = scene.merchant;
    const token = await signIn(scene.service, email);
    const body = { ref: randomUUID(), reason: 'abuse' };
    const path = `/v1/staff/conversations/${id}/block`;
    assert.equal((await call(scene.service, 'POST', path, { token, body })).status, 200);
    await visit.frame.getByText('Sklep zakończył tę rozmowę').waitFor();
    await visit.page.reload();
    const frame = visit.page.frameLocator('zgoda-chat iframe');
    await frame.getByText('Sklep zakończył tę rozmowę').waitFor();
    await frame.getByRole('link', { name: shop.controller.email }).waitFor();
    assert.equal(await frame.getByRole('textbox').count(), 0);
    assert.equal(await frame.getByRole('button', { name: 'Nowa rozmowa' }).count(), 0);
    await frame.locator('summary').click();
    await frame.getByRole('button', { name: 'Usuń tę rozmowę' }).waitFor();
    await frame.getByText('Potwierdzenie i kopia rozmowy').waitFor();
    assert.equal(await frame.getByRole('button', { name: 'Zakończ rozmowę' }).count(), 0);
    if (process.env.ZGODA_SHOTS)
      await visit.page.screenshot({ path: `${process.env.ZGODA_SHOTS}/blocked.png` });
  });

  it('is left for good by a visitor who starts a new one', async () => {
    const { frame, id } = await closed('Czy jest biała?');
    await frame.getByRole('button', { name: 'Nowa rozmowa' }).click();
    await frame.getByRole('textbox').waitFor();
    const scope = scopeOfShop(scene.merchant.shop.id);
    const stored = () => scene.service.stores.conversations.find(scope, id as ConversationId);
    while ((await stored())?.tokenHash !== null) await frame.evaluate(() => undefined);
    const answer = await act('reopen', id);
    assert.deepEqual([answer.t, answer.code], ['problem', 'reopen_refused']);
    await write(frame, 'Nowe pytanie');
    assert.notEqual(await consultant.hears('Nowe pytanie'), id);
  });
});
