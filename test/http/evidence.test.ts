import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { verifyEvidence } from '../../service/domain/consent/verify-evidence.ts';
import { scopeOfShop } from '../../service/domain/tenancy.ts';
import { verifyEd25519 } from '../../service/outbound/ed25519-evidence-signer.ts';
import type { Evidence } from '../../service/protocol/staff-api.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../support/chat-actors.ts';
import { startTestService, type TestService } from '../support/start-service.ts';

const digest = { sha256Hex: (text: string) => createHash('sha256').update(text).digest('hex') };

describe('evidence of a lead', () => {
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  let leadId: string;
  const evidence = async (): Promise<Evidence> =>
    (await call(service, 'GET', `/v1/staff/leads/${leadId}/evidence`, { token })).body;

  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
    await pushPolicy(service, merchant);
    for (let count = 0; count < 3; count += 1) {
      const session = await openSession(service, merchant.shop);
      await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    }
    const { body } = await call(service, 'GET', '/v1/staff/leads', { token });
    leadId = body.leads[1].id;
  });
  after(() => service.stop());

  it('comes as one JSON with event, text, policy snapshot, hashes, signature and a good verdict [CO-9]', async () => {
    const proof = await evidence();
    assert.equal(proof.verdict.valid, true, JSON.stringify(proof.verdict, null, 1));
    assert.equal(proof.events.length, 1);
    assert.match(JSON.stringify(proof.notice), /Wyrażam zgodę na przetwarzanie/);
    assert.match(proof.policySnapshot?.text ?? '', /Administratorem danych/);
    assert.deepEqual(proof.events[0]?.control, { id: 'consent-reply', initialState: 'unchecked' });
    assert.deepEqual(
      proof.chain.map((link) => link.seq),
      [1, 2, 3],
    );
  });

  it('holds no address, name or message of the person', async () => {
    assert.doesNotMatch(JSON.stringify(await evidence()), /Kowalska|zaneta|600 700|herbata jest/);
  });

  it('verifies with the published key alone, and fails when any one value is altered [CO-9]', async () => {
    const { keys } = (await call(service, 'GET', '/.well-known/zgoda-keys.json')).body;
    const proof = await evidence();
    // biome-ignore lint/suspicious/noExplicitAny: the test alters any value
    const judge = (file: any) => verifyEvidence(file, keys, digest, verifyEd25519).valid;
    assert.equal(judge(JSON.parse(JSON.stringify(proof))), true);
    const alterations: ((file: Record<string, never>) => void)[] = [];
    const walk = (value: unknown, path: string[]): void => {
      if (value !== null && typeof value === 'object') {
        for (const key of Object.keys(value)) walk((value as Record<string, unknown>)[key], [...path, key]);
        return;
      }
      if (typeof value !== 'string' || value === '') return;
      alterations.push((file) => {
        let parent: Record<string, unknown> = file;
        for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
        const last = path.at(-1) ?? '';
        parent[last] = value.startsWith('x') ? `y${value.slice(1)}` : `x${value.slice(1)}`;
      });
    };
    walk(proof.events, ['events']);
    walk(proof.notice?.content, ['notice', 'content']);
    walk(proof.policySnapshot?.text, ['policySnapshot', 'text']);
    assert.ok(alterations.length > 25);
    for (const alter of alterations) {
      const file = JSON.parse(JSON.stringify(proof));
      alter(file);
      assert.equal(judge(file), false);
    }
    const withoutEvent = JSON.parse(JSON.stringify(proof));
    withoutEvent.chain = withoutEvent.chain.filter((link: { seq: number }) => link.seq !== 2);
    assert.equal(judge(withoutEvent), false, 'a removed entry shows');
    const otherKey = keys.map((key: { keyId: string }) => ({ ...key, keyId: 'ffffffffffffffff' }));
    assert.equal(
      verifyEvidence(JSON.parse(JSON.stringify(proof)), otherKey, digest, verifyEd25519).valid,
      false,
    );
  });

  it('never changes when the policy page changes: the old snapshot still opens [D5]', async () => {
    const before = await evidence();
    await pushPolicy(service, merchant, {
      title: 'Nowa polityka',
      text: 'Zupełnie nowa treść polityki. '.repeat(40),
    });
    const after = await evidence();
    assert.deepEqual(after.notice, before.notice);
    assert.deepEqual(after.policySnapshot, before.policySnapshot);
    assert.equal(after.verdict.valid, true);
  });

  it('still verifies after a withdrawal erased what it named, and after expiry left a tombstone [CO-6]', async () => {
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', {
      body: { secret: sent.body.receiptSecret },
    });
    const scope = scopeOfShop(merchant.shop.id);
    const { seq } = await service.stores.consents.head(scope);
    const entries = await service.stores.consents.range(scope, 1, seq);
    for (const entry of entries) {
      assert.ok(entry.kind === 'event');
      const { event } = entry;
      const key = service.ports.signer.publicKeys()[0];
      assert.ok(key);
      assert.ok(verifyEd25519(`zgoda-consent.v1.${event.hash}`, event.signature, key.publicKeyPem));
    }
    const expired = await service.stores.consents.expire(scope, new Date(Date.now() + 400 * 24 * 3_600_000));
    assert.equal(expired, 2);
    const after = await service.stores.consents.range(scope, 1, seq);
    for (const [index, entry] of after.entries()) {
      const link = entry.kind === 'event' ? entry.event : entry.tombstone;
      const before = after[index - 1];
      if (before === undefined) continue;
      const previous = before.kind === 'event' ? before.event : before.tombstone;
      assert.equal(link.previousHash, previous.hash);
    }
  });

  it('writes down who looked at a lead and its proof [PR-6]', async () => {
    await call(service, 'GET', `/v1/staff/leads/${leadId}`, { token });
    const rows = await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 50);
    const actions = rows.map((row) => row.action);
    assert.ok(actions.includes('lead.read') && actions.includes('lead.evidence'));
    assert.doesNotMatch(JSON.stringify(rows), /@|Kowalska/);
  });
});
