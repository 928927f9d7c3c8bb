import assert from 'node:assert/strict';
import type { PolicyChange } from '../../../../service/domain/model/notice/policy-change.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import type { PolicyChoice } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConsentEvent, aLead } from '../../../support/builders/builders.ts';
import { makeDyingStores } from '../../../support/database/dying-stores.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NEW_TEXT = { contentSha256: 'b'.repeat(64) };
const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);

const changed = async (
  shopChanges: Partial<Shop> = {},
  leads = 1,
  between?: NonNullable<Parameters<typeof makeDomainScene>[0]>['between'],
) => {
  const scene = makeDomainScene(between === undefined ? {} : { between });
  const shop = await scene.openShop(shopChanges);
  const sent: Awaited<ReturnType<typeof shop.sendForm>>[] = [];
  for (let count = 0; count < leads; count += 1) sent.push(await shop.sendForm());
  scene.clock.forward(DAY_MS);
  await shop.showPolicy(NEW_TEXT);
  const [change] = await scene.stores.policyChanges.list(shop.scope);
  assert.ok(change);
  const decide = (choice: PolicyChoice) =>
    scene.useCases.decideChange(shop.scope, 'stf_ada', change.id, choice);
  const carryOut = () => scene.useCases.carryOutChange(shop.scope, change.id);
  const read = async (): Promise<PolicyChange> => {
    const row = await scene.stores.policyChanges.get(shop.scope, change.id);
    assert.ok(row);
    return row;
  };
  const leadOf = async (index = 0) => {
    const lead = await scene.stores.leads.get(shop.scope, sent[index]?.lead.id ?? 'led_none');
    assert.ok(lead);
    return lead;
  };
  return { scene, shop, sent, change, decide, carryOut, read, leadOf };
};

describe('deciding on a change of the policy', () => {
  it('keeps who decided what, when, and how much stood under the old text; the audit log has it too [D5]', async () => {
    const { scene, shop, change, decide, read } = await changed();
    const decided = await decide('ask_again');
    const decision = {
      choice: 'ask_again',
      decidedBy: 'stf_ada',
      decidedAt: scene.clock.now(),
      leads: 1,
      cards: 0,
      subscriptions: 0,
      doneAt: null,
    };
    assert.deepEqual(decided, { ...change, ...decision });
    assert.deepEqual(await read(), decided);
    const { actor, action, target, outcome, details } = (await shop.acts()).at(-1) ?? {};
    assert.deepEqual(
      { actor, action, target, outcome, details },
      {
        actor: 'stf_ada',
        action: 'policy.decide',
        target: change.id,
        outcome: 'ok',
        details: {
          choice: 'ask_again',
          before: change.fromSha256,
          after: change.toSha256,
          leads: 1,
          cards: 0,
          subscriptions: 0,
        },
      },
    );
  });

  it('counts leads, cards and subscriptions under the old text apart', async () => {
    const { scene, shop, sent, decide } = await changed();
    const noticeId = sent[0]?.lead.noticeId;
    assert.ok(noticeId);
    for (const purpose of [
      'card.size',
      'card.size',
      'marketing_email',
      'marketing_phone',
      'marketing_email',
    ] as const) {
      await scene.stores.consents.append(shop.scope, (place) =>
        aConsentEvent({ shopId: shop.id, purpose, noticeId, ...place }),
      );
    }
    const { leads, cards, subscriptions } = await decide('inform');
    assert.deepEqual({ leads, cards, subscriptions }, { leads: 1, cards: 2, subscriptions: 3 });
  });

  type Done = { choice: PolicyChoice; leads: number; done: boolean };
  const DONE: readonly Done[] = [
    { choice: 'harmless', leads: 1, done: true },
    { choice: 'harmless', leads: 0, done: true },
    { choice: 'inform', leads: 0, done: true },
    { choice: 'ask_again', leads: 0, done: true },
    { choice: 'inform', leads: 1, done: false },
    { choice: 'ask_again', leads: 1, done: false },
  ];
  for (const { choice, leads, done } of DONE) {
    it(`is ${done ? 'done at once' : 'still to be carried out'} for “${choice}” with ${leads} leads`, async () => {
      const { scene, decide } = await changed({}, leads);
      assert.deepEqual((await decide(choice)).doneAt, done ? scene.clock.now() : null);
    });
  }

  it('is refused the second time, and for a change that is not there', async () => {
    const { scene, shop, decide, read } = await changed();
    await decide('harmless');
    await assertRefused(decide('ask_again'), 'conflict');
    assert.equal((await read()).choice, 'harmless');
    await assertRefused(
      scene.useCases.decideChange(shop.scope, 'stf_ada', 'chg_none', 'inform'),
      'not_found',
    );
  });
});

