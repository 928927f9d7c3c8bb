import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import type { SubjectRequest } from '../../../../service/domain/subject-rights/subject-request.ts';
import type {
  IdentityProof,
  RefusalReason,
  SubjectRequestKind,
} from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { whole } from '../../../support/whole.ts';

const DAY_MS = 24 * 3_600_000;
const EMAIL = 'zaneta@example.net';
const PHONE = '+48 600 700 800';
const FIELDS: Shop['fields'] = { name: 'optional', email: 'optional', phone: 'optional' };

const withPerson = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop({ fields: FIELDS });
  const own = await shop.sendForm({
    values: { name: 'Żaneta', email: EMAIL, message: 'Czy są rozmiary 42?' },
  });
  const foreign = await shop.sendForm({ values: { email: 'other@example.net', message: 'Dzień dobry' } });
  const find = async (query: Parameters<typeof scene.useCases.findPerson>[2]) =>
    scene.useCases.findPerson(await shop.now(), shop.scope, query);
  const register = async (kind: SubjectRequestKind = 'access', identity: IdentityProof | null = 'email') =>
    scene.useCases.requestDesk.register(shop.scope, {
      kind,
      channel: 'console',
      locale: 'en',
      subject: (await find({ email: EMAIL })).subject,
      identity,
      actor: 'staff:stf_ada',
    });
  const read = (id: SubjectRequest['id']) => scene.useCases.requestDesk.read(shop.scope, id);
  const erase = async (request: SubjectRequest) =>
    (await scene.useCases.runErasure.start(shop.scope, request, 'staff:stf_ada')).ended;
  return { scene, shop, own, foreign, find, register, read, erase };
};

describe('finding a person', () => {
  it('counts what is held, source by source, and opens nothing [RT-1]', async () => {
    const { find } = await withPerson();
    const { counts, subject } = await find({ email: EMAIL });
    assert.deepEqual(counts, [
      { source: 'consents', count: 1 },
      { source: 'leads', count: 1 },
    ]);
    assert.deepEqual([subject.email, subject.phone, subject.refs], [EMAIL, null, []]);
  });

  it('takes an address however it is written, and a number with and without its country [RT-1]', async () => {
    const { shop, find } = await withPerson();
    await shop.sendForm({ values: { phone: PHONE, message: 'Dzień dobry' } });
    assert.deepEqual(
      (await find({ email: ' Zaneta@EXAMPLE.net ' })).counts,
      (await find({ email: EMAIL })).counts,
    );
    assert.equal(
      (await find({ phone: '600700800' })).counts.find(({ source }) => source === 'leads')?.count,
      1,
    );
    assert.deepEqual((await find({ phone: '601700800' })).counts, []);
  });

  it('takes the address of a lead, but of a conversation nothing but itself [RT-6]', async () => {
    const { scene, shop, own, find } = await withPerson();
    const { subject } = await find({ leadId: own.lead.id });
    assert.deepEqual(
      [subject.email, subject.refs, subject.subjectKeys],
      [EMAIL, [own.lead.id], own.lead.subjectKeys],
    );
    const talk = aConversation({ shopId: shop.id, subjectKeys: own.lead.subjectKeys });
    await scene.stores.conversations.open(shop.scope, talk);
    const inTalk = await find({ conversationId: talk.id });
    assert.deepEqual(
      [inTalk.subject.subjectKeys, inTalk.subject.refs, inTalk.subject.email],
      [[], [talk.id], null],
    );
    assert.deepEqual(inTalk.counts, [{ source: 'conversations', count: 1 }]);
  });

  it('is refused without a name, and for a lead or conversation of another shop [SE-1, PR-1]', async () => {
    const { scene, own, find } = await withPerson();
    await assertRefused(find({}), 'invalid_request', ['email']);
    const other = await scene.openShop();
    const asked = async (query: Parameters<typeof find>[0]) =>
      scene.useCases.findPerson(await other.now(), other.scope, query);
    await assertRefused(asked({ leadId: own.lead.id }), 'not_found');
    await assertRefused(asked({ conversationId: 'cnv_none' }), 'not_found');
    assert.deepEqual((await asked({ email: EMAIL })).counts, [], 'nobody is found over two shops');
  });
});

