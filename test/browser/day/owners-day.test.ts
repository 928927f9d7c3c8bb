import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { hoursWordsFor } from '../../../plugin-assets/console/words/hours-words.ts';
import { leadsWordsFor } from '../../../plugin-assets/console/words/leads/leads-words.ts';
import { quarantineWordsFor } from '../../../plugin-assets/console/words/quarantine-words.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { answerSentence } from '../../../service/domain/model/hours/hours-text.ts';
import { assertQuiet, goToView, newConsolePage, signInto } from '../../support/browser/console-page.ts';
import { leaveLead } from '../../support/browser/console-scene.ts';
import { type DayScene, picture, startDay } from '../../support/browser/day/day-scene.ts';
import { dayLocale, said, words } from '../../support/browser/day/day-words.ts';
import { wordsOf } from '../../support/surroundings/smtp-sink.ts';

/** The next Christmas Eve, 11:00 in Warsaw: a public holiday in Poland. */
const christmasEve = (): Date => {
  const year = new Date().getUTCFullYear();
  const [thisYear, nextYear] = [
    new Date(Date.UTC(year, 11, 24, 10)),
    new Date(Date.UTC(year + 1, 11, 24, 10)),
  ];
  return thisYear > new Date() ? thisYear : nextYear;
};

describe('an owner’s day', () => {
  const hours = hoursWordsFor(dayLocale);
  const leads = leadsWordsFor(dayLocale);
  const quarantine = quarantineWordsFor(dayLocale);
  let day: DayScene;
  let page: Page;
  let frame: Frame;

  before(async () => {
    day = await startDay({ at: christmasEve() });
    page = await newConsolePage((await day.browser()).context);
    await signInto(page, day.service.origin, day.owner.email);
  });
  after(() => day.stop());
  afterEach(() => assertQuiet(page));

  const shopView = (tab: string, ready: string) => goToView(page, `#/shops/${day.shops[0].id}/${tab}`, ready);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('sees at a glance what is set up', async () => {
    await shopView('install', '.start-step');
    await picture(page, 'install');
    await shopView('account', '#confirm');
    await picture(page, 'controller');
    await shopView('changes', '.timeline');
    await picture(page, 'policy');
  });

  it('sets hours with public holidays, and visitors read when an answer comes', async () => {
    await shopView('chat', '.hours');
    await page.getByRole('radio', { name: hours.byHours }).check();
    await page.getByLabel(hours.zone).selectOption('Europe/Warsaw');
    await picture(page, 'hours');
    await page.locator('.hours-holidays summary').click();
    await button(hours.allOf.PL).click();
    await page.locator('.hours-preview').evaluate((part) => part.scrollIntoView({ block: 'center' }));
    await picture(page, 'holidays');
    await button(words.common.save).first().click();
    await page.locator('.toast').first().waitFor();
    const shop = await day.service.stores.shops.get(scopeOfShop(day.shops[0].id));
    const at = new Date(christmasEve().getTime());
    assert.ok(shop?.hours);
    const sentence = answerSentence(shop.hours, at, dayLocale);
    const visit = await day.visit();
    frame = visit.frame;
    assert.ok(sentence !== null);
    await frame.getByText(sentence).waitFor();
    await picture(visit.page, 'widget-form');
  });

  it('gets a message by the form, answers it by mail, and sees its proof', async () => {
    day.clock.advance(40_000);
    await frame.locator('#message').fill(said.question);
    await frame.locator('#email').fill('maria.wisniewska@example.net');
    await frame.locator('#consent').check();
    await frame.locator('form button.main').click();
    await goToView(page, '#/leads', '.leads-table');
    await page.getByText(said.question.slice(0, 20)).waitFor();
    await picture(page, 'leads');
    await page.locator('.leads-table a.cell-link').first().click();
    await page.locator('.lead-message').waitFor();
    await page.keyboard.press('t');
    await page.getByText(leads.taken).first().waitFor();
    await page.getByLabel(leads.answer).fill(said.answer);
    await picture(page, 'lead');
    await page.keyboard.press('Control+Enter');
    await page.locator('.chips').getByText(words.leads.states.answered).waitFor();
    const mail = day.mails.caught.find(({ to }) => to.includes('maria.wisniewska@example.net'));
    assert.ok(mail !== undefined && wordsOf(mail).includes(said.answer));
    await page.locator('h1').click();
    await page.keyboard.press('e');
    await page.getByText(words.leads.states.closed).first().waitFor();
    const id = /led_[\w-]+/.exec(page.url())?.[0] ?? '';
    await goToView(page, `#/leads/${id}/proof`, '.verdict');
    await page.locator('.verdict').evaluate((part) => part.scrollIntoView({ block: 'center' }));
    await picture(page, 'proof');
  });

  it('looks through what looks like spam', async () => {
    await leaveLead(day.service, day.clock, day.shops[0], { message: said.spam });
    await goToView(page, '#/quarantine', 'main h1');
    await page.getByText(said.spam.slice(0, 9)).first().waitFor();
    await picture(page, 'quarantine');
    await button(quarantine.notSpam).click();
    await page.getByText(quarantine.emptyTitle).waitFor();
    await goToView(page, '#/leads', '.leads-table');
    await page.getByText(said.spam.slice(0, 9)).first().waitFor();
  });

  it('finds requests about data, periods, people and the form in their places', async () => {
    for (const [name, hash, ready] of [
      ['requests', '#/requests', '.view-head'],
      ['retention', `#/shops/${day.shops[0].id}/retention`, '.periods'],
      ['team', '#/people', '.rows'],
      ['activity', '#/activity', '.activity-table'],
    ] as const) {
      await goToView(page, hash, ready);
      await picture(page, name);
    }
  });
});