describe('carrying a decision out', () => {
  it('asks each person with a consent anew: it is superseded, its lead waits 30 days for the answer [CO-4, RE-2]', async () => {
    const { scene, shop, sent, decide, carryOut, read, leadOf } = await changed();
    await decide('ask_again');
    await carryOut();
    const [granted, superseded, ...others] = await shop.ledger();
    assert.deepEqual(others, []);
    const { action, ofEvent, method, actor, via, ref } = superseded ?? {};
    assert.deepEqual(
      { action, ofEvent, method, actor, via, ref: ref?.value },
      {
        action: 'superseded',
        ofEvent: granted?.id,
        method: 'button',
        actor: 'staff:stf_ada',
        via: 'console',
        ref: sent[0]?.lead.id,
      },
    );
    const lead = await leadOf();
    const end = daysAfter(scene.clock.now(), 30);
    assert.deepEqual([lead.expiresAt, lead.promisedDays, lead.consentEventId], [end, 30, granted?.id]);
    const { receipt } = await scene.useCases.findReceipt(sent[0]?.receiptSecret ?? '');
    assert.deepEqual(receipt.expiresAt, daysAfter(end, 30));
    const { reached, doneAt, cursor, workedAt } = await read();
    assert.deepEqual(
      { reached, doneAt, cursor, workedAt },
      { reached: 1, doneAt: scene.clock.now(), cursor: null, workedAt: scene.clock.now() },
    );
    const changedLeads = scene.events.filter(({ type }) => type === 'lead.changed');
    assert.equal(changedLeads.length, 2);
  });

  it('sends a link to the receipt and none of the data [SE-6]', async () => {
    const { shop, sent, decide, carryOut } = await changed();
    await decide('ask_again');
    await carryOut();
    const [mail, ...others] = await shop.mails();
    assert.deepEqual(others, []);
    assert.ok(mail);
    assert.deepEqual(
      [mail.kind, mail.locale, mail.content.to, mail.ref, mail.subjectKey],
      ['policy_changed', 'pl', 'zaneta@example.net', sent[0]?.lead.id, sent[0]?.lead.subjectKeys[0]],
    );
    assert.match(mail.content.link ?? '', new RegExp(`/receipt/#${sent[0]?.receiptSecret}$`));
    assert.match(mail.content.subject, /^Pod Lipą/);
    assert.match(mail.content.text, /30 dniach/);
    assert.ok(mail.content.text.includes(`:\n${mail.content.link}\n\n`));
    assert.doesNotMatch(mail.content.text, /rozmiary/);
  });

  it('keeps a lead no longer than it would have been kept [RE-2]', async () => {
    const { scene, decide, carryOut, leadOf } = await changed({ leadRetentionDays: 20 });
    const before = await leadOf();
    scene.clock.forward(DAY_MS);
    await decide('ask_again');
    await carryOut();
    const lead = await leadOf();
    assert.deepEqual([lead.expiresAt, lead.promisedDays], [before.expiresAt, 20]);
  });

  it('informs everybody and changes no consent, where the owner chose to inform', async () => {
    const { shop, decide, carryOut, read, leadOf } = await changed();
    const before = await leadOf();
    await decide('inform');
    await carryOut();
    assert.deepEqual(await leadOf(), before);
    assert.equal((await shop.ledger()).length, 1);
    assert.equal((await read()).reached, 1);
    const [mail] = await shop.mails();
    assert.doesNotMatch(mail?.content.text ?? '30 dniach', /30 dniach/);
    assert.match(mail?.content.text ?? '', /poprzednią treścią/);
    assert.ok(mail?.content.text.includes(`:\n${mail.content.link}`));
  });

  it('informs a person who sent a request, and asks nothing of them [D2]', async () => {
    const { shop, decide, carryOut, read, leadOf } = await changed({ leadBasis: 'request' });
    const before = await leadOf();
    await decide('ask_again');
    await carryOut();
    assert.deepEqual(await leadOf(), before);
    assert.deepEqual(
      (await shop.ledger()).map(({ action }) => action),
      ['informed'],
    );
    assert.equal((await read()).reached, 1);
    const [mail] = await shop.mails();
    assert.doesNotMatch(mail?.content.text ?? '30 dniach', /30 dniach/);
  });

  for (const [what, hide] of [
    ['a restricted lead alone [RT-3]', { restrictedAt: new Date() }],
    ['a lead alone that is held though its consent was withdrawn [CO-7]', { heldAt: new Date() }],
  ] as const)
    it(`leaves ${what}`, async () => {
      const { scene, shop, decide, carryOut, read, leadOf } = await changed();
      const { id } = await leadOf();
      await scene.stores.leads.setMarks(shop.scope, id, hide);
      if ('heldAt' in hide) await scene.stores.leads.setConsent(shop.scope, id, { withdrawnAt: hide.heldAt });
      await decide('ask_again');
      await carryOut();
      assert.deepEqual(
        [(await shop.ledger()).length, await shop.mails(), (await read()).reached],
        [1, [], 0],
      );
      assert.notEqual((await read()).doneAt, null);
    });

  it('asks a person without an address only by the receipt', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ fields: { name: 'optional', email: 'optional', phone: 'optional' } });
    await shop.sendForm({ values: { phone: '+48 600 700 800', message: 'Dzień dobry' } });
    await shop.showPolicy(NEW_TEXT);
    const [change] = await scene.stores.policyChanges.list(shop.scope);
    assert.ok(change);
    await scene.useCases.decideChange(shop.scope, 'stf_ada', change.id, 'ask_again');
    await scene.useCases.carryOutChange(shop.scope, change.id);
    assert.deepEqual([(await shop.ledger()).length, await shop.mails()], [2, []]);
  });

  it('does nothing before a decision, twice the same once, and nothing for a shop that is gone', async () => {
    const { scene, shop, decide, carryOut } = await changed();
    await carryOut();
    assert.equal((await shop.ledger()).length, 1);
    await decide('ask_again');
    await carryOut();
    await carryOut();
    assert.deepEqual([(await shop.ledger()).length, (await shop.mails()).length], [2, 1]);
    await scene.useCases.carryOutChange(shop.scope, 'chg_none');
  });

  it('does not ask a person twice whom a run that was cut short has asked', async () => {
    const { scene, shop, decide, carryOut, change, read } = await changed();
    await decide('ask_again');
    await carryOut();
    await scene.stores.policyChanges.advance(shop.scope, change.id, {
      cursor: null,
      reached: 0,
      workedAt: null,
      doneAt: null,
    });
    await carryOut();
    assert.deepEqual(
      [(await shop.ledger()).length, (await shop.mails()).length, (await read()).reached],
      [2, 1, 1],
    );
  });

  it('goes over more leads than one batch takes, and from where it stood [RT-3]', async () => {
    const { scene, shop, sent, decide, carryOut, change, read } = await changed({ leadBasis: 'request' });
    const noticeId = sent[0]?.lead.noticeId;
    assert.ok(noticeId);
    for (let count = 0; count < 100; count += 1) {
      await scene.stores.leads.insert(
        shop.scope,
        aLead({ shopId: shop.id, noticeId, consentEventId: null, sealed: {} }),
      );
    }
    await decide('inform');
    await carryOut();
    assert.equal((await read()).reached, 101);
    const ids = [...(await scene.stores.leads.ids(shop.scope))];
    await scene.stores.policyChanges.advance(shop.scope, change.id, {
      cursor: ids[60] ?? null,
      reached: 61,
      workedAt: null,
      doneAt: null,
    });
    await carryOut();
    assert.equal((await read()).reached, 101);
  });
});

