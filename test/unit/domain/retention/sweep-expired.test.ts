import assert from 'node:assert/strict';
import type { Lead } from '../../../../service/domain/model/lead/lead.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import { aConversation, aLead, aReceipt } from '../../../support/builders/builders.ts';
import { aSubscription } from '../../../support/builders/marketing-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const NOTHING = { leads: 0, conversations: 0, receipts: 0, optins: 0, proofs: 0 };

const scened = async (changes: Partial<Shop> = {}) => {
  const scene = makeDomainScene();
  const shop = await scene.openShop(changes);
  const from = (ms: number) => new Date(scene.clock.now().getTime() + ms);
  const runs = () => scene.stores.retentionRuns.list(shop.scope, 99);
  return { scene, shop, from, runs };
};

describe('leads at the end of their time', () => {
  type Case = {
    when: string;
    lead?: Partial<Lead>;
    shop?: Partial<Shop>;
    afterDays: number;
    afterMs?: number;
    gone: boolean;
  };
  const at = new Date('2026-11-24T10:00:00.000Z');
  const CASES: readonly Case[] = [
    { when: 'stay a millisecond before it', afterDays: 180, afterMs: -1, gone: false },
    { when: 'go when it has come [RE-1]', afterDays: 180, gone: true },
    {
      when: 'go sooner when the shop shortened its period [RE-2]',
      shop: { leadRetentionDays: 30 },
      afterDays: 30,
      gone: true,
    },
    {
      when: 'stay until the shortened period is over [RE-2]',
      shop: { leadRetentionDays: 30 },
      afterDays: 30,
      afterMs: -1,
      gone: false,
    },
    {
      when: 'go as promised when the shop lengthened its period [RE-2]',
      shop: { leadRetentionDays: 365 },
      afterDays: 180,
      gone: true,
    },
    {
      when: 'stay while they are restricted [RT-3]',
      lead: { restrictedAt: at },
      afterDays: 999,
      gone: false,
    },
    {
      when: 'stay while they are held for a claim',
      lead: { heldAt: at, heldReason: 'claim' },
      afterDays: 999,
      gone: false,
    },
  ];
  for (const { when, lead: marks, shop: changes, afterDays, afterMs = 0, gone } of CASES) {
    it(when, async () => {
      const { scene, shop } = await scened();
      const { lead } = await shop.sendForm();
      if (marks !== undefined) await scene.stores.leads.setMarks(shop.scope, lead.id, marks);
      if (changes !== undefined) await shop.change(changes);
      scene.clock.forward(afterDays * DAY_MS + afterMs);
      const removed = await scene.useCases.sweepExpired();
      assert.equal(removed.leads, gone ? 1 : 0);
      assert.equal((await scene.stores.leads.get(shop.scope, lead.id)) === null, gone);
      const [event] = await shop.ledger();
      assert.deepEqual(
        [event?.endedAt, event?.ref.value],
        gone ? [scene.clock.now(), null] : [null, lead.id],
        'the proof begins its own time when the lead goes',
      );
      assert.equal(scene.events.filter(({ type }) => type === 'lead.changed').length, gone ? 2 : 1);
    });
  }

  it('take the waiting mails about them along, and those of nothing else', async () => {
    const { scene, shop } = await scened();
    const { lead } = await shop.sendForm();
    scene.clock.forward(180 * DAY_MS);
    const mail = {
      kind: 'receipt',
      locale: 'pl',
      to: 'a@x.example',
      words: { subject: 'A', text: 'B' },
      gaps: {},
    } as const;
    await scene.useCases.queueMail(shop.scope, { ...mail, ref: lead.id });
    await scene.useCases.queueMail(shop.scope, { ...mail, ref: 'led_other' });
    await scene.useCases.sweepExpired();
    assert.deepEqual(
      (await shop.mails()).map(({ ref }) => ref),
      ['led_other'],
    );
  });

  it('go in any number in one run [RE-1]', async () => {
    const { scene, shop, from } = await scened();
    for (let count = 0; count < 201; count += 1)
      await scene.stores.leads.insert(
        shop.scope,
        aLead({ shopId: shop.id, consentEventId: null, expiresAt: from(0) }),
      );
    assert.equal((await scene.useCases.sweepExpired()).leads, 201);
    assert.deepEqual(await scene.stores.leads.ids(shop.scope), []);
  });
});

