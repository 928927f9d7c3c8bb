import assert from 'node:assert/strict';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import type { Subscription } from '../../../../service/domain/model/marketing/subscription.ts';
import { NO_MARKETING } from '../../../../service/domain/model/shop/shop.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { EMAIL, withBoxes } from '../../../support/scenes/boxes-scene.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('a ticked box for offers', () => {
  it('by mail becomes a consent of its own and a sign-up that waits seven days for the link [MK-1, MK-2, CO-3]', async () => {
    const { scene, shop, tick, keyOf, entry, offers } = await withBoxes();
    const input = await tick('email');
    const now = scene.clock.now();
    const row = await entry('email');
    const [consent, ...others] = await offers();
    assert.deepEqual(others, []);
    assert.ok(row && consent);
    const { id, sealed, unsubscribeHash, ...rest } = row;
    assert.deepEqual(rest, {
      shopId: shop.id,
      channel: 'email',
      subjectKey: await keyOf('email'),
      state: 'pending',
      optIn: 'double',
      consentEventId: consent.id,
      noticeId: input.marketing?.noticeId,
      locale: 'pl',
      createdAt: now,
      confirmedAt: null,
      delivery: null,
      expiresAt: new Date(now.getTime() + 7 * DAY_MS),
      restrictedAt: null,
      importNote: null,
    });
    assert.equal(await scene.ports.vault.open(shop.scope, sealed), EMAIL);
    assert.equal(unsubscribeHash, scene.ports.digest.sha256Hex(scene.ports.digest.keyed('unsubscribe', id)));
    const { action, purpose, formId, method, control, noticeId, ref, sessionRef, subjectKind, via } = consent;
    assert.deepEqual(
      {
        action,
        purpose,
        formId,
        method,
        control,
        noticeId,
        ref: ref.value,
        sessionRef: sessionRef.value,
        subjectKind,
        via,
      },
      {
        action: 'granted',
        purpose: 'marketing_email',
        formId: 'marketing_optin',
        method: 'checkbox',
        control: { id: 'consent-marketing-email', initialState: 'unchecked' },
        noticeId: input.marketing?.noticeId,
        ref: id,
        sessionRef: scene.ports.digest.sha256Hex(input.ref),
        subjectKind: 'email',
        via: 'widget',
      },
    );
    assert.notEqual(await scene.stores.notices.get(shop.scope, noticeId), null);
    const [mail, ...more] = await shop.mails();
    assert.deepEqual(more, []);
    assert.deepEqual(
      [mail?.kind, mail?.content.to, mail?.ref, mail?.subjectKey],
      ['optin_confirmation', EMAIL, id, await keyOf('email')],
    );
  });

  it('by phone stands by the tick alone, without a mail [MK-1]', async () => {
    const { scene, shop, tick, entry, offers } = await withBoxes();
    await tick('phone');
    const { state, optIn, confirmedAt, expiresAt } = (await entry('phone')) ?? {};
    assert.deepEqual(
      { state, optIn, confirmedAt, expiresAt },
      { state: 'confirmed', optIn: 'single', confirmedAt: scene.clock.now(), expiresAt: null },
    );
    assert.deepEqual(
      [(await offers()).map(({ purpose }) => purpose), await shop.mails()],
      [['marketing_phone'], []],
    );
  });

  it('for both becomes one consent for each, and none for the other [CO-3, MK-1]', async () => {
    const { tick, entry, offers } = await withBoxes();
    await tick('email', 'phone');
    assert.deepEqual(
      (await offers()).map(({ purpose }) => purpose),
      ['marketing_email', 'marketing_phone'],
    );
    assert.notEqual((await entry('email'))?.consentEventId, (await entry('phone'))?.consentEventId);
  });

  it('that stays empty leaves nothing, though the form is kept [MK-3, CO-2]', async () => {
    const { scene, shop, offers } = await withBoxes();
    await shop.sendForm();
    assert.deepEqual([await offers(), await scene.stores.subscriptions.ids(shop.scope)], [[], []]);
  });

  it('is made up for when the form is repeated after a crash, for the address of the first form [MK-1]', async () => {
    const { scene, shop, tick, entry, offers } = await withBoxes();
    const input = await tick('email', 'phone');
    for (const channel of ['email', 'phone'] as const) {
      const row = await entry(channel);
      if (row !== null) await scene.stores.subscriptions.remove(shop.scope, row.id);
    }
    await shop.send({
      ...input,
      values: { email: 'other@example.net', phone: '+48 511 222 333', message: 'x' },
    });
    assert.notEqual(await entry('email'), null);
    assert.notEqual(await entry('phone'), null);
    assert.equal((await scene.stores.subscriptions.ids(shop.scope)).length, 2);
    assert.equal((await offers()).length, 4);
  });

  it('is not made up for when the boxes were changed or taken off meanwhile [CO-4]', async () => {
    for (const marketing of [NO_MARKETING, { ...NO_MARKETING, email: true }]) {
      const { scene, shop, tick, entry } = await withBoxes();
      const input = await tick('email');
      const row = await entry('email');
      assert.ok(row);
      await scene.stores.subscriptions.remove(shop.scope, row.id);
      await shop.change({ marketing });
      await shop.send(input);
      assert.equal(await entry('email'), null);
    }
  });

  type Again = {
    when: string;
    row: Partial<Subscription>;
    afterMs: number;
    events: number;
    mails: number;
    state: string;
  };
  const AGAIN: readonly Again[] = [
    {
      when: 'asks no second time within 15 minutes',
      row: {},
      afterMs: 15 * MINUTE_MS - 1,
      events: 1,
      mails: 1,
      state: 'pending',
    },
    {
      when: 'asks once more after 15 minutes, without another consent',
      row: {},
      afterMs: 15 * MINUTE_MS,
      events: 1,
      mails: 2,
      state: 'pending',
    },
    {
      when: 'changes nothing for an address that stands',
      row: { state: 'confirmed', expiresAt: null },
      afterMs: DAY_MS,
      events: 1,
      mails: 1,
      state: 'confirmed',
    },
    {
      when: 'turns an imported address into a sign-up with a consent [MK-4]',
      row: { state: 'imported', consentEventId: null, expiresAt: null, importNote: 'x' },
      afterMs: DAY_MS,
      events: 2,
      mails: 2,
      state: 'pending',
    },
  ];
  for (const { when, row: changes, afterMs, events, mails, state } of AGAIN) {
    it(`ticked again ${when}`, async () => {
      const { scene, shop, tick, entry, offers } = await withBoxes();
      await tick('email');
      const row = await entry('email');
      assert.ok(row);
      await scene.stores.subscriptions.change(shop.scope, row.id, 'pending', changes);
      scene.clock.forward(afterMs);
      await tick('email');
      const next = await entry('email');
      assert.deepEqual(
        [next?.id, next?.state, next?.importNote],
        [row.id, state, changes.importNote ?? null],
      );
      assert.deepEqual([(await offers()).length, (await shop.mails()).length], [events, mails]);
    });
  }
});