describe('taking up a decision that was cut short', () => {
  type Case = { when: string; choice: PolicyChoice | null; afterMs: number; worked?: boolean; takes: number };
  const CASES: readonly Case[] = [
    {
      when: 'takes one up that has not moved for over five minutes',
      choice: 'inform',
      afterMs: 5 * MINUTE_MS + 1,
      takes: 1,
    },
    { when: 'waits while five minutes have not passed', choice: 'inform', afterMs: 5 * MINUTE_MS, takes: 0 },
    { when: 'takes none up that is done', choice: 'harmless', afterMs: DAY_MS, takes: 0 },
    { when: 'takes none up that nobody decided', choice: null, afterMs: DAY_MS, takes: 0 },
    {
      when: 'waits while another process moves it',
      choice: 'inform',
      afterMs: DAY_MS,
      worked: true,
      takes: 0,
    },
  ];
  for (const { when, choice, afterMs, worked = false, takes } of CASES) {
    it(when, async () => {
      const { scene, shop, change, decide, read } = await changed();
      if (choice !== null) await decide(choice);
      scene.clock.forward(afterMs);
      if (worked) {
        const workedAt = scene.clock.now();
        await scene.stores.policyChanges.advance(shop.scope, change.id, {
          cursor: null,
          reached: 0,
          workedAt,
          doneAt: null,
        });
      }
      assert.equal(await scene.useCases.resumeChanges(shop.scope), takes);
      assert.equal((await read()).reached, takes);
    });
  }
});

