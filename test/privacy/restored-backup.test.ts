import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { onDatabase } from '../contract/on-every-store.ts';
import { restoreBackup, takeBackup } from '../support/database/database-backup.ts';
import { readableContent } from '../support/database/readable-content.ts';
import { makeMemoryErasureJournal } from '../support/memory-stores/rights/erasure-journal.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { marketingScene } from '../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const EMAIL = 'kanarek@canary.example';

/** Personal data not sealed with the person's key: texts of others, and rows under the shop's key. */
onDatabase('a person who stands in records that go on', (kit) => {
  const overrides = { erasureJournal: makeMemoryErasureJournal() };
  let service: TestService;
  const start = async () => {
    service = await startTestService({ stores: await kit.openAnother(), overrides });
  };
  after(() => service.stop());
  const readable = ({ shop }: Merchant) => readableContent(service.stores, shop.id);

  it('stays erased from them when a backup of before is restored [RT-8]', async () => {
    await start();
    const merchant = await marketingScene(service).shopWithBoxes();
    const imported = await marketingScene(service).importOf(merchant, `email\n${EMAIL}\n`);
    assert.equal(imported.status, 200, imported.text);
    const staff = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    const boot = newBoot();
    const text = `Moja żona ma adres ${EMAIL}.`;
    for (const said of ['Jestem Jan, jan@other.example', text]) {
      visitor.send({ t: 'message.send', ref: randomUUID(), text: said, boot });
      await visitor.next('message.ack');
    }
    await Promise.all([visitor.close(), staff.close()]);
    await service.stores.conversations.drain();
    const scope = scopeOfShop(merchant.shop.id);
    const key = await service.ports.vault.subjectKey(scope, 'email', EMAIL);
    const onList = () => service.stores.subscriptions.find(scope, 'email', key);
    assert.ok((await readable(merchant)).includes(text) && (await onList()) !== null);
    const backup = await takeBackup(kit.url());
    const token = await signIn(service, merchant.email);
    const post = (path: string, body: unknown = {}) =>
      call(service, 'POST', `/v1/staff/requests${path}`, { token, body });
    const person = { shopId: merchant.shop.id, locale: 'pl', email: EMAIL, identity: 'order' };
    const request = await post('', { ...person, kind: 'erasure' });
    await post(`/${request.body.id}/erase`);
    const isDone = async () => {
      const { body } = await call(service, 'GET', `/v1/staff/requests/${request.body.id}`, { token });
      return body.state === 'done';
    };
    while (!(await isDone())) assert.equal(request.status, 201, request.text);
    assert.ok(!(await readable(merchant)).includes(EMAIL) && (await onList()) === null);
    await service.stop();
    await restoreBackup(kit.url(), backup);
    await start();
    const after = await readable(merchant);
    assert.ok(!after.includes(EMAIL), 'the person came back');
    assert.equal(await onList(), null, 'the address is on the list again');
    assert.ok(after.includes('Moja żona ma adres [···].'), 'the chat of the other person is not there');
  });

  it('finds what it wanted gone while it was held hidden again, and gone once the hold is lifted [RT-3, RT-8]', async () => {
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const staff = await connectStaff(service, merchant.email);
    const scope = scopeOfShop(merchant.shop.id);
    const shop = { shop: merchant.shop.key };
    const message = { ...shop, locale: 'pl', ref: randomUUID(), boot: newBoot(), text: 'Halo?' };
    const { body: talk } = await call(service, 'POST', '/v1/visitor/messages', { body: message });
    const form = leadBody(merchant.shop, await openSession(service, merchant.shop));
    const { body: sent } = await call(service, 'POST', '/v1/visitor/leads', { body: form });
    await staff.close();
    const [chatId] = await service.stores.conversations.ids(scope);
    const [leadId] = await service.stores.leads.ids(scope);
    assert.ok(chatId !== undefined && leadId !== undefined);
    const held = { heldAt: new Date(), heldReason: 'claim' } as const;
    await service.stores.conversations.setMarks(scope, chatId, held);
    await service.stores.leads.setMarks(scope, leadId, held);
    await service.stores.conversations.drain();
    const backup = await takeBackup(kit.url());
    const erased = await call(service, 'POST', '/v1/visitor/erase', { token: talk.token, body: shop });
    assert.equal(erased.status, 409, erased.text);
    const secret = { secret: sent.receiptSecret };
    const withdrawn = await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: secret });
    assert.equal(withdrawn.status, 200, withdrawn.text);
    await service.stop();
    await restoreBackup(kit.url(), backup);
    await start();
    const { conversations, leads } = service.stores;
    const [chat] = await conversations.current(scopeOfShops([scope.shopId]), [chatId]);
    assert.ok(chat?.restrictedAt && chat.eraseAskedAt && chat.heldAt, 'the chat is shown again');
    assert.equal(chat.status, 'closed');
    const lead = await leads.get(scope, leadId);
    assert.ok(lead?.withdrawnAt && lead.heldAt, 'the form is shown again');
    const { receipt } = await service.useCases.findReceipt(sent.receiptSecret);
    assert.ok(receipt.withdrawnAt, 'the receipt forgot the withdrawal');
    const token = await signIn(service, merchant.email);
    for (const path of [`conversations/${chatId}`, `leads/${leadId}`]) {
      const lifted = await call(service, 'POST', `/v1/staff/${path}/hold`, { token, body: { reason: null } });
      assert.ok(lifted.status < 300, lifted.text);
    }
    await service.useCases.sweepExpired();
    assert.deepEqual([await conversations.ids(scope), await leads.ids(scope)], [[], []]);
  });
});