describe('registering a request', () => {
  it('keeps when it is due, and the address sealed for as long as it is open [RT-5, SE-5]', async () => {
    const { scene, shop, register, read } = await withPerson();
    const request = await register();
    assert.deepEqual(await read(request.id), request);
    assert.deepEqual(
      [request.state, request.receivedAt, request.dueAt, request.expiresAt],
      [
        'in_progress',
        scene.clock.now(),
        new Date('2026-12-24T12:00:00.000Z'),
        new Date('2029-11-24T10:00:00.000Z'),
      ],
    );
    assert.equal(await scene.ports.vault.open(shop.scope, request.sealedEmail ?? ''), EMAIL);
    assert.deepEqual(request.steps, [
      { at: scene.clock.now(), actor: 'staff:stf_ada', act: 'received', detail: 'email', count: null },
    ]);
    assert.deepEqual((await shop.acts()).at(-1)?.details, { kind: 'access', channel: 'console' });
  });

  it('takes a conversation as proof of the conversation alone, not of an address [RT-6]', async () => {
    const { register } = await withPerson();
    await assertRefused(register('access', 'conversation'), 'invalid_request', ['identity']);
  });

  it('waits until it is sure who asks: nothing is shown, restricted or erased before [RT-6]', async () => {
    const { scene, shop, own, register } = await withPerson();
    const request = await register('erasure', null);
    assert.equal(request.state, 'received');
    const { useCases } = scene;
    await assertRefused(useCases.runErasure.start(shop.scope, request, 'staff:stf_ada'), 'conflict');
    await assertRefused(useCases.restrictPerson(shop.scope, request, true, 'staff:stf_ada'), 'conflict');
    await assertRefused(
      useCases.answerRequest(await shop.now(), shop.scope, request, 'staff:stf_ada'),
      'conflict',
    );
    await assertRefused(() => useCases.completeRequest(shop.scope, request, 'staff:stf_ada'), 'conflict');
    const change = { field: 'name', value: 'Anna' } as const;
    await assertRefused(useCases.rectifyPerson(shop.scope, request, change, 'staff:stf_ada'), 'conflict');
    assert.deepEqual(await scene.stores.leads.get(shop.scope, own.lead.id), own.lead);
    const identified = await useCases.identifyPerson(shop.scope, request, 'phone_call', 'staff:stf_ada');
    assert.deepEqual([identified.state, identified.identity], ['in_progress', 'phone_call']);
  });
});

