import assert from 'node:assert/strict';
import { DAY_MS } from '../../../../service/domain/model/base/calendar.ts';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { EMAIL, PHONE, withBoxes } from '../../../support/scenes/boxes-scene.ts';

const withWords = async (options: Parameters<typeof withBoxes>[0] = {}) => {
  const boxes = await withBoxes(options);
  const { scene, shop, entry } = boxes;
  const sell = async (name: string) => {
    const { controller } = await shop.now();
    await shop.change({ controller: { ...controller, name } });
    await shop.showPolicy();
  };
  const mailedSecret = async (): Promise<string> => {
    const link = (await shop.mails()).at(-1)?.content.link ?? '';
    await scene.useCases.sendMails();
    return link.slice(link.indexOf('#') + 1);
  };
  const noticeNow = async (locale: Locale = 'pl') =>
    (await scene.useCases.openForm(await shop.now(), shop.scope, locale)).form?.marketing?.notice.id;
  const given = async () => (await boxes.offers()).filter(({ action }) => action === 'granted');
  const proven = async (channel: 'email' | 'phone') => {
    const row = await entry(channel);
    assert.ok(row?.consentEventId);
    const { verdict, notice } = await scene.useCases.consentEvidence(shop.scope, row.consentEventId);
    return [verdict.valid, verdict.standing?.state, notice?.content.controller.name];
  };
  const dueForReminder = async () => {
    const owner = await accessTo(scene, [[shop, 'owner']]);
    return (await scene.useCases.marketingNumbers(owner, shop.id)).map((row) => row.dueForReminder);
  };
  const counted = async () => {
    const auditor = await accessTo(scene, [[shop, 'auditor']]);
    const { versions } = await scene.useCases.countRegister(auditor, shop.id, { from: null, to: null });
    return versions
      .filter(({ purpose }) => purpose === 'marketing_email')
      .map(({ noticeId, stands, unconfirmed }) => [noticeId, stands, unconfirmed])
      .toReversed();
  };
  return { ...boxes, counted, sell, mailedSecret, noticeNow, given, proven, dueForReminder };
};

