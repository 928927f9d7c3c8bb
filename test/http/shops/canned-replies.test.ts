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