describe('the answer to a person', () => {
  it('is everything of that person and nothing of anybody else, with the words that were shown [RT-1]', async () => {
    const { scene, shop, own, register } = await withPerson();
    const request = await register();
    const { url } = await scene.useCases.answerRequest(
      await shop.now(),
      shop.scope,
      request,
      'staff:stf_ada',
    );
    const fetched = await scene.useCases.fetchAnswer(url.slice(url.indexOf('#') + 1), whole);
    assert.ok(fetched);
    const { answer } = fetched;
    assert.deepEqual(
      answer.sections.map(({ group, items }) => [group, items.length]),
      [
        ['mails', 1],
        ['consents', 1],
        ['leads', 1],
        ['requests', 1],
        ['notices', 1],
      ],
    );
    const lead = answer.sections.find(({ group }) => group === 'leads')?.items[0];
    const fields = Object.fromEntries((lead?.fields ?? []).map(({ key, value }) => [key, value]));
    assert.deepEqual(
      [fields.reference, fields.name, fields.email, fields.message, fields.keptUntil],
      [own.lead.reference, 'Żaneta', EMAIL, 'Czy są rozmiary 42?', own.lead.expiresAt.toISOString()],
    );
    const consent = answer.sections.find(({ group }) => group === 'consents');
    assert.match(consent?.retained ?? '', /\w/);
    assert.ok(consent?.items[0]?.fields.every(({ label, value }) => label !== '' && value !== ''));
    assert.equal(consent?.items[0]?.noticeId, own.lead.noticeId);
    assert.doesNotMatch(JSON.stringify(answer), /other@example|Dzień dobry/);
    assert.deepEqual(
      [answer.email, answer.shopName, answer.retention],
      [EMAIL, 'Pod Lipą', { leadDays: 180, conversationDays: 90, anonymousDays: 30 }],
    );
  });

  it('is fetched by its link for seven days, and the mail holds the link alone [RT-1, SE-6]', async () => {
    const { scene, shop, register } = await withPerson();
    const { request, url, mailed } = await scene.useCases.answerRequest(
      await shop.now(),
      shop.scope,
      await register(),
      'staff:stf_ada',
    );
    const secret = url.slice(url.indexOf('#') + 1);
    assert.deepEqual(
      [mailed, request.state, request.closedAt, request.answerUntil],
      [true, 'in_progress', null, new Date(scene.clock.now().getTime() + 7 * DAY_MS)],
    );
    const [mail] = await shop.mails();
    assert.deepEqual([mail?.kind, mail?.content.to, mail?.content.link], ['request_answer', EMAIL, url]);
    assert.doesNotMatch(mail?.content.text ?? 'rozmiary', /rozmiary|Żaneta/);
    await assertRefused(scene.useCases.fetchAnswer('x'.repeat(43), whole), 'not_found');
    await scene.useCases.sendMails();
    const sent = await scene.stores.subjectRequests.get(shop.scope, request.id);
    assert.deepEqual([sent?.state, sent?.closedAt], ['done', scene.clock.now()]);
    assert.equal(sent?.steps.at(-1)?.act, 'answer_sent');
    scene.clock.forward(7 * DAY_MS - 1);
    await scene.useCases.fetchAnswer(secret, whole);
    scene.clock.forward(1);
    await assertRefused(scene.useCases.fetchAnswer(secret, whole), 'not_found');
  });
});

