import assert from 'node:assert/strict';
import type { Stores } from '../../service/desks/stores.ts';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import { aConversation, aLead, anEvent } from '../support/builders/builders.ts';
import { openTestStores } from '../support/database/prepared-database.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const DAY_MS = 24 * 3_600_000;

describe('retention periods of a shop', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00.000Z');
  let stores: Stores;
  let service: TestService;
  before(async () => {
    stores = await openTestStores();
    service = await startTestService({ stores, overrides: { clock } });
  });
  after(() => service.stop());

  const merchantWithLead = async (changes: Partial<Shop> = {}) => {
    const merchant = await makeMerchant(service, changes);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    assert.equal(sent.status, 201, sent.text);
    const token = await signIn(service, merchant.email);
    const [lead] = await leadsOf(merchant);
    assert.ok(lead);
    return { merchant, lead, sent: sent.body, token };
  };
  const leadsOf = ({ shop }: Merchant) => stores.leads.list(scopeOfShops([shop.id]), new Date(8e15), 99);
  const setPeriods = (merchant: Merchant, token: string, body: Record<string, number>) =>
    call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, { token, body });
  const day = (days: number) => clock.forward(days * DAY_MS);

  it('a shorter period applies to what is stored already, at the next run [RE-2]', async () => {
    const { merchant, token } = await merchantWithLead({ leadRetentionDays: 180 });
    day(31);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 1);
    const fresh = await signIn(service, merchant.email);
    assert.equal((await setPeriods(merchant, fresh, { leadRetentionDays: 30 })).status, 200, token);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 0);
  });

  it('a longer period neither revives nor prolongs beyond what the person was told [RE-2]', async () => {
    const { merchant, token } = await merchantWithLead({ leadRetentionDays: 30 });
    assert.equal((await setPeriods(merchant, token, { leadRetentionDays: 365 })).status, 200);
    day(29);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 1);
    day(1);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 0);
  });

  it('a lead counts from its last contact, and its receipt works as long as the lead is there [RE-1]', async () => {
    const { merchant, lead, sent } = await merchantWithLead({ leadRetentionDays: 30 });
    day(20);
    const token = await signIn(service, merchant.email);
    const answered = await call(service, 'POST', `/v1/staff/leads/${lead.id}/state`, {
      token,
      body: { state: 'answered' },
    });
    assert.equal(answered.status, 200);
    day(29);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 1);
    const receipt = await call(service, 'POST', '/v1/visitor/receipt', {
      body: { secret: sent.receiptSecret },
    });
    assert.equal(receipt.body.keptUntil.slice(0, 10), answered.body.expiresAt.slice(0, 10));
    day(1);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 0);
  });

  it('a state that is taken back at once prolongs nothing [RE-1]', async () => {
    const { merchant, lead } = await merchantWithLead({ leadRetentionDays: 30 });
    day(29);
    const token = await signIn(service, merchant.email);
    const mark = async (body: object) => {
      const path = `/v1/staff/leads/${lead.id}/state`;
      const marked = await call(service, 'POST', path, { token, body });
      assert.equal(marked.status, 200, marked.text);
      clock.forward(1_000);
      return marked.body;
    };
    for (const state of ['closed', 'answered']) {
      const { history } = await mark({ state });
      const undone = await mark({ state: 'new', undo: history.at(-1).at });
      assert.deepEqual([undone.state, undone.expiresAt], ['new', lead.expiresAt.toISOString()]);
    }
    day(1);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 0);
  });

  for (const [how, marks] of [
    ['held', { heldAt: clock.now(), heldReason: 'claim' }],
    ['restricted', { restrictedAt: clock.now() }],
  ] as const)
    it(`a lead that is ${how} past its time keeps its receipt, by which the consent is withdrawn [CO-6]`, async () => {
      const { merchant, lead, sent } = await merchantWithLead({ leadRetentionDays: 30 });
      const scope = scopeOfShop(merchant.shop.id);
      await stores.leads.setMarks(scope, lead.id, marks);
      day(20);
      const token = await signIn(service, merchant.email);
      const preview = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/retention/preview`, {
        token,
        body: { until: new Date(clock.now().getTime() + 80 * DAY_MS).toISOString(), periods: {} },
      });
      assert.equal(preview.body.counts.receipts, 0);
      day(80);
      await service.useCases.sweepExpired();
      const secret = { body: { secret: sent.receiptSecret } };
      assert.equal((await call(service, 'POST', '/v1/visitor/receipt', secret)).status, 200);
      assert.equal((await call(service, 'POST', '/v1/visitor/receipt/withdraw', secret)).status, 200);
      const followed = await stores.consents.following(scope, lead.consentEventId ?? 'cse_x');
      assert.deepEqual(
        followed.map(({ action }) => action),
        ['withdrawn'],
      );
      await stores.leads.remove(scope, lead.id);
      day(31);
      await service.useCases.sweepExpired();
      assert.equal((await call(service, 'POST', '/v1/visitor/receipt', secret)).status, 404);
    });

  it('a chat counts from its last message: what staff tidy up later prolongs nothing [RE-2]', async () => {
    const { merchant } = await merchantWithLead();
    const scope = scopeOfShop(merchant.shop.id);
    const { conversations } = stores;
    const at = () => clock.now();
    const begun = () => {
      const expiresAt = new Date(at().getTime() + 30 * DAY_MS);
      return aConversation({ shopId: merchant.shop.id, openedAt: at(), lastAt: at(), expiresAt });
    };
    const [closed, withAddress, answered] = [begun(), begun(), begun()];
    for (const one of [closed, withAddress, answered]) {
      await conversations.open(scope, one);
      await conversations.append(scope, anEvent(one, { at: at() }));
    }
    day(29);
    for (const one of [closed, withAddress]) {
      const body = { kind: 'status', status: 'closed' } as const;
      await conversations.append(scope, anEvent(one, { at: at(), author: 'staff', body }));
    }
    await conversations.append(scope, anEvent(answered, { at: at(), author: 'staff' }));
    await conversations.addSubjectKeys(scope, withAddress.id, ['a'.repeat(64)]);
    const left = async () => {
      await service.useCases.sweepExpired();
      const rows = await Promise.all(
        [closed, withAddress, answered].map(({ id }) => conversations.find(scope, id)),
      );
      return rows.map((row) => row !== null);
    };
    day(2);
    assert.deepEqual(await left(), [false, true, true]);
    day(28);
    assert.deepEqual(await left(), [false, true, false]);
    day(30);
    assert.deepEqual(await left(), [false, true, false]);
    day(2);
    assert.deepEqual(await left(), [false, false, false]);
  });

  it('a shorter period for proofs applies to proofs that wait already [RE-2]', async () => {
    const { merchant, sent } = await merchantWithLead({ enquiryProofYears: 3 });
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret: sent.receiptSecret } });
    day(400);
    await service.useCases.sweepExpired();
    const scope = scopeOfShop(merchant.shop.id);
    const kinds = async () => (await stores.consents.range(scope, 1, 9)).map((entry) => entry.kind);
    assert.deepEqual(await kinds(), ['event', 'event']);
    const token = await signIn(service, merchant.email);
    await setPeriods(merchant, token, { enquiryProofYears: 1 });
    await service.useCases.sweepExpired();
    assert.deepEqual(await kinds(), ['tombstone', 'tombstone']);
  });

  it('with zero years the proof goes together with the enquiry [RE-1]', async () => {
    const { merchant } = await merchantWithLead({ leadRetentionDays: 30, enquiryProofYears: 0 });
    day(31);
    await service.useCases.sweepExpired();
    const [entry] = await stores.consents.range(scopeOfShop(merchant.shop.id), 1, 1);
    assert.equal(entry?.kind, 'tombstone');
  });

  it('knows no period without an end and refuses one out of range [RE-1]', async () => {
    const merchant = await makeMerchant(service);
    const token = await signIn(service, merchant.email);
    for (const body of [
      { leadRetentionDays: 0 },
      { leadRetentionDays: 1096 },
      { conversationRetentionDays: 6 },
      { anonymousRetentionDays: 99_999 },
      { enquiryProofYears: 7 },
      { marketingProofYears: -1 },
      { marketingReminderMonths: 37 },
    ]) {
      assert.equal((await setPeriods(merchant, token, body)).status, 422, JSON.stringify(body));
    }
  });

  it('says beforehand how many go until a day, and how many would under other periods [RE-2]', async () => {
    const { merchant, token } = await merchantWithLead({ leadRetentionDays: 30 });
    const preview = async (days: number, periods: Record<string, number> = {}) =>
      (
        await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/retention/preview`, {
          token,
          body: { until: new Date(clock.now().getTime() + days * DAY_MS).toISOString(), periods },
        })
      ).body;
    assert.equal((await preview(1)).counts.leads, 0);
    assert.equal((await preview(30)).counts.leads, 1);
    assert.equal((await preview(7, { leadRetentionDays: 7 })).counts.leads, 1);
    const said = await preview(1, { leadRetentionDays: 12, anonymousRetentionDays: 9 });
    assert.match(said.sentences[0].form, /12 dni po ostatnim kontakcie/);
    assert.match(said.sentences[0].chat, /9 dni/);
    assert.equal((await leadsOf(merchant)).length, 1);
  });

  it('keeps what an owner holds for a reason, writes it down, and lets it go again [RE-1]', async () => {
    const { merchant, lead } = await merchantWithLead({ leadRetentionDays: 30 });
    const scope = scopeOfShop(merchant.shop.id);
    const token = await signIn(service, merchant.email);
    const hold = (reason: string | null) =>
      call(service, 'POST', `/v1/staff/leads/${lead.id}/hold`, { token, body: { reason } });
    assert.equal((await hold('because')).status, 422);
    assert.equal((await hold('claim')).status, 204);
    day(40);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 1);
    const later = await signIn(service, merchant.email);
    const view = await call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}/retention`, {
      token: later,
    });
    assert.deepEqual(
      view.body.holds.map((row: { id: string; reason: string }) => [row.id, row.reason]),
      [[lead.id, 'claim']],
    );
    await call(service, 'POST', `/v1/staff/leads/${lead.id}/hold`, { token: later, body: { reason: null } });
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 0);
    const acts = (await stores.audit.range(scope, 1, 99)).map((act) => act.action);
    assert.ok(acts.includes('lead.hold') && acts.includes('lead.release'));
  });

  it('tells of each run by counters alone: no id of a record, no text, no hash [RE-3]', async () => {
    const { merchant, lead } = await merchantWithLead({ leadRetentionDays: 30 });
    const scope = scopeOfShop(merchant.shop.id);
    const conversation = aConversation({ shopId: merchant.shop.id, lastAt: clock.now() });
    await stores.conversations.open(scope, conversation);
    await stores.conversations.append(scope, anEvent(conversation, { at: clock.now() }));
    day(100);
    await service.useCases.sweepExpired();
    const [run] = await stores.retentionRuns.list(scope, 1);
    assert.ok(run);
    const { id, shopId, startedAt, durationMs, instance, removed, expiresAt, ...rest } = run;
    assert.deepEqual(rest, {});
    assert.equal(removed.leads, 1);
    assert.equal(removed.conversations, 1);
    for (const [kind, count] of Object.entries(removed)) {
      assert.ok(['leads', 'conversations', 'receipts', 'optins', 'proofs'].includes(kind), kind);
      assert.equal(typeof count, 'number');
    }
    assert.ok(!JSON.stringify(run).includes(lead.reference));
    assert.ok(expiresAt > startedAt && durationMs >= 0);
    assert.match(`${id} ${shopId} ${instance}`, /^run_\S+ shp_\S+ [A-Z0-9]{8}$/);
    const [act] = (await stores.audit.range(scope, 1, 99)).filter(({ action }) => action === 'retention.run');
    assert.deepEqual(Object.keys(act?.details ?? {}).sort(), Object.keys(removed).sort());
  });

  it('removes each record once when two instances run at the same time [RE-1]', async () => {
    const { merchant } = await merchantWithLead({ leadRetentionDays: 30 });
    const scope = scopeOfShop(merchant.shop.id);
    for (let index = 0; index < 450; index += 1) {
      const past = { createdAt: new Date(0), lastContactAt: new Date(0), expiresAt: new Date(1) };
      await stores.leads.insert(scope, aLead({ shopId: merchant.shop.id, consentEventId: null, ...past }));
    }
    const both = await Promise.all([service.useCases.sweepExpired(), service.useCases.sweepExpired()]);
    assert.equal(both[0].leads + both[1].leads, 450);
    const reports = await stores.retentionRuns.list(scope, 9);
    assert.equal(
      reports.reduce((sum, { removed }) => sum + removed.leads, 0),
      450,
    );
    assert.equal((await leadsOf(merchant)).length, 1);
  });

  it('goes on where a crash cut it short, and no proof is left without an end [RE-1]', async () => {
    const { merchant, lead } = await merchantWithLead({ leadRetentionDays: 30 });
    const scope = scopeOfShop(merchant.shop.id);
    day(31);
    const { remove } = stores.leads;
    stores.leads.remove = () => Promise.reject(new Error('The power went out.'));
    await assert.rejects(service.useCases.sweepExpired(), /power/);
    stores.leads.remove = remove;
    assert.equal((await leadsOf(merchant)).length, 1);
    await service.useCases.sweepExpired();
    assert.equal((await leadsOf(merchant)).length, 0);
    const entry = await stores.consents.get(scope, lead.consentEventId ?? 'cse_x');
    assert.ok(
      entry?.kind === 'event' && entry.event.proofExpiresAt !== null && entry.event.ref.value === null,
    );
  });

  it('does not let one shop whose run fails keep the others waiting [RE-1]', async () => {
    const { merchant, lead } = await merchantWithLead({ leadRetentionDays: 30 });
    const other = await merchantWithLead({ leadRetentionDays: 30 });
    day(31);
    const { remove } = stores.leads;
    stores.leads.remove = (scope, id) => {
      if (id === lead.id) return Promise.reject(new Error('This one cannot be removed.'));
      return remove(scope, id);
    };
    await assert.rejects(service.useCases.sweepExpired(), /cannot be removed/);
    stores.leads.remove = remove;
    assert.equal((await leadsOf(merchant)).length, 1);
    assert.equal((await leadsOf(other.merchant)).length, 0);
  });
});
