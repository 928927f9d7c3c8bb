import assert from 'node:assert/strict';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { makeFieldVault } from '../../service/outbound/aes-field-vault.ts';
import { isQuickRun, type OwnDatabase, startOwnDatabase } from '../support/database/database.ts';
import { restoreBackup, takeBackup } from '../support/database/database-backup.ts';
import { openStoresAt } from '../support/database/prepared-database.ts';
import { rawFiles } from '../support/database/raw-files.ts';
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
} from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/** Searched byte for byte, so unlike any text of the product. */
const ERASED = { said: 'kanarek-mowi-4f1c', name: 'Kanarek-Imie-9b2d', path: 'kanarek-strona-77aa' };
const KEPT = { said: 'zostaje-mowi-8d3e', name: 'Zostaje-Imie-5c6f', path: 'zostaje-strona-11bb' };

describe('a person who was erased', () => {
  let database: OwnDatabase;
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  let backup: Awaited<ReturnType<typeof takeBackup>>;
  let url: string;

  const start = async (): Promise<void> => {
    service = await startTestService({
      stores: await openStoresAt(url),
      // New with each start, as if the journal was lost.
      overrides: { erasureJournal: makeMemoryErasureJournal() },
    });
  };
  const writes = async (person: typeof ERASED): Promise<string> => {
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({
      t: 'message.send',
      ref: crypto.randomUUID(),
      text: `${person.said} ${'x'.repeat(200)} ${person.said}`,
      boot: newBoot(),
      page: `https://shop.example.com/${person.path}`,
    });
    const ack = await visitor.next('message.ack');
    await visitor.close();
    const session = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, session, {
      name: person.name,
      email: `${person.name}@osoba.example`,
      page: `https://shop.example.com/${person.path}`,
    });
    const reply = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(reply.status, 201, reply.text);
    return String(ack.token);
  };
  const shown = async (): Promise<string> => {
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token });
    const leads = await call(service, 'GET', '/v1/staff/leads', { token });
    assert.deepEqual([inbox.status, leads.status], [200, 200]);
    return `${inbox.text}\n${leads.text}\n${await readableContent(service.stores, merchant.shop.id)}`;
  };
  const assertGone = (text: string): void => {
    for (const trace of Object.values(ERASED)) assert.ok(!text.includes(trace), `${trace} can be read`);
    for (const trace of Object.values(KEPT)) assert.ok(text.includes(trace), `${trace} was lost`);
  };

  before(async function () {
    if (isQuickRun) return this.skip();
    database = await startOwnDatabase();
    url = database.url('zgoda_gone');
    await start();
    merchant = await makeMerchant(service, {});
    assert.equal((await pushPolicy(service, merchant)).status, 200);
    const staff = await connectStaff(service, merchant.email);
    token = staff.token;
    const visitorToken = await writes(ERASED);
    await writes(KEPT);
    await staff.close();
    await service.stores.conversations.drain();
    const before = await shown();
    for (const trace of [...Object.values(ERASED), ...Object.values(KEPT)])
      assert.ok(before.includes(trace), `${trace} was there`);
    backup = await takeBackup(url);
    const erased = await call(service, 'POST', '/v1/visitor/erase', {
      body: { shop: merchant.shop.key },
      token: visitorToken,
    });
    assert.equal(erased.status, 204, erased.text);
    const scope = scopeOfShop(merchant.shop.id);
    const key = await service.ports.vault.subjectKey(scope, 'email', `${ERASED.name}@osoba.example`);
    for (const lead of await service.stores.leads.findBySubject(scope, key))
      assert.ok(await service.stores.leads.remove(scope, lead.id));
  });
  after(async () => {
    await service?.stop();
    await database?.stop();
  });

  it('is in no file of the database: data, free pages or log [RT-2, SE-5]', async () => {
    assertGone(await shown());
    const bytes = rawFiles(database.folder);
    assert.ok(
      bytes.some(({ content }) => content.includes(merchant.shop.id)),
      'the scan sees what is stored',
    );
    for (const { file, content } of bytes) {
      for (const trace of Object.values(ERASED))
        assert.ok(!content.includes(trace), `${trace} is in ${file}`);
    }
  });

  it('cannot be read from a dump of before, restored with today’s keys and without any journal; the others can [RT-8]', async () => {
    await service.stop();
    await restoreBackup(url, backup);
    await start();
    assertGone(await shown());
    await service.useCases.sweepKeyless(scopeOfShop(merchant.shop.id));
    assert.equal((await service.stores.conversations.ids(scopeOfShop(merchant.shop.id))).length, 1);
    assert.equal((await service.stores.leads.ids(scopeOfShop(merchant.shop.id))).length, 1);
  });

  it('cannot be read from that dump with the master key alone [SE-5]', async () => {
    const { shopKeys } = service.stores;
    const vault = makeFieldVault(service.config.vaultKey, shopKeys);
    const rows = [...(backup.get('leads') ?? []), ...(backup.get('conversations') ?? [])];
    const texts = rows.flatMap((row) => JSON.stringify(row).match(/(?:c1|v1)\.[\w-]+/g) ?? []);
    assert.ok(texts.length > 6);
    for (const text of texts)
      await assert.rejects(vault.open(scopeOfShop(merchant.shop.id), text.replace(/^c1/, 'v1')));
  });
});
