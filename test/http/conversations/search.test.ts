import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import { MOST_OPENED } from '../../../service/domain/search/open-found.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import { AT, aConversation, aLead, anEvent, later } from '../../support/builders/builders.ts';
import {
  addMember,
  call,
  type Merchant,
  makeMerchant,
  type Reply,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type Hit = { kind: string; conversation?: { id: string }; lead?: { id: string }; text: string; seq?: number };

describe('search over conversations and leads', () => {
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService({ hasRounds: false });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
  });

  const index = () => service.useCases.indexContent();
  const chat = async (
    texts: readonly string[],
    changes: Partial<Conversation> = {},
    shopId: ShopId = merchant.shop.id,
    start = AT,
  ): Promise<string> => {
    const scope = scopeOfShop(shopId);
    const conversation = aConversation({ shopId, openedAt: start, lastAt: start, ...changes });
    await service.stores.conversations.open(scope, conversation);
    for (const [n, text] of texts.entries()) {
      const at = later(n, start);
      const body = { kind: 'message', text, name: null } as const;
      const event = anEvent(conversation, { at, body });
      await service.stores.conversations.append(scope, event);
    }
    return conversation.id;
  };
  const lead = async (values: Record<string, string>, changes = {}): Promise<string> => {
    const scope = scopeOfShop(merchant.shop.id);
    const sealed: Record<string, string> = {};
    for (const [name, value] of Object.entries(values))
      sealed[name] = await service.ports.vault.seal(scope, value);
    const one = aLead({ shopId: merchant.shop.id, sealed, createdAt: AT, ...changes });
    await service.stores.leads.insert(scope, one);
    return one.id;
  };
  const ask = (body: unknown, as = token): Promise<Reply> =>
    call(service, 'POST', '/v1/staff/search', { token: as, body });
  const idOf = ({ conversation, lead: found }: Hit) => conversation?.id ?? found?.id;
  const found = async (body: Record<string, unknown>, as = token): Promise<(string | undefined)[]> => {
    const reply = await ask(body, as);
    assert.equal(reply.status, 200, reply.text);
    return reply.body.results.map(idOf);
  };

  it('finds words by their beginning, in any case and without the signs of Polish and German letters', async () => {
    const id = await chat(['Dzień dobry', 'Chciałabym zwrócić ŻÓŁTĄ łyżkę z Łodzi, Größe 42']);
    await chat(['Coś zupełnie innego']);
    await index();
    for (const text of [
      'zwro',
      'ZWRÓCIĆ',
      'zołta',
      'żół',
      'lyzke',
      'lodz',
      'grosse',
      'größe',
      '42',
      'chciala',
    ])
      assert.deepEqual(await found({ text }), [id], text);
    for (const text of ['zwracać', 'róci', 'lodzianka', '4', 'chcialoby'])
      assert.deepEqual((await ask({ text })).body.results ?? [], [], text);
  });

  it('goes on where a stop cut off the work on the index', async () => {
    await index();
    const id = await chat(['Szukam imbryka', 'Szukam czajnika', 'Szukam filiżanki']);
    let pieces = 0;
    const isOver = () => pieces === 3;
    await service.useCases.indexContent({
      rows: () => 1,
      isOver,
      run: (work) => {
        pieces += 1;
        return work();
      },
    });
    const words = ['imbryk', 'czajnik', 'filizanki'];
    const all = () => Promise.all(words.map((text) => found({ text })));
    assert.deepEqual(await all(), [[id], [id], []]);
    await index();
    assert.deepEqual(await all(), [[id], [id], [id]]);
  });

  it('says that the newest messages and leads cannot be found yet, of the own shops alone', async () => {
    const isStale = async (more = {}) => (await ask({ text: 'imbryk', ...more })).body.isIndexStale;
    await index();
    assert.equal(await isStale(), false);
    await chat(['Szukam imbryka']);
    const other = await makeMerchant(service);
    assert.equal(
      (await ask({ text: 'imbryk' }, await signIn(service, other.email))).body.isIndexStale,
      false,
    );
    assert.deepEqual([await isStale(), await isStale({ kind: 'lead' })], [true, false]);
    assert.equal((await ask({ shop: merchant.shop.id })).body.isIndexStale, false);
    await service.stores.conversations.drain();
    assert.equal(await isStale(), true);
    await index();
    assert.equal(await isStale(), false);
    await lead({ message: 'Szukam imbryka' });
    assert.deepEqual([await isStale(), await isStale({ kind: 'conversation' })], [true, false]);
    await index();
    assert.equal(await isStale(), false);
  });

  it('wants every word, wherever in the conversation it stands', async () => {
    const both = await chat(['Nazywam się Kowalska', 'mam pytanie', 'o reklamację butów']);
    await chat(['Nazywam się Kowalska'], {}, merchant.shop.id, later(60));
    await chat(['reklamacja kurtki'], {}, merchant.shop.id, later(120));
    await index();
    assert.deepEqual(await found({ text: 'kowalska reklam' }), [both]);
    assert.deepEqual(await found({ text: 'reklam kowalska buty' }), []);
    assert.deepEqual(await found({ text: 'butów kowal' }), [both]);
  });

  it('shows a conversation once, at its newest place, with the place of the word in the text', async () => {
    const id = await chat([
      'paczka nie doszła',
      'dzień dobry',
      `Nadal nie ma: ${'bardzo '.repeat(20)}PACZKI!`,
    ]);
    await index();
    const { results } = (await ask({ text: 'paczk' })).body;
    assert.equal(results.length, 1);
    const [{ text, marks, seq, conversation, at }] = results;
    assert.deepEqual([conversation.id, seq, at], [id, 3, later(2).toISOString()]);
    assert.deepEqual(
      marks.map(([from, to]: [number, number]) => text.slice(from, to)),
      ['PACZKI'],
    );
    assert.equal(text.length <= 180, true);
  });

  it('reads on in a chat whose newer messages only begin like the word, and says where it stopped', async () => {
    const newer = (count: number) => Array.from({ length: count }, () => 'gdzie jest paczka');
    const id = await chat(['do paczkomatu', ...newer(12)]);
    await index();
    const { results, isCut } = (await ask({ text: 'paczkomat' })).body;
    assert.deepEqual([results.map(idOf), results[0]?.seq, isCut], [[id], 1, false]);
    assert.deepEqual(await found({ text: 'gdzie paczkomat' }), [id]);
    assert.equal((await ask({ text: 'paczkowany' })).body.isCut, false);

    const long = await chat(['do paczkomatu', ...newer(MOST_OPENED)], {}, merchant.shop.id, later(3_600));
    await index();
    const cut = (await ask({ text: 'paczkomat' })).body;
    assert.deepEqual([cut.results.map(idOf), cut.next, cut.isCut], [[id], null, true]);
    const period = { from: later(3_600).toISOString(), to: later(3_601).toISOString() };
    assert.deepEqual(await found({ text: 'paczkomat', ...period }), [long]);
  });

  it('goes page by page, newest first, each conversation once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 25; n += 1)
      ids.unshift(await chat(['herbata', 'i jeszcze raz herbata'], {}, merchant.shop.id, later(n * 60)));
    await index();
    const seen: (string | undefined)[] = [];
    for (let after: unknown; ; ) {
      const { results, next } = (await ask({ text: 'herbata', limit: 10, ...(after ? { after } : {}) })).body;
      seen.push(...results.map(idOf));
      if (next === null) break;
      after = next;
    }
    assert.deepEqual(seen, ids);
  });

  it('finds a person by address and number, in chats and in leads, however the number is written', async () => {
    const email = 'Anna.Lis@example.net';
    const vaultKey = await service.ports.vault.subjectKey(scopeOfShop(merchant.shop.id), 'email', email);
    const written = await chat([`mój adres: ${email}.`, 'tel. 600-700-800']);
    const byCard = await chat(['podam w karcie'], { subjectKeys: [vaultKey] }, merchant.shop.id, later(-60));
    const form = await lead(
      { email, phone: '+48 600 700 800', message: 'Proszę o telefon' },
      { createdAt: later(-120) },
    );
    await chat(['anna lis', 'pisze z example.net']);
    await index();
    assert.deepEqual(await found({ text: 'anna.lis@EXAMPLE.net' }), [written, byCard, form]);
    assert.deepEqual(await found({ text: '600700800' }), [written, form]);
    assert.deepEqual(await found({ text: '+48600700800 prosze' }), [form]);
  });

  it('narrows by kind, state, consultant, tag and period', async () => {
    const assignedTo = { staffId: merchant.ownerId, name: 'Ola' };
    const tagId = 'tag_reklamacja0000000000';
    const open = await chat(['kubek'], { assignedTo, tagIds: [tagId] });
    const closed = await chat(['kubek'], { status: 'closed' }, merchant.shop.id, later(3_600));
    const form = await lead({ name: 'Jan', message: 'kubek' }, { createdAt: later(7_200) });
    await index();
    assert.deepEqual(await found({ text: 'kubek' }), [form, closed, open]);
    assert.deepEqual(await found({ text: 'kubek', kind: 'lead' }), [form]);
    assert.deepEqual(await found({ text: 'kubek', kind: 'conversation' }), [closed, open]);
    assert.deepEqual(await found({ text: 'kubek', status: 'closed' }), [closed]);
    assert.deepEqual(await found({ text: 'kubek', leadState: 'answered' }), []);
    assert.deepEqual(await found({ text: 'kubek', staffId: merchant.ownerId }), [open]);
    assert.deepEqual(await found({ text: 'kubek', tagId }), [open]);
    const period = { from: later(3_000).toISOString(), to: later(7_200).toISOString() };
    assert.deepEqual(await found({ text: 'kubek', ...period }), [closed]);
  });

  it('needs no words beside a filter: newest first over chats and leads, page by page', async () => {
    const { staffId } = await addMember(service, merchant.organisationId, 'consultant');
    const tagId = 'tag_aaaaaaaaaaaaaaaaaaaaaa' as const;
    const held = { assignedTo: { staffId, name: 'Ola' } };
    const at = (day: number) => later(day * 86_400);
    const make = (day: number, changes: Partial<Conversation>) =>
      chat([], { status: 'closed', ...changes }, merchant.shop.id, at(day));
    const open = await make(1, { status: 'open', tagIds: [tagId] });
    const taken = await make(2, { status: 'open', ...held });
    const closed = await make(3, { ...held, tagIds: [tagId] });
    const other = await make(5, {});
    const sent = await lead({ message: 'Dzień dobry' }, { createdAt: at(4) });
    const all = [other, sent, closed, taken, open];
    const shop = merchant.shop.id;
    assert.deepEqual(await found({ shop }), all);
    assert.deepEqual(await found({ text: '  ', staffId }), [closed, taken]);
    assert.deepEqual(await found({ tagId }), [closed, open]);
    assert.deepEqual(await found({ tagId, staffId, status: 'closed' }), [closed]);
    assert.deepEqual(await found({ status: 'open' }), [taken, open]);
    assert.deepEqual(await found({ leadState: 'new' }), [sent]);
    assert.deepEqual(await found({ leadState: 'closed' }), []);
    assert.deepEqual(await found({ kind: 'conversation', shop }), [other, closed, taken, open]);
    const period = { from: at(2).toISOString(), to: at(4).toISOString() };
    assert.deepEqual(await found(period), [closed, taken]);
    const pages: (string | undefined)[] = [];
    for (let after: unknown; after !== null; ) {
      const { body } = await ask({ shop, limit: 2, ...(after === undefined ? {} : { after }) });
      assert.ok(body.results.length <= 2);
      pages.push(...body.results.map(idOf));
      after = body.next;
    }
    assert.deepEqual(pages, all);
    const restricted = await make(6, { restrictedAt: AT });
    assert.ok(!(await found({ shop })).includes(restricted));
    const stranger = await makeMerchant(service);
    assert.deepEqual(await found({ kind: 'lead' }, await signIn(service, stranger.email)), []);
    assert.equal((await ask({ shop: stranger.shop.id })).status, 404);
    for (const nothing of [{}, { text: ' ' }, { text: 'a', staffId }])
      assert.equal((await ask(nothing)).status, 422, JSON.stringify(nothing));
  });

  it('looks only into shops of the person, and never says that another one has something [SE-1]', async () => {
    const stranger = await makeMerchant(service);
    await chat(['tajna herbata'], {}, stranger.shop.id);
    const own = await chat(['tajna herbata']);
    await index();
    assert.deepEqual(await found({ text: 'tajna' }), [own]);
    assert.equal((await ask({ text: 'tajna', shop: stranger.shop.id })).status, 404);
    const auditor = await addMember(service, merchant.organisationId, 'auditor', []);
    assert.deepEqual(await found({ text: 'tajna' }, await signIn(service, auditor.email)), []);
  });

  it('leaves out what is restricted [RT-3]', async () => {
    const scope = scopeOfShop(merchant.shop.id);
    const hidden = await chat(['ograniczona rozmowa']);
    const form = await lead({ message: 'ograniczone zgłoszenie' });
    await index();
    assert.equal((await found({ text: 'ograniczon' })).length, 2);
    await service.stores.conversations.setMarks(scope, hidden as Conversation['id'], { restrictedAt: AT });
    await service.stores.leads.setMarks(scope, form as never, { restrictedAt: AT });
    assert.deepEqual(await found({ text: 'ograniczon' }), []);
  });

  it('writes down who looked for what kind of thing, once for all pages, and never the words [PR-6]', async () => {
    for (let n = 0; n < 3; n += 1) await chat(['sekretne-slowo'], {}, merchant.shop.id, later(n));
    await index();
    const first = await ask({ text: 'sekretne-slowo', limit: 2, from: AT.toISOString() });
    await ask({ text: 'sekretne-slowo', limit: 2, from: AT.toISOString(), after: first.body.next });
    const { body, text } = await call(service, 'GET', '/v1/staff/activity', { token });
    const acts = body.acts.filter(({ action }: { action: string }) => action === 'conversation.search');
    assert.equal(acts.length, 1);
    assert.deepEqual(acts[0].details, { words: true, address: false, period: true });
    assert.equal(text.includes('sekret'), false);
    await ask({ status: 'open', limit: 2 });
    const again = (await call(service, 'GET', '/v1/staff/activity', { token })).body.acts;
    const [without] = again.filter(({ action }: { action: string }) => action === 'conversation.search');
    assert.deepEqual(without.details, { words: false, address: false, period: false });
  });

  it('refuses a text in which there is nothing to look for, and a place that it did not give', async () => {
    for (const body of [
      { text: 'a ?' },
      { text: '' },
      { text: 'ok', after: { term: 0, at: 'x', id: 'y' } },
      { text: 'ok', limit: 51 },
    ])
      assert.equal((await ask(body)).status, 422, JSON.stringify(body));
  });
});