describe('carrying out a decision that was cut short', () => {
  for (const choice of ['inform', 'ask_again'] as const)
    it(`goes on after any step of “${choice}”: everybody gets one mail, nobody none [D5]`, async () => {
      for (let calls = 0; ; calls += 1) {
        const { over, cutAfter } = makeDyingStores();
        const { scene, shop, sent, decide, carryOut, read, leadOf } = await changed({}, 2, over);
        await decide(choice);
        const isWhole = await cutAfter(calls, carryOut);
        scene.clock.forward(6 * MINUTE_MS);
        await scene.useCases.resumeChanges(shop.scope);
        const told = (await shop.mails())
          .filter(({ kind }) => kind === 'policy_changed')
          .map(({ ref }) => ref);
        assert.deepEqual(told.sort(), sent.map(({ lead }) => lead.id).sort(), `cut after ${calls} calls`);
        assert.equal((await read()).reached, 2, `cut after ${calls} calls`);
        if (choice === 'ask_again')
          for (const index of [0, 1])
            assert.ok(
              (await leadOf(index)).expiresAt <= daysAfter(scene.clock.now(), 30),
              `cut after ${calls}`,
            );
        if (isWhole) break;
      }
    });

  it('leaves those alone whom an earlier decision has asked', async () => {
    const { scene, shop, sent, decide, carryOut, read } = await changed();
    await decide('ask_again');
    await carryOut();
    scene.clock.forward(4 * DAY_MS);
    await shop.showPolicy({ contentSha256: 'a'.repeat(64) });
    const { lead } = await shop.sendForm();
    await shop.showPolicy({ contentSha256: 'c'.repeat(64) });
    const first = (await read()).fromSha256;
    const changes = await scene.stores.policyChanges.list(shop.scope);
    const later = changes.find(({ fromSha256, choice }) => fromSha256 === first && choice === null);
    assert.ok(later);
    await scene.useCases.decideChange(shop.scope, 'stf_ada', later.id, 'ask_again');
    await scene.useCases.carryOutChange(shop.scope, later.id);
    const after = await scene.stores.policyChanges.get(shop.scope, later.id);
    assert.deepEqual([after?.leads, after?.reached], [1, 1], 'the new lead alone');
    const asked = (await shop.mails()).filter(({ kind }) => kind === 'policy_changed');
    assert.deepEqual(
      asked.map(({ ref }) => ref),
      [sent[0]?.lead.id, lead.id],
    );
  });
});