describe('everything else at the end of its time', () => {
  it('receipts go 30 days after their lead, and not before [RE-1, CO-6]', async () => {
    const { scene, shop } = await scened();
    const { receiptSecret } = await shop.sendForm();
    scene.clock.forward(210 * DAY_MS - 1);
    assert.equal((await scene.useCases.sweepExpired()).receipts, 0);
    assert.equal((await scene.useCases.findReceipt(receiptSecret)).scope.shopId, shop.id);
    scene.clock.forward(1);
    assert.equal((await scene.useCases.sweepExpired()).receipts, 1);
  });

  it('proofs become a place in the chain a year after the lead went, or sooner by a shortened period [RE-1, RE-2]', async () => {
    for (const shortened of [false, true]) {
      const { scene, shop } = await scened();
      await shop.sendForm();
      scene.clock.forward(180 * DAY_MS);
      await scene.useCases.sweepExpired();
      const year = Date.parse('2028-05-22T10:00:00.000Z') - Date.parse('2027-05-23T10:00:00.000Z');
      if (shortened) await shop.change({ enquiryProofYears: 0 });
      else {
        scene.clock.forward(year);
        assert.equal((await scene.useCases.sweepExpired()).proofs, 0);
        scene.clock.forward(DAY_MS);
      }
      assert.equal((await scene.useCases.sweepExpired()).proofs, 1);
      assert.deepEqual(await shop.ledger(), []);
      assert.equal((await scene.stores.consents.head(shop.scope)).seq, 1);
    }
  });

  type Talk = { when: string; keys: readonly string[]; days: number; marked?: object; gone: boolean };
  const TALKS: readonly Talk[] = [
    { when: 'without an address go after their 30 days [RE-1]', keys: [], days: 30, gone: true },
    { when: 'with an address stay then', keys: ['key'], days: 30, gone: false },
    { when: 'with an address go after their 90 days [RE-1]', keys: ['key'], days: 90, gone: true },
    {
      when: 'that are restricted stay [RT-3]',
      keys: [],
      days: 999,
      marked: { restrictedAt: new Date(0) },
      gone: false,
    },
    {
      when: 'that are held stay',
      keys: [],
      days: 999,
      marked: { heldAt: new Date(0), heldReason: 'claim' },
      gone: false,
    },
  ];
  for (const { when, keys, days, marked = {}, gone } of TALKS) {
    it(`conversations ${when}`, async () => {
      const { scene, shop } = await scened();
      const lastAt = scene.clock.now();
      const talk = aConversation({
        shopId: shop.id,
        lastAt,
        openedAt: lastAt,
        subjectKeys: keys,
        expiresAt: new Date(8e14),
        ...marked,
      });
      await scene.stores.conversations.open(shop.scope, talk);
      scene.clock.forward(days * DAY_MS - 1);
      assert.equal((await scene.useCases.sweepExpired()).conversations, 0);
      scene.clock.forward(1);
      assert.equal((await scene.useCases.sweepExpired()).conversations, gone ? 1 : 0);
      assert.equal((await scene.stores.conversations.find(shop.scope, talk.id)) === null, gone);
      assert.equal(
        scene.events.some(({ type }) => type === 'conversation.erased'),
        gone,
      );
    });
  }

  it('conversations leave the screens, also when something else about the first of them cannot be removed', async () => {
    const { scene, shop, from } = await scened();
    const talks = [from(0), from(0)].map((expiresAt) => aConversation({ shopId: shop.id, expiresAt }));
    for (const talk of talks) await scene.stores.conversations.open(shop.scope, talk);
    const fault = new Error('the database does not answer');
    Object.assign(scene.stores.mails, { removeByRef: () => Promise.reject(fault) });
    await assert.rejects(scene.useCases.sweepExpired(), fault);
    assert.deepEqual(
      scene.events.flatMap((event) => (event.type === 'conversation.erased' ? [event.conversationId] : [])),
      talks.map(({ id }) => id).sort(),
    );
  });

  it('sign-ups that nobody confirmed go at their end, confirmed ones stay [MK-2, RE-1]', async () => {
    const { scene, shop, from } = await scened();
    const pending = aSubscription({ shopId: shop.id, expiresAt: from(1) });
    const confirmed = aSubscription({ shopId: shop.id, state: 'confirmed', expiresAt: null });
    for (const row of [pending, confirmed]) await scene.stores.subscriptions.insert(shop.scope, row);
    assert.equal((await scene.useCases.sweepExpired()).optins, 0);
    scene.clock.forward(1);
    assert.equal((await scene.useCases.sweepExpired()).optins, 1);
    assert.deepEqual(await scene.stores.subscriptions.ids(shop.scope), [confirmed.id]);
  });
});

