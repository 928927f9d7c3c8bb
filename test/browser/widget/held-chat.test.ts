import assert from 'node:assert/strict';
import { accessFindings } from '../../support/browser/access-findings.ts';
import { shoot } from '../../support/browser/console-page.ts';
import { startWidgetScene, type WidgetScene, write } from '../../support/browser/widget-scene.ts';
import { call, signIn } from '../../support/scenes/chat-actors.ts';

const SAID = {
  pl: {
    ...{ start: 'Reklamuję czajnik', erase: 'Usuń tę rozmowę', asked: 'Tego nie można cofnąć' },
    ...{
      copy: 'Potwierdzenie i kopia rozmowy',
      deleted: 'Rozmowa usunięta',
      eraseReceipt: 'Usuń rozmowę',
      title: 'Rozmowa nie została usunięta',
    },
    ...{
      why: 'z powodu reklamacji',
      until: 'gdy sprawa się zakończy',
      remedy: 'skargę do organu ochrony danych',
    },
  },
  en: {
    ...{ start: 'My kettle is broken', erase: 'Delete this chat', asked: 'This cannot be undone' },
    ...{
      copy: 'Receipt and copy of the chat',
      deleted: 'Chat deleted',
      eraseReceipt: 'Delete the chat',
      title: 'The chat was not deleted',
    },
    ...{
      why: 'because of a complaint',
      until: 'when the matter ends',
      remedy: 'complain to the data-protection',
    },
  },
  de: {
    ...{ start: 'Mein Kessel ist kaputt', erase: 'Diesen Chat löschen', asked: 'Das ist endgültig' },
    ...{
      copy: 'Bestätigung und Kopie des Chats',
      deleted: 'Chat gelöscht',
      eraseReceipt: 'Chat löschen',
    },
    ...{ title: 'Der Chat wurde nicht gelöscht', why: 'wegen einer Reklamation' },
    ...{ until: 'wenn die Sache endet', remedy: 'bei der Datenschutzaufsicht beschweren' },
  },
} as const;

describe('a chat that the shop holds, erased by its visitor', () => {
  let scene: WidgetScene;
  let token: string;
  let consultant: Awaited<ReturnType<WidgetScene['consultant']>>;
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
    token = await signIn(scene.service, scene.merchant.email);
  });
  after(() => scene?.stop());

  const held = async (lang: keyof typeof SAID) => {
    const visit = await scene.visit({ lang, locale: lang, width: 360, height: 740 });
    await write(visit.frame, SAID[lang].start);
    const { conversation } = await consultant.next(
      (frame) => frame.t === 'conversation.new' && frame.conversation.heldReason === null,
    );
    const path = `/v1/staff/conversations/${conversation.id}/hold`;
    const reply = await call(scene.service, 'POST', path, { token, body: { reason: 'complaint' } });
    assert.equal(reply.status, 200, reply.text);
    await visit.frame.locator('summary.icon').click();
    return visit;
  };
  const fits = '(document.documentElement.scrollWidth <= 360)';

  for (const lang of ['pl', 'en', 'de'] as const) {
    const said = SAID[lang];

    it(`stays, and the widget says why, until when and what can be done, in ${lang} at 360 pixels [RT-7, AX-4]`, async () => {
      const { page, frame } = await held(lang);
      const erase = frame.getByRole('button', { name: said.erase });
      await erase.click();
      await frame.getByText(said.asked).waitFor();
      await erase.click();
      const told = frame.getByRole('status').filter({ hasText: said.why });
      await told.waitFor();
      const text = (await told.textContent()) ?? '';
      for (const part of [said.until, said.remedy]) assert.ok(text.includes(part), text);
      assert.equal(await frame.getByRole('heading', { name: said.deleted }).count(), 0);
      assert.ok(await frame.evaluate(fits), 'it fits 360 pixels');
      assert.deepEqual(await accessFindings(frame), []);
      await shoot(page, `held-widget-${lang}`);
      await scene.closeBrowsers();
    });

    it(`stays, and the page of the receipt says the same, in ${lang} at 360 pixels [RT-7, AX-4]`, async () => {
      const { page, frame } = await held(lang);
      await frame.getByRole('button', { name: said.copy }).click();
      const address = await frame.locator('a[href*="/receipt/#c."]').first().getAttribute('href');
      await page.goto('about:blank');
      await page.goto(address ?? '');
      const erase = page.getByRole('button', { name: said.eraseReceipt });
      await erase.click();
      await erase.click();
      await page.getByRole('heading', { name: said.title }).waitFor();
      const text = (await page.locator('main').textContent()) ?? '';
      for (const part of [said.why, said.until, said.remedy]) assert.ok(text.includes(part), text);
      assert.ok(await page.evaluate(fits), 'it fits 360 pixels');
      assert.deepEqual(await accessFindings(page), []);
      await shoot(page, `held-receipt-${lang}`);
      await scene.closeBrowsers();
    });
  }
});
