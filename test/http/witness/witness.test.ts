import assert from 'node:assert/strict';
import { type SignedStatement, statementText } from '../../../service/domain/model/witness/statement.ts';
import type { HeadStatementStore } from '../../../service/domain/model/witness/witness-store.ts';
import { STATEMENTS_A_DAY } from '../../../service/domain/witness/countersign.ts';
import { makeEvidenceSigner } from '../../../service/outbound/ed25519-evidence-signer.ts';
import { sha256HexOf } from '../../../service/outbound/sha256-digest.ts';
import { makeMemoryStores } from '../../../service/store/memory/memory-stores.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, leadBody, makeMerchant, openSession, pushPolicy } from '../../support/scenes/chat-actors.ts';
import { newEvidenceKey } from '../../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const own = newEvidenceKey();
const key = makeEvidenceSigner(own.pem, '2026-01-01T00:00:00.000Z');
const ofWitness = newEvidenceKey();
const AT = '2026-11-24T10:00:00.000Z';

const statement = (changes: Partial<SignedStatement> = {}, signer = key): SignedStatement => {
  const [{ keyId } = { keyId: '' }] = signer.publicKeys();
  const unsigned = { at: AT, keyId, previous: null, root: 'a'.repeat(64), since: null, ...changes };
  return { ...unsigned, signature: signer.sign(statementText(unsigned)).signature, ...changes };
};
const idOf = (of: SignedStatement): string => sha256HexOf(statementText(of));

const startWitness = (env: Record<string, string> = {}, clock = makeFakeClock()): Promise<TestService> =>
  startTestService({
    overrides: { clock },
    env: {
      ZGODA_EVIDENCE_KEY: ofWitness.pem,
      ZGODA_WITNESS_FOR: `https://shop.example ${newEvidenceKey().line} ${own.line}`,
      ...env,
    },
  });
const send = (service: TestService, body: SignedStatement) => call(service, 'POST', '/v1/witness', { body });

describe('a service as a witness', () => {
  it('countersigns what an installation of its operator signed, and shows to anybody what it saw', async () => {
    const clock = makeFakeClock();
    const witness = await startWitness({}, clock);
    const first = statement();
    const next = statement({ at: '2026-11-25T10:00:00.000Z', previous: idOf(first), since: first.at });
    const seen = await send(witness, first);
    assert.equal(seen.status, 200);
    assert.equal(seen.body.at, AT);
    clock.forward(60_000);
    const follows = (await send(witness, next)).body;
    assert.deepEqual([seen.body.follows, follows.follows], [true, true]);
    assert.deepEqual((await send(witness, first)).body, seen.body, 'sent again, it gets the first answer');
    const { statements } = (await call(witness, 'GET', `/v1/witness/${first.keyId}`)).body;
    assert.deepEqual(statements, [
      { ...next, seen: follows },
      { ...first, seen: seen.body },
    ]);
    await witness.stop();
  });

  it('blames nobody for what was stated before it was a witness', async () => {
    const witness = await startWitness();
    const earlier = statement({ previous: 'b'.repeat(64), since: '2026-11-23T10:00:00.000Z' });
    assert.equal((await send(witness, earlier)).body.follows, true);
    const lost = statement({ at: '2026-11-26T10:00:00.000Z', previous: 'c'.repeat(64), since: AT });
    assert.equal((await send(witness, lost)).body.follows, false);
    await witness.stop();
  });

  it('signs that a statement took the place of one that it has seen', async () => {
    const witness = await startWitness();
    await send(witness, statement());
    const other = await send(witness, statement({ root: 'b'.repeat(64) }));
    assert.equal(other.body.follows, false);
    await witness.stop();
  });

  it('takes nothing of a key that the operator did not name, nothing unsigned, and nothing unless it is switched on', async () => {
    const witness = await startWitness();
    const stranger = makeEvidenceSigner(newEvidenceKey().pem, AT);
    assert.equal((await send(witness, statement({}, stranger))).status, 404);
    const { keyId } = statement({}, stranger);
    assert.equal((await call(witness, 'GET', `/v1/witness/${keyId}`)).status, 404);
    const altered = { ...statement(), root: 'c'.repeat(64) };
    const refused = await send(witness, altered);
    assert.equal(refused.body.code, 'signature_invalid');
    const { statements } = (await call(witness, 'GET', `/v1/witness/${altered.keyId}`)).body;
    assert.deepEqual(statements, []);
    await witness.stop();
    const off = await startWitness({ ZGODA_WITNESS_FOR: '' });
    assert.equal((await send(off, statement())).status, 404);
    await off.stop();
  });

  it('takes a bounded number a day', async () => {
    const clock = makeFakeClock();
    const witness = await startWitness({}, clock);
    const numbered = (number: number) => statement({ root: String(number).padStart(64, '0') });
    for (let number = 0; number < STATEMENTS_A_DAY; number += 1)
      assert.equal((await send(witness, numbered(number))).status, 200);
    assert.equal((await send(witness, numbered(STATEMENTS_A_DAY))).status, 429);
    clock.forward(86_400_001);
    assert.equal((await send(witness, numbered(STATEMENTS_A_DAY))).status, 200);
    await witness.stop();
  });
});

/** Resolves once the service has called the method for the first time. */
const afterFirst = (store: HeadStatementStore, name: 'addSeen' | 'insert'): Promise<void> =>
  new Promise((resolve) => {
    const method = store[name] as (...args: unknown[]) => Promise<void>;
    Object.assign(store, { [name]: (...args: unknown[]) => method(...args).then(resolve) });
  });

describe('a service with a witness', () => {
  const startOwn = (origin: string, stores = makeMemoryStores(), line = ofWitness.line) =>
    startTestService({
      stores,
      env: { ZGODA_EVIDENCE_KEY: own.pem, ZGODA_WITNESSES: `${origin} ${line}` },
    });

  it('states its ledgers at each start, and the witness sees it', async () => {
    const witness = await startWitness();
    const stores = makeMemoryStores();
    const answered = afterFirst(stores.headStatements, 'addSeen');
    const service = await startOwn(witness.origin, stores);
    await answered;
    await service.stop();
    const stated = await service.stores.headStatements.latest();
    assert.equal(stated?.seen[0]?.by, witness.origin);
    assert.deepEqual(stated.waitingFor, []);
    assert.ok(await witness.stores.countersigned.get(stated.id));
    await witness.stop();
  });

  it('takes no countersignature of a key that its operator did not name', async () => {
    const witness = await startWitness();
    const stores = makeMemoryStores();
    const stated = afterFirst(stores.headStatements, 'insert');
    const service = await startOwn(witness.origin, stores, newEvidenceKey().line);
    await stated;
    const { seen, silent } = await service.useCases.sendStatements();
    assert.deepEqual([seen, silent.length], [0, 1]);
    await service.stop();
    await witness.stop();
  });

  it('starts and takes leads while its witness is down', async () => {
    const witness = await startWitness();
    await witness.stop();
    const service = await startOwn(witness.origin);
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    assert.equal(sent.status, 201);
    assert.equal((await service.useCases.sendStatements()).silent.length, 1);
    await service.stop();
  });
});
