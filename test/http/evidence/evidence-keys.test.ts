import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import {
  call,
  leadBody,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService } from '../../support/service/start-service.ts';

const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicOf = (pem: string) => createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
const DAY_MS = 86_400_000;

describe('evidence over a change of keys', () => {
  it('publishes earlier keys with their periods; what they signed still verifies, outside its time it shows [D5]', async () => {
    const stores = makeMemoryStores();
    const clock = makeFakeClock();
    const [first, second] = [newKey(), newKey()];
    const since = '2026-11-01T00:00:00.000Z';
    const common = { stores, overrides: { clock } };
    const before = await startTestService({
      ...common,
      env: { ZGODA_EVIDENCE_KEY: first, ZGODA_EVIDENCE_KEY_SINCE: since },
    });
    const merchant = await makeMerchant(before);
    await pushPolicy(before, merchant);
    const session = await openSession(before, merchant.shop);
    await call(before, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    clock.forward(DAY_MS);
    const until = clock.now().toISOString();
    await before.stop();

    const afterRotation = async (periods: { since: string; until: string }) => {
      const service = await startTestService({
        ...common,
        env: {
          ZGODA_EVIDENCE_KEY: second,
          ZGODA_EVIDENCE_KEY_SINCE: until,
          ZGODA_EVIDENCE_KEYS_RETIRED: JSON.stringify([{ publicKeyPem: publicOf(first), ...periods }]),
        },
      });
      const token = await signIn(service, merchant.email);
      const [lead] = (await call(service, 'GET', '/v1/staff/leads', { token })).body.leads;
      const proof = (await call(service, 'GET', `/v1/staff/leads/${lead.id}/evidence`, { token })).body;
      const { keys } = (await call(service, 'GET', '/.well-known/zgoda-keys.json')).body;
      await service.stop();
      const bad = proof.verdict.checks.filter((check: { ok: boolean }) => !check.ok);
      return {
        keys,
        valid: proof.verdict.valid,
        bad: bad.map((check: { finding: string }) => check.finding),
      };
    };
    const good = await afterRotation({ since, until });
    assert.equal(good.valid, true, JSON.stringify(good));
    assert.deepEqual(
      good.keys.map((key: { since: string; until: string | null }) => [key.since, key.until]),
      [
        [until, null],
        [since, until],
      ],
    );
    const justBefore = new Date(Date.parse(until) - 1).toISOString();
    const late = await afterRotation({ since: justBefore, until: '2027-01-01T00:00:00.000Z' });
    assert.deepEqual([late.valid, late.bad], [false, ['key_early']]);
  });

  it('does not start when a service signed on with a key after its end, and says what to set [D5]', async () => {
    const stores = makeMemoryStores();
    const clock = makeFakeClock();
    const [first, second] = [newKey(), newKey()];
    const since = '2026-11-01T00:00:00.000Z';
    const common = { stores, overrides: { clock } };
    const before = await startTestService({
      ...common,
      env: { ZGODA_EVIDENCE_KEY: first, ZGODA_EVIDENCE_KEY_SINCE: since },
    });
    const merchant = await makeMerchant(before);
    await pushPolicy(before, merchant);
    const session = await openSession(before, merchant.shop);
    await call(before, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    const signedAt = clock.now();
    await before.stop();
    clock.forward(DAY_MS);
    const rotatedAt = new Date(signedAt.getTime() - DAY_MS).toISOString();
    const startWith = (until: string) =>
      startTestService({
        ...common,
        env: {
          ZGODA_EVIDENCE_KEY: second,
          ZGODA_EVIDENCE_KEY_SINCE: rotatedAt,
          ZGODA_EVIDENCE_KEYS_RETIRED: JSON.stringify([{ publicKeyPem: publicOf(first), since, until }]),
        },
      });
    const after = new Date(signedAt.getTime() + 1).toISOString();
    await assert.rejects(startWith(rotatedAt), {
      message: new RegExp(`Set "until" of that key to ${after}`),
    });
    await (await startWith(after)).stop();
  });

  it('does not start with a key that begins later than now, and says what to set [D5]', async () => {
    const clock = makeFakeClock();
    const startWith = (since: number) =>
      startTestService({
        overrides: { clock },
        env: { ZGODA_EVIDENCE_KEY_SINCE: new Date(since).toISOString() },
      });
    const now = clock.now().getTime();
    await assert.rejects(startWith(now + 1), /set ZGODA_EVIDENCE_KEY_SINCE/);
    await (await startWith(now)).stop();
  });

  it('does not start with a list of earlier keys that makes no sense', async () => {
    for (const list of ['no json', '{}', '[{"publicKeyPem":"x"}]']) {
      await assert.rejects(
        startTestService({ env: { ZGODA_EVIDENCE_KEYS_RETIRED: list } }),
        /ZGODA_EVIDENCE_KEYS_RETIRED/,
      );
    }
  });
});