describe('the link of the double opt-in', () => {
  it('confirms once, puts the address on the list and ends no proof [MK-2]', async () => {
    const { scene, tick, entry, offers, confirmBy } = await withBoxes();
    await tick('email');
    scene.clock.forward(DAY_MS);
    await confirmBy();
    const { state, confirmedAt, expiresAt, delivery } = (await entry('email')) ?? {};
    assert.deepEqual(
      { state, confirmedAt, expiresAt },
      { state: 'confirmed', confirmedAt: scene.clock.now(), expiresAt: null },
    );
    assert.deepEqual([delivery?.sentAt, delivery?.response], [scene.clock.now(), '250 Ok']);
    const [granted, confirmed, ...others] = await offers();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [confirmed?.action, confirmed?.ofEvent, confirmed?.method, confirmed?.actor, confirmed?.via],
      ['confirmed', granted?.id, 'doi_link', 'visitor', 'email_link'],
    );
    assert.deepEqual([granted?.endedAt, confirmed?.endedAt], [null, null]);
  });

  it('is refused without an agreement, and may be used once there is one again [MK-2, D7]', async () => {
    const { scene, shop, tick, entry, confirmBy } = await withBoxes({ deployment: 'operator-hosted' });
    await tick('email');
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id, state: 'terminated' }));
    await assertRefused(confirmBy(), 'dpa_required');
    assert.equal((await entry('email'))?.state, 'pending');
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
    await confirmBy();
    assert.equal((await entry('email'))?.state, 'confirmed');
  });

  it('is worth nothing for a sign-up that is gone or was imported [MK-2]', async () => {
    for (const gone of [true, false]) {
      const { scene, shop, tick, entry, confirmBy } = await withBoxes();
      await tick('email');
      const row = await entry('email');
      assert.ok(row);
      if (gone) await scene.stores.subscriptions.remove(shop.scope, row.id);
      else await scene.stores.subscriptions.change(shop.scope, row.id, 'pending', { state: 'imported' });
      await assertRefused(confirmBy(), 'link_invalid');
    }
  });
});