describe('an erasure', () => {
  it('removes what is held and tells what stays, why and until when; nobody else is touched [RT-2]', async () => {
    const { scene, shop, own, foreign, register, erase } = await withPerson();
    scene.clock.forward(DAY_MS);
    const request = await erase(await register('erasure'));
    const now = scene.clock.now();
    assert.equal(await scene.stores.leads.get(shop.scope, own.lead.id), null);
    assert.deepEqual(await scene.stores.leads.get(shop.scope, foreign.lead.id), foreign.lead);
    await assertRefused(scene.useCases.findReceipt(own.receiptSecret), 'not_found');
    assert.deepEqual([request.state, request.removed, request.closedAt], ['done', 1, now]);
    assert.deepEqual(
      [request.sealedEmail, request.refs, request.work],
      [null, [], null],
      'the register keeps no address',
    );
    assert.deepEqual(request.retained, [
      { count: 1, reason: 'proof', until: new Date('2027-11-25T10:00:00.000Z') },
      { count: 1, reason: 'register', until: new Date('2029-11-25T10:00:00.000Z') },
    ]);
    const [event, other] = await shop.ledger();
    assert.deepEqual([event?.ref.value, event?.endedAt, other?.ref.value], [null, now, foreign.lead.id]);
    assert.equal(request.steps.at(-1)?.act, 'erased');
  });

  it('is marked before anything goes, so that no backup brings the person back [RT-8]', async () => {
    const { scene, own, register, erase } = await withPerson();
    await erase(await register('erasure'));
    const marks = await scene.ports.erasureJournal.read(scene.ports.clock.now());
    assert.ok(marks.some(({ kind, key }) => kind === 'subject' && key === own.lead.subjectKeys[0]));
    assert.equal(marks.filter(({ kind }) => kind === 'sent').length, 2);
  });

  it('leaves what is held for a claim, with its proof, and says so [RT-2]', async () => {
    const { scene, shop, own, register, erase } = await withPerson();
    await scene.stores.leads.setMarks(shop.scope, own.lead.id, {
      heldAt: scene.clock.now(),
      heldReason: 'claim',
    });
    const request = await erase(await register('erasure'));
    assert.notEqual(await scene.stores.leads.get(shop.scope, own.lead.id), null);
    assert.deepEqual(
      request.retained.map(({ reason, count, until }) => [reason, count, until === null]),
      [
        ['hold', 1, true],
        ['register', 1, false],
      ],
    );
    assert.equal((await shop.ledger())[0]?.endedAt, null);
  });

  it('removes what came to be until then, and nothing later [RT-2]', async () => {
    const { scene, shop, own, register } = await withPerson();
    const request = await register('erasure');
    const work = { kind: 'erase', at: scene.clock.now(), actor: 'system', done: 0, total: 9 } as const;
    await scene.useCases.requestDesk.change(shop.scope, request, { work });
    scene.clock.forward(1);
    const { lead } = await shop.sendForm({ values: { email: EMAIL, message: 'Jeszcze raz' } });
    assert.equal(await scene.useCases.runErasure.resume(), 1);
    assert.deepEqual(await scene.stores.leads.get(shop.scope, own.lead.id), null);
    assert.deepEqual(await scene.stores.leads.get(shop.scope, lead.id), lead);
  });

  it('is for requests that end in one, once, and not while another is under way [RT-2]', async () => {
    const { scene, shop, register, erase } = await withPerson();
    for (const kind of ['access', 'rectification', 'restriction'] as const) {
      const start = scene.useCases.runErasure.start(shop.scope, await register(kind), 'staff:stf_ada');
      await assertRefused(start, 'conflict');
    }
    const done = await erase(await register('objection'));
    assert.equal(done.state, 'done');
    await assertRefused(erase(done), 'conflict');
  });
});

describe('a restriction', () => {
  it('hides the person’s leads and stops their time until it is lifted [RT-3]', async () => {
    const { scene, shop, own, foreign, register } = await withPerson();
    const request = await register('restriction');
    const restrict = (isOn: boolean, of: SubjectRequest) =>
      scene.useCases.restrictPerson(shop.scope, of, isOn, 'staff:stf_ada');
    const first = await restrict(true, request);
    assert.equal(first.count, 1);
    const { restrictedAt } = (await scene.stores.leads.get(shop.scope, own.lead.id)) ?? assert.fail();
    assert.deepEqual(restrictedAt, scene.clock.now());
    assert.deepEqual([first.request.steps.at(-1)?.act, first.request.steps.at(-1)?.count], ['restricted', 1]);
    const shown = await scene.stores.leads.list(scopeOfShops([shop.scope.shopId]), new Date(8e15), 9);
    assert.equal(shown.map(({ id }) => id).join(), foreign.lead.id);
    scene.clock.forward(400 * DAY_MS);
    await scene.useCases.sweepExpired();
    assert.notEqual(await scene.stores.leads.get(shop.scope, own.lead.id), null, 'its time stands still');
    const { request: lifted } = await restrict(false, first.request);
    assert.equal((await scene.stores.leads.get(shop.scope, own.lead.id))?.restrictedAt, null);
    await scene.useCases.sweepExpired();
    assert.equal(await scene.stores.leads.get(shop.scope, own.lead.id), null, 'its time goes on');
    assert.equal(lifted.steps.at(-1)?.act, 'lifted');
  });
});

