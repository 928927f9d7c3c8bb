import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { aPdf, aPicture, aPictureWithPlace } from '../../support/builders/pictures.ts';
import {
  addMember,
  call,
  type Merchant,
  makeMerchant,
  PASSWORD,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const HELLO = { shortcut: 'rozmiary', title: 'Tabela', texts: { pl: 'Oto tabela:' } };
const MB = 1_000_000;

describe('a picture in a canned reply', () => {
  let service: TestService;
  let owner: Merchant;
  let token: string;
  let consultant: string;
  let replyId: string;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());
  beforeEach(async () => {
    owner = await makeMerchant(service);
    token = await signIn(service, owner.email);
    const { email } = await addMember(service, owner.organisationId, 'consultant');
    consultant = await signIn(service, email);
    const added = await call(service, 'POST', `${shop()}/replies`, { token, body: HELLO });
    replyId = String(added.body.id);
  });
  const shop = () => `/v1/staff/shops/${owner.shop.id}`;
  const scope = () => scopeOfShop(owner.shop.id);
  const add = (
    raw: Uint8Array<ArrayBuffer>,
    { name = 'tabela.jpg', ref = randomUUID() as string, as = token, to = replyId } = {},
  ) =>
    call(service, 'POST', `${shop()}/replies/${to}/files?ref=${ref}`, {
      ...{ token: as, raw },
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    });
  const usable = async (as = consultant) =>
    (await call(service, 'GET', `${shop()}/usable-replies`, { token: as })).body.replies[0];
  const file = async (id: string, as = consultant) => {
    const response = await fetch(`${service.origin}${shop()}/usable-replies/${replyId}/files/${id}`, {
      headers: { authorization: `Bearer ${as}` },
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, type: response.headers.get('content-type'), bytes };
  };
  const rest = async (id: string) => [
    await service.stores.attachments.listByConversation(scope(), id as never),
    await service.ports.contentKeys.existing(scope(), [id as never]),
  ];

  it('is drawn anew, named in the reply, and given to consultants of the shop alone', async () => {
    const ref = randomUUID();
    const added = await add(await aPictureWithPlace(), { name: 'C:\\tabela <1>.jpeg', ref });
    assert.equal(added.status, 201, added.text);
    assert.deepEqual([added.body.type, added.body.name], ['jpeg', 'tabela 1.jpg']);
    assert.deepEqual((await add(await aPicture(), { ref })).body, added.body, 'once');
    assert.deepEqual((await usable()).files, [added.body]);
    const found = await file(added.body.id);
    assert.deepEqual([found.status, found.type], [200, 'image/jpeg']);
    assert.ok(!Buffer.from(found.bytes).includes('Kanarek'));
    assert.equal((await sharp(found.bytes).metadata()).exif, undefined);
    assert.equal((await add(aPdf(), { as: consultant })).status, 403);
    const stranger = await makeMerchant(service);
    assert.equal((await file(added.body.id, await signIn(service, stranger.email))).status, 404);
  });

  it('is refused like any other file: by its bytes, the shop’s room, and five a reply', async () => {
    const svg = await add(new Uint8Array(Buffer.from('<svg/>')));
    assert.deepEqual([svg.status, svg.body.code], [415, 'unsupported_media_type']);
    for (const name of ['1', '2', '3', '4', '5']) assert.equal((await add(aPdf(name))).status, 201);
    const sixth = await add(aPdf());
    assert.deepEqual([sixth.status, sixth.body.code], [409, 'quota_reached'], sixth.text);
    assert.equal((await usable()).files.length, 5);
    await service.stores.attachments.insert(scope(), {
      ...{ id: 'att_large_large_large_1', shopId: owner.shop.id, conversationId: replyId as never },
      ...{ ref: randomUUID(), staffId: null, type: 'pdf', bytes: 5_000 * MB, name: 'x', seq: 0 },
      ...{ width: null, height: null, at: new Date() },
    });
    const other = await call(service, 'POST', `${shop()}/replies`, {
      ...{ token, body: { ...HELLO, shortcut: 'inne' } },
    });
    const full = await add(aPdf(), { to: String(other.body.id) });
    assert.deepEqual([full.status, full.body.code], [409, 'quota_reached'], full.text);
  });

  it('stays when the words change or a file is imported, and goes with its reply', async () => {
    const { body } = await add(aPdf());
    const path = `${shop()}/replies/${replyId}`;
    await call(service, 'PUT', path, { token, body: { ...HELLO, title: 'Inny' } });
    const csv = 'shortcut;title;pl\nrozmiary;Z pliku;Nowy tekst\n';
    await call(service, 'POST', `${shop()}/replies/import`, { token, body: { csv, dryRun: false } });
    const reply = await usable();
    assert.deepEqual([reply.title, reply.files], ['Z pliku', [body]]);
    const exported = await call(service, 'GET', `${shop()}/replies/export`, { token });
    assert.ok(!exported.text.includes(body.name), 'the CSV holds words alone');
    const second = await add(aPdf());
    assert.equal((await call(service, 'DELETE', `${path}/files/${second.body.id}`, { token })).status, 204);
    assert.equal((await file(second.body.id)).status, 404);
    assert.equal((await file(body.id)).status, 200);
    assert.equal((await call(service, 'DELETE', path, { token })).status, 204);
    assert.equal((await file(body.id)).status, 404);
    assert.deepEqual(await rest(replyId), [[], []], 'no row, no key');
  });

  it('that no reply names is removed by the next run, and one that a reply names stays', async () => {
    const { body } = await add(aPdf());
    const { attachments, cannedReplies } = service.stores;
    const known = await attachments.get(scope(), body.id);
    assert.ok(known);
    const at = new Date(Date.now() - 2 * 3_600_000);
    const stray = (n: number, when: Date) => ({
      ...{ ...known, id: `att_stray_stray_stray_${n}` as const, ref: randomUUID(), at: when },
    });
    const [running, lost] = [stray(1, new Date()), stray(2, at)];
    await attachments.insert(scope(), running);
    await attachments.insert(scope(), lost);
    const { sweepReplyFiles, sweepAttachments } = service.useCases;
    assert.equal(await sweepAttachments(scope()), 0);
    assert.equal(await sweepReplyFiles(scope()), 1);
    assert.equal(await attachments.get(scope(), lost.id), null);
    assert.notEqual(await attachments.get(scope(), running.id), null, 'it is being uploaded');
    assert.equal((await file(body.id)).status, 200);
    // The removal of the reply was interrupted.
    const { version } = (await cannedReplies.get(scope())) ?? { version: 0 };
    await cannedReplies.put(scope(), { shopId: owner.shop.id, replies: [] }, version);
    for (const id of [body.id, running.id]) await attachments.remove(scope(), id);
    await attachments.insert(scope(), lost);
    assert.equal(await sweepReplyFiles(scope()), 1);
    assert.deepEqual(await rest(replyId), [[], []], 'no row, no key');
  });

  it('stands in the whole export of its shop, opened', async () => {
    await add(aPdf('Kanarkowa tabela'), { name: 'kanarkowa.pdf' });
    const whole = await call(service, 'POST', `${shop()}/export`, { token, body: { password: PASSWORD } });
    assert.match(whole.text, /"attachments":\[\n.*kanarkowa\.pdf/);
    const base64 = /"base64":"([^"]+)"/.exec(whole.text)?.[1] ?? '';
    assert.ok(Buffer.from(base64, 'base64').includes('Kanarkowa tabela'));
  });
});
