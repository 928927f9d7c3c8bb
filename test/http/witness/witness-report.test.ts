import assert from 'node:assert/strict';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { newEvidenceKey } from '../../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('what the operator learns about witnesses', () => {
  const [own, ofWitness] = [newEvidenceKey(), newEvidenceKey()];
  const clock = makeFakeClock();
  const open: TestService[] = [];
  const start = async (env: Record<string, string>): Promise<TestService> => {
    const service = await startTestService({ overrides: { clock }, env });
    open.push(service);
    return service;
  };
  const startWitness = (line = own.line, pem = ofWitness.pem) =>
    start({ ZGODA_EVIDENCE_KEY: pem, ZGODA_WITNESS_FOR: `https://shop.example ${line}` });
  /** The report of a service with these witnesses, each named with the same key. */
  const reported = async (...origins: string[]) => {
    const named = origins.map((origin) => `${origin} ${ofWitness.line}`).join(', ');
    const service = await start({ ZGODA_EVIDENCE_KEY: own.pem, ZGODA_WITNESSES: named });
    // The first account is the operator's.
    const [operator, owner] = [await makeMerchant(service), await makeMerchant(service)];
    clock.forward(60_000);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    const readAs = async ({ email }: { email: string }) =>
      call(service, 'GET', '/v1/staff/witnesses', { token: await signIn(service, email) });
    return { service, read: () => readAs(operator), readAsOwner: () => readAs(owner) };
  };
  afterEach(async () => {
    for (const service of open.splice(0)) await service.stop();
  });

  it('is who answered, and of whom nothing came, with the reason and the time', async () => {
    const good = await startWitness();
    const stranger = await startWitness(newEvidenceKey().line);
    const other = await startWitness(own.line, newEvidenceKey().pem);
    const { read, readAsOwner } = await reported(
      ...[good.origin, stranger.origin, other.origin, 'http://127.0.0.1:9'],
    );
    assert.equal((await readAsOwner()).status, 403);
    const { body } = await read();
    const now = clock.now().toISOString();
    assert.deepEqual(
      body.witnesses.map(({ name, lastStatedAt, failed }: Witness) => [name, lastStatedAt, failed]),
      [
        [good.origin, body.statedAt, null],
        [stranger.origin, null, { at: now, fault: 'unknown_here' }],
        [other.origin, null, { at: now, fault: 'wrong_key' }],
        ['http://127.0.0.1:9', null, { at: now, fault: 'unreachable' }],
      ],
    );
    assert.deepEqual(body.witnessFor, []);
  });

  it('forgets the reason once the witness answers', async () => {
    const down = await startWitness();
    const { origin } = down;
    const { service, read } = await reported(origin, 'http://127.0.0.1:9');
    const [witness] = service.ports.witnesses;
    assert.ok(witness);
    const { see } = witness;
    Object.assign(witness, { see: () => Promise.reject(new Error('It does not answer.')) });
    clock.forward(60_000);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    assert.equal((await read()).body.witnesses[0].failed.fault, 'unreachable');
    clock.forward(2 * 3_600_000);
    assert.ok((await read()).body.witnesses[0].silentSince);
    Object.assign(witness, { see });
    await service.useCases.sendStatements();
    const [again] = (await read()).body.witnesses;
    assert.deepEqual([again.failed, again.silentSince], [null, null]);
  });

  it('names a statement that does not follow what the witness saw, after the next ones too', async () => {
    const { origin } = await startWitness();
    const whole = await reported(origin);
    assert.equal((await whole.read()).body.witnesses[0].forkedAt, null);
    clock.forward(60_000);
    // The same installation on an empty database.
    const { service, read } = await reported(origin);
    const { forkedAt } = (await read()).body.witnesses[0];
    assert.equal(forkedAt, (await service.stores.headStatements.listSince('', 9))[0]?.at);
    clock.forward(86_400_000);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    assert.equal((await read()).body.witnesses[0].forkedAt, forkedAt);
  });
});

type Witness = { name: string; lastStatedAt: string | null; failed: object | null };