describe('a rectification', () => {
  it('corrects the field and the key of the person, and keeps neither value in the register [RT-4]', async () => {
    const { scene, shop, own, register } = await withPerson();
    const change = { field: 'email', value: 'anna@example.net' } as const;
    const { request, count } = await scene.useCases.rectifyPerson(
      shop.scope,
      await register('rectification'),
      change,
      'staff:stf_ada',
    );
    assert.deepEqual([count, request.steps.at(-1)?.detail], [1, 'email']);
    const lead = await scene.stores.leads.get(shop.scope, own.lead.id);
    assert.equal(await scene.ports.vault.open(shop.scope, lead?.sealed.email ?? ''), 'anna@example.net');
    assert.deepEqual(lead?.subjectKeys, [
      await scene.ports.vault.subjectKey(shop.scope, 'email', 'anna@example.net'),
    ]);
    assert.deepEqual(lead?.sealed.message, own.lead.sealed.message);
    assert.doesNotMatch(JSON.stringify(request.steps), /anna|zaneta/);
  });

  it('removes a field that is to be empty, and its key with it [RT-4]', async () => {
    const { scene, shop, own, register } = await withPerson();
    const change = { field: 'email', value: null } as const;
    await scene.useCases.rectifyPerson(shop.scope, await register('rectification'), change, 'staff:stf_ada');
    const lead = await scene.stores.leads.get(shop.scope, own.lead.id);
    assert.deepEqual([lead?.sealed.email, lead?.subjectKeys], [undefined, []]);
  });
});

describe('the clock of a request', () => {
  it('is lengthened once, to three months from when it came in [RT-5]', async () => {
    const { scene, shop, register } = await withPerson();
    const extend = (request: SubjectRequest) =>
      scene.useCases.extendRequest(shop.scope, request, 'complexity', 'staff:stf_ada');
    const extended = await extend(await register());
    assert.deepEqual(
      [extended.dueAt, extended.extension],
      [new Date('2027-02-24T12:00:00.000Z'), 'complexity'],
    );
    await assertRefused(() => extend(extended), 'conflict');
  });

  const REASONS: readonly [reason: RefusalReason, kind: SubjectRequestKind, fits: boolean][] = [
    ['unfounded', 'access', true],
    ['not_identified', 'access', true],
    ['claims', 'erasure', true],
    ['claims', 'restriction', true],
    ['claims', 'access', false],
    ['compelling_ground', 'objection', true],
    ['compelling_ground', 'erasure', false],
  ];
  for (const [reason, kind, fits] of REASONS) {
    it(`${fits ? 'ends' : 'does not end'} ${kind} by “${reason}” [RT-2, RT-5]`, async () => {
      const { scene, shop, register } = await withPerson();
      const request = await register(kind);
      const refuse = () => scene.useCases.refuseRequest(shop.scope, request, reason, 'staff:stf_ada');
      if (!fits) return void (await assertRefused(refuse, 'invalid_request', ['reason']));
      const { state, refusal, sealedEmail, closedAt } = await refuse();
      assert.deepEqual(
        { state, refusal, sealedEmail, closedAt },
        { state: 'refused', refusal: reason, sealedEmail: null, closedAt: scene.clock.now() },
      );
    });
  }

  it('stops when the request is closed: nothing more can be done with it', async () => {
    const { scene, shop, register } = await withPerson();
    const closed = await scene.useCases.completeRequest(shop.scope, await register(), 'staff:stf_ada');
    assert.deepEqual([closed.state, closed.sealedEmail, closed.refs], ['done', null, []]);
    const { useCases } = scene;
    await assertRefused(
      () => useCases.extendRequest(shop.scope, closed, 'complexity', 'staff:stf_ada'),
      'conflict',
    );
    await assertRefused(useCases.restrictPerson(shop.scope, closed, true, 'staff:stf_ada'), 'conflict');
    await assertRefused(
      () => useCases.refuseRequest(shop.scope, closed, 'unfounded', 'staff:stf_ada'),
      'conflict',
    );
  });

  it('belongs to one of two people who act at once [RT-5]', async () => {
    const { scene, shop, register } = await withPerson();
    const request = await register();
    await scene.useCases.extendRequest(shop.scope, request, 'complexity', 'staff:stf_ada');
    await assertRefused(scene.useCases.completeRequest(shop.scope, request, 'staff:stf_jan'), 'conflict');
  });
});