describe('the report of a run', () => {
  it('says by counters alone what went, when and by whom, and the audit log has it [RE-3]', async () => {
    const { scene, shop, runs } = await scened();
    await shop.sendForm();
    scene.clock.forward(180 * DAY_MS);
    assert.deepEqual(await scene.useCases.sweepExpired(), { ...NOTHING, leads: 1 });
    const [run, ...others] = await runs();
    assert.deepEqual(others, []);
    const { id, instance, ...rest } = run ?? {};
    assert.match(id ?? '', /^run_/);
    assert.notEqual(instance, '');
    assert.deepEqual(rest, {
      shopId: shop.id,
      startedAt: scene.clock.now(),
      durationMs: 0,
      removed: { ...NOTHING, leads: 1 },
      expiresAt: new Date('2028-05-23T10:00:00.000Z'),
    });
    const act = (await shop.acts()).find(({ action }) => action === 'retention.run');
    assert.deepEqual(
      [act?.actor, act?.target, act?.outcome, act?.details],
      ['system', shop.id, 'ok', { ...NOTHING, leads: 1 }],
    );
  });

  it('is made once a day where nothing went, and not in the audit log', async () => {
    const { scene, shop, runs } = await scened();
    for (const [forward, count] of [
      [0, 1],
      [DAY_MS - 1, 1],
      [1, 2],
    ] as const) {
      scene.clock.forward(forward);
      assert.deepEqual(await scene.useCases.sweepExpired(), NOTHING);
      assert.equal((await runs()).length, count);
    }
    assert.equal(
      (await shop.acts()).some(({ action }) => action === 'retention.run'),
      false,
    );
  });

  it('goes itself after a year [RE-1]', async () => {
    const { scene, runs } = await scened();
    await scene.useCases.sweepExpired();
    const [first] = await runs();
    scene.clock.forward(366 * DAY_MS);
    await scene.useCases.sweepExpired();
    assert.equal(
      (await runs()).some(({ id }) => id === first?.id),
      false,
    );
  });
});