describe('a box that is ticked again under other words', () => {
  it('while the address waits: the words that were ticked last are confirmed and proven [MK-2, CO-4]', async () => {
    const { scene, tick, entry, sell, mailedSecret, given, proven } = await withWords();
    await tick('email');
    const first = await mailedSecret();
    await sell('Nowak sp. z o.o.');
    scene.clock.forward(60_000);
    await tick('email');
    const now = scene.clock.now();
    assert.deepEqual(
      (await given()).map(({ ref, proofExpiresAt }) => [ref.value, proofExpiresAt]),
      [
        [null, now],
        [(await entry('email'))?.id, null],
      ],
      'the tick that nobody confirmed keeps no proof',
    );
    const second = await mailedSecret();
    await assertRefused(scene.useCases.confirm(first), 'link_invalid');
    assert.equal((await entry('email'))?.state, 'pending');
    await scene.useCases.confirm(second);
    assert.deepEqual(await proven('email'), [true, 'stands', 'Nowak sp. z o.o.']);
  });

  it('is needed when the controller has changed since: the link for the earlier one confirms nothing [MK-2]', async () => {
    const { scene, tick, entry, sell, mailedSecret } = await withWords();
    await tick('email');
    const secret = await mailedSecret();
    await sell('Nowak sp. z o.o.');
    await assertRefused(scene.useCases.lookAtConfirmation(secret), 'link_invalid');
    await assertRefused(scene.useCases.confirm(secret), 'link_invalid');
    assert.equal((await entry('email'))?.state, 'pending');
  });

  it('asks once for each language within 15 minutes, and the newest link works [SE-6, MK-2]', async () => {
    const { scene, shop, noticeNow, mailedSecret, entry } = await withWords();
    const tickIn = async (locale: Locale) => {
      const noticeId = (await noticeNow(locale)) ?? assert.fail();
      const marketing = { noticeId, channels: ['email'] } as const;
      const values = { email: EMAIL, phone: PHONE, message: 'Dzień dobry' };
      await shop.send(await shop.fillForm({ locale, marketing, values }));
      scene.clock.forward(1000);
    };
    for (const locale of ['pl', 'en', 'pl', 'en'] as const) await tickIn(locale);
    const mails = await shop.mails();
    assert.deepEqual(
      mails.map(({ locale }) => locale),
      ['pl', 'en'],
    );
    await scene.useCases.confirm(await mailedSecret());
    const { state, locale, noticeId } = (await entry('email')) ?? {};
    assert.deepEqual([state, locale, noticeId], ['confirmed', 'en', await noticeNow('en')]);
  });

  it('by phone stands at once under the new words, and the earlier consent is superseded [MK-1, CO-4]', async () => {
    const { scene, tick, offers, sell, proven, entry, exportedNumbers } = await withWords();
    await tick('phone');
    const before = (await entry('phone')) ?? assert.fail();
    await sell('Nowak sp. z o.o.');
    scene.clock.forward(DAY_MS);
    await tick('phone');
    await tick('phone');
    assert.deepEqual(await proven('phone'), [true, 'stands', 'Nowak sp. z o.o.']);
    const after = (await entry('phone')) ?? assert.fail();
    assert.deepEqual([after.id, after.confirmedAt], [before.id, scene.clock.now()]);
    const end = scene.clock.now();
    assert.deepEqual(
      (await offers()).map(({ id, action, ofEvent, endedAs, endedAt }) => [
        id,
        action,
        ofEvent,
        endedAs,
        endedAt,
      ]),
      [
        [before.consentEventId, 'granted', null, 'superseded', end],
        [after.consentEventId, 'granted', null, null, null],
        [(await offers())[2]?.id, 'superseded', before.consentEventId, 'ended', end],
      ],
    );
    assert.deepEqual(await exportedNumbers(), ['+48600700800']);
  });

  it('leaves one consent by phone in force when two forms come at once [MK-1]', async () => {
    const { tick, sell, entry, given } = await withWords();
    await tick('phone');
    await sell('Nowak sp. z o.o.');
    await Promise.all([tick('phone'), tick('phone')]);
    const standing = (await given()).filter(({ endedAt }) => endedAt === null);
    assert.deepEqual(
      standing.map(({ id }) => id),
      [(await entry('phone'))?.consentEventId],
    );
  });

  it('is completed by the next tick when the first one was cut short [MK-1, RE-1]', async () => {
    let isCut = false;
    const { tick, sell, given } = await withWords({
      between: ({ consents }) => ({
        consents: {
          ...consents,
          eraseOpenings: async (...call) => {
            if (isCut) throw new Error('The process ended here.');
            return consents.eraseOpenings(...call);
          },
        },
      }),
    });
    await tick('phone');
    await sell('Nowak sp. z o.o.');
    isCut = true;
    await assert.rejects(tick('phone'), /ended here/);
    isCut = false;
    await tick('phone');
    assert.deepEqual(
      (await given()).map(({ endedAs }) => endedAs),
      ['superseded', null],
    );
  });

  it('by mail on the list: the earlier consent stands until the link is pressed, then the new one does [MK-2, CO-4]', async () => {
    const place = await withWords();
    const { scene, shop, tick, entry, confirmBy, sell, mailedSecret, given, proven } = place;
    const { counted, noticeNow } = place;
    await tick('email');
    await confirmBy();
    const before = (await entry('email')) ?? assert.fail();
    await sell('Nowak sp. z o.o.');
    scene.clock.forward(DAY_MS);
    await tick('email');
    assert.equal((await given()).length, 2);
    const waiting = (await entry('email')) ?? assert.fail();
    assert.deepEqual(
      [waiting.state, waiting.consentEventId, waiting.expiresAt],
      ['confirmed', before.consentEventId, new Date(scene.clock.now().getTime() + 7 * DAY_MS)],
    );
    assert.deepEqual(await counted(), [
      [waiting.noticeId, 1, 0],
      [await noticeNow(), 0, 1],
    ]);
    await scene.useCases.confirm(await mailedSecret());
    assert.deepEqual(await proven('email'), [true, 'stands', 'Nowak sp. z o.o.']);
    const after = (await entry('email')) ?? assert.fail();
    assert.deepEqual([after.expiresAt, after.confirmedAt], [null, scene.clock.now()]);
    const earlier = await scene.useCases.consentEvidence(shop.scope, before.consentEventId ?? assert.fail());
    assert.deepEqual([earlier.verdict.valid, earlier.verdict.standing?.state], [true, 'superseded']);
  });

  it('by mail on the list: a renewal that nobody confirms goes after seven days, and the consent stands [MK-2, RE-1]', async () => {
    const { scene, tick, entry, confirmBy, sell, mailedSecret, given } = await withWords();
    await tick('email');
    await confirmBy();
    const before = await entry('email');
    await sell('Nowak sp. z o.o.');
    await tick('email');
    await mailedSecret();
    scene.clock.forward(7 * DAY_MS);
    assert.equal((await scene.useCases.sweepExpired()).optins, 0);
    assert.deepEqual(await entry('email'), before);
    assert.deepEqual(
      (await given()).map(({ id, endedAt }) => [id, endedAt]),
      [[before?.consentEventId, null]],
    );
  });
});

describe('a consent to offers that is due for renewal', () => {
  it('counts anew once the box was ticked again: by phone at once, by mail with the link [MK-1, MK-2]', async () => {
    const { scene, shop, tick, confirmBy, dueForReminder } = await withWords();
    await tick('email', 'phone');
    await confirmBy();
    scene.clock.forward(40 * 31 * DAY_MS);
    await shop.showPolicy();
    assert.deepEqual(await dueForReminder(), [1, 1]);
    await tick('email', 'phone');
    assert.deepEqual(await dueForReminder(), [1, 0]);
    await confirmBy();
    assert.deepEqual(await dueForReminder(), [0, 0]);
  });
});
