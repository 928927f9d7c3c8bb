import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ShopKey } from '../../../service/protocol/vocabulary.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  connectStaff,
  makeMerchant,
  newBoot,
  type Reply,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const vectors = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../shop-adapters/contract/identity-vectors.json'), 'utf8'),
) as {
  secret: string;
  now: number;
  cases: { name: string; token: string; claims: { shop: ShopKey; sub: string | null } }[];
  refused: { name: string; token: string; status: number }[];
};

describe('what the contract says of the shop server’s word about its customer, said to the service', () => {
  const clock = makeFakeClock(new Date(vectors.now * 1000).toISOString());
  const key = vectors.cases[0]?.claims.shop ?? 'zgk_';
  let service: TestService;
  let visitor: string;
  let customer: () => Promise<Reply>;
  let startConversation: () => Promise<void>;

  before(async () => {
    // The vectors are older than the tests' key.
    const env = { ZGODA_EVIDENCE_KEY_SINCE: '2025-01-01T00:00:00.000Z' };
    service = await startTestService({ env, overrides: { clock } });
    const merchant = await makeMerchant(service, { key });
    const scope = scopeOfShop(merchant.shop.id);
    const sealed = await service.ports.vault.seal(scope, vectors.secret);
    await service.stores.shops.update(scope, { adapterSecrets: [sealed] });
    const token = await signIn(service, merchant.email);
    startConversation = async () => {
      const staff = await connectStaff(service, merchant.email);
      const reply = await call(service, 'POST', '/v1/visitor/messages', {
        body: { shop: key, ref: randomUUID(), boot: newBoot(), text: 'Dzień dobry', locale: 'pl' },
      });
      visitor = reply.body.token;
      const { conversation } = await staff.next('conversation.new');
      staff.close();
      customer = () => call(service, 'GET', `/v1/staff/conversations/${conversation.id}/customer`, { token });
    };
    await startConversation();
  });
  after(() => service.stop());

  const identify = (token: string): Promise<Reply> =>
    call(service, 'POST', '/v1/visitor/identity', { token: visitor, body: { shop: key, token } });

  for (const { name, token, status } of vectors.refused) {
    it(`is refused, and leaves nothing behind: ${name} [AD-32]`, async () => {
      const reply = await identify(token);
      assert.equal(reply.status, status, reply.text);
      assert.equal(reply.body.code, status === 401 ? 'signature_invalid' : 'invalid_request');
      assert.equal((await customer()).body.customer, null);
    });
  }

  for (const { name, token, claims } of vectors.cases) {
    it(`is taken, once and never again: ${name} [AD-32]`, async () => {
      await startConversation();
      assert.equal((await identify(token)).status, 204);
      assert.equal((await customer()).body.customer.isSignedIn, claims.sub !== null);
      const again = await identify(token);
      assert.deepEqual([again.status, again.body.code], [401, 'signature_invalid']);
    });
  }
});