describe('a run over several shops', () => {
  it('counts over all, each by its own periods [SE-1, RE-1]', async () => {
    const { scene, shop } = await scened();
    const short = await scene.openShop({ leadRetentionDays: 7 });
    await short.sendForm();
    await shop.sendForm();
    scene.clock.forward(7 * DAY_MS);
    assert.equal((await scene.useCases.sweepExpired()).leads, 1);
    assert.equal((await scene.stores.leads.ids(shop.scope)).length, 1);
    scene.clock.forward(173 * DAY_MS);
    await short.sendForm();
    scene.clock.forward(7 * DAY_MS);
    assert.equal((await scene.useCases.sweepExpired()).leads, 2);
  });

  it('destroys the keys of all conversations and leads that are due, in lots, before it removes the first of them [RE-1, RT-2]', async () => {
    const steps: string[] = [];
    const scene = makeDomainScene({
      between: ({ leads, conversations, contentKeyRows }) => ({
        conversations: {
          ...conversations,
          removeDue: async (...given) => {
            const removed = await conversations.removeDue(...given);
            if (removed.length > 0) steps.push(`${removed.length} conversation`);
            return removed;
          },
        },
        contentKeyRows: {
          ...contentKeyRows,
          remove: async (scope, ids) => {
            const removed = await contentKeyRows.remove(scope, ids);
            if (removed > 0) steps.push(`${removed} keys`);
            return removed;
          },
        },
        leads: {
          ...leads,
          remove: async (scope, id) => {
            steps.push('a lead');
            return leads.remove(scope, id);
          },
        },
      }),
    });
    const shop = await scene.openShop();
    for (let form = 0; form < 3; form += 1) await shop.sendForm();
    await scene.stores.conversations.open(shop.scope, aConversation({ shopId: shop.id }));
    scene.clock.forward(180 * DAY_MS);
    assert.equal((await scene.useCases.sweepExpired()).leads, 3);
    assert.deepEqual(steps, ['1 keys', '3 keys', 'a lead', 'a lead', 'a lead', '1 conversation']);
  });

  it('does not keep the others waiting for one that fails, and says afterwards that it failed', async () => {
    const failing = { shopId: '' };
    const scene = makeDomainScene({
      between: ({ leads }) => ({
        leads: {
          ...leads,
          claimDue: async (scope, ...given) => {
            if (scope.shopId === failing.shopId) throw new Error('The database is away.');
            return leads.claimDue(scope, ...given);
          },
        },
      }),
    });
    const [shop, other] = [await scene.openShop(), await scene.openShop()];
    failing.shopId = shop.id;
    for (const one of [shop, other]) await one.sendForm();
    await scene.stores.receipts.insert(shop.scope, aReceipt({ shopId: shop.id }));
    scene.clock.forward(180 * DAY_MS);
    await assert.rejects(scene.useCases.sweepExpired(), /database is away/);
    assert.deepEqual(
      [(await scene.stores.leads.ids(shop.scope)).length, (await scene.stores.leads.ids(other.scope)).length],
      [1, 0],
    );
  });
});

describe('what a run would remove', () => {
  it('is told beforehand, removes nothing, and leaves out what is restricted or held [RE-2, RT-3]', async () => {
    const { scene, shop, from } = await scened();
    const sent = [await shop.sendForm(), await shop.sendForm(), await shop.sendForm()];
    await scene.stores.leads.setMarks(shop.scope, sent[0]?.lead.id ?? 'led_x', {
      restrictedAt: scene.clock.now(),
    });
    await scene.stores.leads.setMarks(shop.scope, sent[1]?.lead.id ?? 'led_x', { heldAt: scene.clock.now() });
    const preview = async (changes: Partial<Shop>, ms: number) =>
      scene.useCases.previewRetention(shop.scope, { ...(await shop.now()), ...changes }, from(ms));
    assert.deepEqual(await preview({}, 180 * DAY_MS - 1), NOTHING);
    assert.deepEqual(await preview({}, 180 * DAY_MS), { ...NOTHING, leads: 1 });
    assert.deepEqual(await preview({ leadRetentionDays: 7 }, 7 * DAY_MS), { ...NOTHING, leads: 1 });
    assert.deepEqual(await preview({}, 210 * DAY_MS), { ...NOTHING, leads: 1, receipts: 1 });
    assert.equal((await scene.stores.leads.ids(shop.scope)).length, 3);
  });
});
