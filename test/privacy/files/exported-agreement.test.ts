import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { isQuickRun, testDatabaseUrl } from '../../support/database/database.ts';
import { openStoresAt } from '../../support/database/prepared-database.ts';
import { call, type Merchant, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the export of a shop whose agreement was signed on paper', () => {
  let service: TestService;
  let merchant: Merchant;
  before(async function () {
    if (isQuickRun) return this.skip();
    service = await startTestService({ stores: await openStoresAt(await testDatabaseUrl()) });
    merchant = await makeMerchant(service);
  });
  after(() => service?.stop());

  it('takes the files of the agreement along, whole and opened [PR-2, PR-5]', async () => {
    const signed = Buffer.alloc(1_500_000, 'oba podpisy ');
    const { vault } = service.ports;
    const scope = scopeOfShop(merchant.shop.id);
    const parts = await vault.sealFile('doc_x', signed);
    await service.stores.agreementFiles.put(scope, 'dpa_x', 'doc_x', parts);
    const { status, text, body } = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/export`, {
      token: await signIn(service, merchant.email),
      body: { password: PASSWORD },
    });
    assert.equal(status, 200, text);
    const [file, ...more] = body.agreementFiles;
    assert.deepEqual(
      [file.id, file.agreementId, more, body.counts.agreementFiles],
      ['doc_x', 'dpa_x', [], 1],
    );
    assert.ok(Buffer.from(file.base64, 'base64').equals(signed));
    assert.ok(!text.includes('"v2.'));
  });
});
