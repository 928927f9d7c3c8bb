import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { act, type DayScene, startDay } from '../../support/browser/day/day-scene.ts';
import { write } from '../../support/browser/widget-scene.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { wordsOf } from '../../support/surroundings/smtp-sink.ts';

const EMAIL = 'wanda.wraca@example.net';
const QUESTION = 'Czy dostaniecie jeszcze herbatę z pigwą?';
const ANSWER = 'Tak, będzie w przyszłym tygodniu.';

describe('a visitor who has left', () => {
  let day: DayScene;
  let karolina: FrameClient;
  before(async () => {
    day = await startDay();
    karolina = await day.elsewhere(day.karolina);
  });
  after(() => day.stop());

  const button = (frame: Frame, name: string) => frame.getByRole('button', { name, exact: true });

  it('asks for a mail, and is told by it without the text [SE-6]', async () => {
    const { page, frame } = await day.visit();
    await write(frame, QUESTION);
    const { conversationId } = await karolina.next(
      ({ t, event }) => t === 'event.new' && event.text === QUESTION,
    );
    await frame.locator('summary').first().click();
    await button(frame, 'Odpowiedzcie tu i dajcie znać e‑mailem').click();
    await frame.locator('details:not([open]) > summary.icon').waitFor();
    await frame.locator('[role=group] input[type=email]').fill(EMAIL);
    await frame.locator('[role=group] input[type=email]').press('Enter');
    await karolina.next(({ t, event }) => t === 'event.new' && event.state === 'answered');
    await frame.locator('summary.icon').click();
    await frame.getByText('O odpowiedzi już dajemy znać e‑mailem').waitFor();
    assert.equal(
      await button(frame, 'Odpowiedzcie tu i dajcie znać e‑mailem').count(),
      0,
      'what is on is not offered',
    );
    await page.close();
    await karolina.next('visitor.left');
    await act(karolina, { t: 'message.send', conversationId, text: ANSWER });
    day.clock.advance(15_000);
    await day.service.useCases.tellAnswers();
    await karolina.next(
      ({ t, event }) => t === 'event.new' && event.kind === 'mail' && event.state === 'sent',
    );
    const mail = day.mails.caught.find(({ to }) => to.includes(EMAIL));
    assert.ok(mail !== undefined && !wordsOf(mail).includes(ANSWER));
  });

  it('comes back by the link of the mail', async () => {
    const mail = day.mails.caught.find(({ to }) => to.includes(EMAIL));
    const link = /http\S+\/return\/\S+#[\w-]{43}/.exec(mail === undefined ? '' : wordsOf(mail))?.[0];
    const { page } = await day.browser();
    await page.goto(link ?? '');
    await page.getByRole('button', { name: 'Otwórz rozmowę' }).click();
    await page.frameLocator('iframe').getByText(ANSWER).waitFor();
  });
});
