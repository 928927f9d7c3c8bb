import assert from 'node:assert/strict';
import { DAY_MS } from '../../../../service/domain/model/base/calendar.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aSubscription } from '../../../support/builders/marketing-builders.ts';
import { EMAIL, withBoxes } from '../../../support/scenes/boxes-scene.ts';

describe('sign-ups that nobody confirmed', () => {
  it('go after seven days with their mail, and leave no proof, for no consent came of them [MK-2, RE-1]', async () => {
    const { scene, shop, tick, entry, isSuppressed, offers } = await withBoxes();
    await tick('email');
    scene.clock.forward(7 * DAY_MS - 1);
    assert.equal((await scene.useCases.sweepExpired()).optins, 0);
    scene.clock.forward(1);
    await scene.useCases.sweepExpired();
    assert.deepEqual([await entry('email'), await isSuppressed('email'), await offers()], [null, false, []]);
    assert.deepEqual(await shop.mails(), []);
    assert.equal((await scene.stores.consents.head(shop.scope)).seq, 2);
  });

  it('stay, with what they point at, while their person has the use of the data restricted [RT-3]', async () => {
    const { scene, shop, tick, entry, offers } = await withBoxes();
    await tick('email');
    const { subject } = await scene.useCases.findPerson(await shop.now(), shop.scope, { email: EMAIL });
    const request = await scene.useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'restriction', channel: 'console', locale: 'pl', identity: 'order' },
      ...{ subject, actor: 'staff:stf_ada' },
    });
    const hidden = await scene.useCases.restrictPerson(shop.scope, request, true, 'staff:stf_ada');
    scene.clock.forward(8 * DAY_MS);
    assert.equal((await scene.useCases.sweepExpired()).optins, 0);
    const row = await entry('email');
    assert.equal((await offers())[0]?.ref.value, row?.id);
    await scene.useCases.restrictPerson(shop.scope, hidden.request, false, 'staff:stf_ada');
    assert.equal((await scene.useCases.sweepExpired()).optins, 1);
    assert.deepEqual([await entry('email'), await offers()], [null, []]);
  });

  it('stay with their proof when they are confirmed while the others are removed [MK-2, CO-7]', async () => {
    let during = async () => {};
    const { scene, shop, tick, entry, offers, confirmBy } = await withBoxes({
      between: ({ subscriptions }) => ({
        subscriptions: {
          ...subscriptions,
          listExpired: async (...call) => {
            const rows = await subscriptions.listExpired(...call);
            await during();
            return rows;
          },
        },
      }),
    });
    await tick('email');
    const row = await entry('email');
    assert.ok(row);
    await scene.stores.subscriptions.change(shop.scope, row.id, 'pending', { expiresAt: scene.clock.now() });
    during = async () => {
      during = async () => {};
      await confirmBy();
    };
    assert.equal((await scene.useCases.sweepExpired()).optins, 0);
    assert.equal((await entry('email'))?.state, 'confirmed');
    assert.deepEqual(
      (await offers()).map(({ action, ref, endedAt }) => [action, ref.value, endedAt]),
      [
        ['granted', row.id, null],
        ['confirmed', row.id, null],
      ],
    );
  });

  for (const [moment, held] of [
    ['before the withdrawal begins', 'lift'],
    ['before the withdrawal ends', 'remove'],
  ] as const)
    it(`stay suppressed when they are confirmed and taken back at once: the link goes on ${moment} [MK-4]`, async () => {
      let meanwhile: (() => Promise<unknown>) | null = null;
      const pass = async (): Promise<void> => {
        const act = meanwhile;
        meanwhile = null;
        await act?.();
      };
      const { scene, shop, tick, entry, isSuppressed, unsubscribeSecret } = await withBoxes({
        between: ({ suppressions, subscriptions }) => ({
          suppressions: {
            ...suppressions,
            lift: async (...call) => {
              if (held === 'lift') await pass();
              return suppressions.lift(...call);
            },
          },
          subscriptions: {
            ...subscriptions,
            remove: async (...call) => {
              if (held === 'remove') await pass();
              return subscriptions.remove(...call);
            },
          },
        }),
      });
      await tick('email');
      await scene.useCases.unsubscribe(await unsubscribeSecret('email'));
      scene.clock.forward(DAY_MS);
      await tick('email');
      const secret = await unsubscribeSecret('email');
      const link = (await shop.mails()).at(-1)?.content.link ?? '';
      await scene.useCases.sendMails();
      const withdraw = () => scene.useCases.unsubscribe(secret);
      const confirm = () => scene.useCases.confirm(link.slice(link.indexOf('#') + 1));
      if (held === 'lift') {
        meanwhile = withdraw;
        await assertRefused(confirm(), 'link_invalid');
      } else {
        meanwhile = confirm;
        await withdraw();
      }
      assert.deepEqual([await entry('email'), await isSuppressed('email')], [null, true]);
    });

  it('leave the entry that the shop had imported, with its note, and no sign of the tick [MK-2, MK-4]', async () => {
    let isCut = true;
    const { scene, shop, tick, entry, offers, confirmBy } = await withBoxes({
      between: ({ consents }) => ({
        consents: {
          ...consents,
          eraseOpenings: async (...call) => {
            if (isCut) throw new Error('The database is away.');
            return consents.eraseOpenings(...call);
          },
        },
      }),
    });
    await tick('email');
    const row = await entry('email');
    assert.ok(row);
    const imported = {
      state: 'imported',
      optIn: 'none',
      consentEventId: null,
      noticeId: null,
      expiresAt: null,
      importNote: 'Targi 2025, kartki w segregatorze',
    } as const;
    await scene.stores.subscriptions.change(shop.scope, row.id, 'pending', imported);
    await tick('email');
    assert.equal((await entry('email'))?.state, 'pending');
    scene.clock.forward(7 * DAY_MS);
    await assert.rejects(scene.useCases.sweepExpired());
    assert.equal((await entry('email'))?.state, 'imported');
    isCut = false;
    assert.equal((await scene.useCases.sweepExpired()).optins, 0, 'none was removed');
    const back = await entry('email');
    assert.deepEqual({ ...back, ...imported, id: row.id }, back);
    assert.deepEqual([await offers(), await shop.mails()], [[], []]);
    assert.equal((await scene.useCases.sweepExpired()).optins, 0);
    await tick('email');
    await confirmBy();
    const { state, importNote } = (await entry('email')) ?? {};
    assert.deepEqual({ state, importNote }, { state: 'confirmed', importNote: null });
  });

  it('do not touch entries of other shops [SE-1]', async () => {
    const { scene, shop } = await withBoxes();
    const other = await scene.openShop();
    await scene.stores.subscriptions.insert(
      other.scope,
      aSubscription({ shopId: other.id, expiresAt: new Date(8e14) }),
    );
    await scene.useCases.sweepExpired();
    assert.equal((await scene.stores.subscriptions.ids(other.scope)).length, 1);
    assert.deepEqual(await scene.stores.subscriptions.ids(shop.scope), []);
  });
});