describe('a box that is ticked again', () => {
  it('gives the link of the new mail its own seven days [MK-2, RE-1]', async () => {
    const { scene, shop, tick, entry } = await withBoxes();
    await tick('email');
    await scene.useCases.sendMails();
    scene.clock.forward(6 * DAY_MS);
    await shop.showPolicy();
    await tick('email');
    assert.deepEqual((await entry('email'))?.expiresAt, new Date(scene.clock.now().getTime() + 7 * DAY_MS));
    const link = (await shop.mails()).at(-1)?.content.link ?? '';
    await scene.useCases.sendMails();
    scene.clock.forward(6 * DAY_MS);
    await scene.useCases.sweepExpired();
    await scene.useCases.confirm(link.slice(link.indexOf('#') + 1));
    assert.equal((await entry('email'))?.state, 'confirmed');
  });

  it('puts a number on the list when the first tick was cut short before its end [MK-4]', async () => {
    let isCut = false;
    const { scene, tick, entry, isSuppressed, offers, unsubscribeSecret, exportedNumbers } = await withBoxes({
      between: ({ suppressions }) => ({
        suppressions: {
          ...suppressions,
          lift: async (...call) => {
            if (isCut) throw new Error('The process ended here.');
            return suppressions.lift(...call);
          },
        },
      }),
    });
    await tick('phone');
    await scene.useCases.unsubscribe(await unsubscribeSecret('phone'));
    isCut = true;
    await assert.rejects(tick('phone'), /ended here/);
    assert.deepEqual(await exportedNumbers(), []);
    isCut = false;
    await tick('phone');
    assert.equal(await isSuppressed('phone'), false);
    assert.deepEqual(await exportedNumbers(), ['+48600700800']);
    const newest = (await offers()).findLast(({ action }) => action === 'granted');
    assert.equal((await entry('phone'))?.consentEventId, newest?.id);
  });
});

describe('taking a consent to offers back', () => {
  it('marks the address, writes the withdrawal, ends every proof and removes the address [MK-4, CO-6, CO-7]', async () => {
    const { scene, shop, tick, entry, isSuppressed, offers, confirmBy, unsubscribeSecret } =
      await withBoxes();
    await tick('email');
    await confirmBy();
    const secret = await unsubscribeSecret('email');
    scene.clock.forward(DAY_MS);
    await scene.useCases.unsubscribe(secret);
    assert.deepEqual(
      [await entry('email'), await isSuppressed('email'), await isSuppressed('phone')],
      [null, true, false],
    );
    const events = await offers();
    assert.deepEqual(
      events.map(({ action }) => action),
      ['granted', 'confirmed', 'withdrawn'],
    );
    const end = new Date('2029-11-25T10:00:00.000Z');
    for (const { endedAt, proofExpiresAt, ref } of events) {
      assert.deepEqual(
        [endedAt, proofExpiresAt, ref.value],
        [scene.clock.now(), end, null],
        'three years for offers',
      );
    }
    const { method, actor, via } = events[2] ?? {};
    assert.deepEqual({ method, actor, via }, { method: 'button', actor: 'visitor', via: 'email_link' });
    assert.equal(
      (await scene.stores.erasureMarks.all(SERVICE_SCOPE, scene.clock.now())).filter(
        ({ kind }) => kind === 'record',
      ).length,
      1,
    );
    await assertRefused(scene.useCases.unsubscribe(secret), 'link_invalid');
    assert.equal(
      (await shop.ledger()).some(({ purpose, endedAt }) => purpose === 'reply' && endedAt !== null),
      false,
      'the enquiry stays',
    );
  });

  it('shows what the link is about and changes nothing until the button is pressed [CO-6]', async () => {
    const { scene, tick, entry, isSuppressed, unsubscribeSecret } = await withBoxes();
    await tick('phone');
    const look = await scene.useCases.lookAtUnsubscribe(await unsubscribeSecret('phone'));
    assert.deepEqual([look.locale, look.shopName], ['pl', 'Pod Lipą']);
    assert.doesNotMatch(JSON.stringify(look), /[{}]controller|undefined/);
    assert.notEqual(await entry('phone'), null);
    assert.equal(await isSuppressed('phone'), false);
    await assertRefused(scene.useCases.lookAtUnsubscribe('x'.repeat(43)), 'link_invalid');
  });

  it('ends when the same person ticks the box again: by phone at once, by mail with the link [MK-4]', async () => {
    const { scene, tick, entry, isSuppressed, confirmBy, unsubscribeSecret } = await withBoxes();
    await tick('email', 'phone');
    for (const channel of ['email', 'phone'] as const)
      await scene.useCases.unsubscribe(await unsubscribeSecret(channel));
    scene.clock.forward(DAY_MS);
    await tick('email', 'phone');
    assert.deepEqual([await isSuppressed('email'), await isSuppressed('phone')], [true, false]);
    await confirmBy();
    assert.deepEqual([await isSuppressed('email'), (await entry('email'))?.state], [false, 'confirmed']);
  });
});
