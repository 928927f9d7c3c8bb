import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { anOrganisation } from '../../support/builders/staff-builders.ts';
import {
  addMember,
  call,
  type Merchant,
  makeMerchant,
  PASSWORD,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const HELLO = { shortcut: 'Hej', title: 'Powitanie', texts: { pl: 'Dzień dobry {visitor}!' } };

describe('canned replies', () => {
  let service: TestService;
  let owner: Merchant;
  let token: string;
  let shop: string;
  let company: string;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());
  beforeEach(async () => {
    owner = await makeMerchant(service);
    token = await signIn(service, owner.email);
    shop = `/v1/staff/shops/${owner.shop.id}`;
    company = `/v1/staff/organisations/${owner.organisationId}`;
  });
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, as = token) =>
    call(service, method, path, { token: as, ...(body === undefined ? {} : { body }) });
  const add = async (place: string, reply: unknown) => {
    const { status, body } = await ask('POST', `${place}/replies`, reply);
    assert.equal(status, 201);
    return String(body.id);
  };
  const usable = async () =>
    (await ask('GET', `${shop}/usable-replies`)).body.replies.map(
      ({ shortcut, title }: { shortcut: string; title: string }) => `${shortcut}: ${title}`,
    );

  it('of the shop come before those of its company, and hide one with the same shortcut', async () => {
    await add(company, { ...HELLO, title: 'Firmowe' });
    await add(company, { ...HELLO, shortcut: 'zwrot', title: 'Zwroty' });
    await add(shop, HELLO);
    assert.deepEqual(await usable(), ['hej: Powitanie', 'zwrot: Zwroty']);
  });

  it('are changed and removed, each shortcut once', async () => {
    const id = await add(shop, HELLO);
    const twice = await ask('POST', `${shop}/replies`, HELLO);
    assert.deepEqual([twice.status, twice.body.fields], [422, { shortcut: 'already exists' }]);
    const changed = { ...HELLO, title: 'Inne' };
    assert.equal((await ask('PUT', `${shop}/replies/${id}`, changed)).status, 204);
    assert.deepEqual(await usable(), ['hej: Inne']);
    assert.equal((await ask('PUT', `${company}/replies/${id}`, changed)).status, 404);
    assert.equal((await ask('DELETE', `${shop}/replies/${id}`)).status, 204);
    assert.equal((await ask('DELETE', `${shop}/replies/${id}`)).status, 404);
    assert.deepEqual(await usable(), []);
  });

  it('are counted when inserted and sent, in all shops of a company, without a person', async () => {
    const id = await add(company, HELLO);
    const uses = `${shop}/usable-replies/${id}/uses`;
    const { email } = await addMember(service, owner.organisationId, 'consultant');
    const consultant = await signIn(service, email);
    for (const act of ['inserted', 'inserted', 'sent'])
      assert.equal((await ask('POST', uses, { act }, consultant)).status, 204);
    const { body } = await ask('GET', `${company}/replies`);
    assert.deepEqual([body.replies[0].inserted, body.replies[0].sent], [2, 1]);
    assert.deepEqual((await ask('GET', `${shop}/replies`)).body.replies, []);
    const unknown = await ask('POST', `${shop}/usable-replies/rpl_${'x'.repeat(22)}/uses`, { act: 'sent' });
    assert.equal(unknown.status, 404);
    const counted = () => service.stores.replyUses.list(scopeOfShops([owner.shop.id]));
    assert.equal((await counted()).length, 1);
    await ask('DELETE', `${company}/replies/${id}`);
    assert.deepEqual(await counted(), [], 'the numbers go with the reply');
    assert.equal((await ask('POST', uses, { act: 'sent' }, consultant)).status, 404);
  });

  it('come back from their own file unchanged, and a formula in it is disarmed', async () => {
    await add(shop, { ...HELLO, texts: { pl: '=Suma;"cudzysłów"\nw dwóch liniach', de: 'Guten Tag' } });
    const before = (await ask('GET', `${shop}/replies`)).body.replies;
    const file = (await ask('GET', `${shop}/replies/export`)).text;
    assert.match(file, /"'=Suma;/);
    const imported = (place: string) => ask('POST', `${place}/replies/import`, { csv: file, dryRun: false });
    assert.deepEqual((await imported(shop)).body, { rows: 1, added: 0, changed: 0, same: 1, faults: [] });
    assert.deepEqual((await ask('GET', `${shop}/replies`)).body.replies, before);
    assert.equal((await imported(company)).body.added, 1);
    const [copy] = (await ask('GET', `${company}/replies`)).body.replies;
    assert.deepEqual({ ...copy, id: before[0].id }, before[0]);
  });

  it('from a file with one fault are not taken at all, and the report names line and column', async () => {
    await add(shop, HELLO);
    const csv = 'shortcut;title;pl\nhej;Nowe;Cześć\n\n"zły skrót";Zły;Tak\nhej;Znów;Tak\npusty;Pusty;\n';
    const { body } = await ask('POST', `${shop}/replies/import`, { csv, dryRun: false });
    assert.deepEqual(
      body.faults.map(({ line, column }: { line: number; column: string }) => `${line} ${column}`),
      ['4 shortcut', '5 shortcut', '6 pl, en, de'],
    );
    assert.deepEqual(await usable(), ['hej: Powitanie']);
    const lost = {
      csv: 'shortcut,title,pl,en\nhej,Nag\ufffd\u00f3wek,Dzie\ufffd dobry,Hello',
      dryRun: false,
    };
    const unread = (await ask('POST', `${shop}/replies/import`, lost)).body;
    assert.deepEqual(
      unread.faults.map(({ line, column }: { line: number; column: string }) => [line, column]),
      [
        [2, 'title'],
        [2, 'pl'],
      ],
    );
    const noColumns = await ask('POST', `${shop}/replies/import`, { csv: 'a;b\n1;2', dryRun: true });
    assert.equal(noColumns.status, 422);
  });

  it('keep their texts in languages that a file has no column for; an empty cell removes one', async () => {
    await add(shop, { ...HELLO, texts: { pl: 'Cześć', de: 'Hallo', en: 'Hello' } });
    const texts = async () => (await ask('GET', `${shop}/replies`)).body.replies[0].texts;
    const send = async (csv: string) =>
      (await ask('POST', `${shop}/replies/import`, { csv, dryRun: false })).body;
    const changed = { rows: 1, added: 0, changed: 1, same: 0, faults: [] };
    assert.deepEqual(await send('shortcut,title,en\nhej,Powitanie,Hi\n'), changed);
    assert.deepEqual(await texts(), { pl: 'Cześć', de: 'Hallo', en: 'Hi' });
    assert.deepEqual(await send('shortcut,title,en\nhej,Powitanie,Hi\n'), {
      ...changed,
      changed: 0,
      same: 1,
    });
    assert.deepEqual(await send('shortcut,title,de\nhej,Powitanie,\n'), changed);
    assert.deepEqual(await texts(), { pl: 'Cześć', en: 'Hi' });
    assert.equal((await send('shortcut,title,pl,en,de\nhej,Powitanie,,,\n')).faults.length, 1);
    assert.deepEqual(await texts(), { pl: 'Cześć', en: 'Hi' });
  });

  it('from a file are first shown as numbers, which stores nothing', async () => {
    await add(shop, HELLO);
    const csv = 'shortcut,title,en\nhej,Hello,Hello\nback,Returns,14 days\n';
    const report = { rows: 2, added: 1, changed: 1, same: 0, faults: [] };
    const send = (dryRun: boolean) => ask('POST', `${shop}/replies/import`, { csv, dryRun });
    assert.deepEqual((await send(true)).body, report);
    assert.deepEqual(await usable(), ['hej: Powitanie']);
    assert.deepEqual((await send(false)).body, report);
    assert.deepEqual(await usable(), ['hej: Hello', 'back: Returns']);
  });

  it('go with the shop, and stand in its whole export', async () => {
    const id = await add(shop, HELLO);
    await ask('POST', `${shop}/usable-replies/${id}/uses`, { act: 'sent' });
    const file = await ask('POST', `${shop}/export`, { password: PASSWORD });
    assert.match(file.text, /"cannedReplies":\[\n.*Powitanie/);
    assert.match(file.text, /"replyUses":\[\n/);
  });

  it('are no matter of an agency, whose people use those of the shop', async () => {
    const agency = anOrganisation({ kind: 'agency' });
    await service.stores.organisations.insert(agency);
    const { email } = await addMember(service, agency.id, 'owner');
    const as = await signIn(service, email);
    const place = `/v1/staff/organisations/${agency.id}/replies`;
    assert.equal((await ask('POST', place, HELLO, as)).status, 403);
    assert.equal((await ask('GET', place, undefined, as)).status, 403);
  });
});
