import assert from 'node:assert/strict';
import { type Witness, witnessError } from '../../../service/domain/model/witness/witness.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { fakeWitness } from '../../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('what the operator learns about witnesses', () => {
  const clock = makeFakeClock();
  let service: TestService;
  const reported = async (...witnesses: Witness[]) => {
    service = await startTestService({ overrides: { clock, witnesses } });
    // The first account is the operator's.
    const [operator, owner] = [await makeMerchant(service), await makeMerchant(service)];
    clock.forward(60_000);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    const readAs = async ({ email }: { email: string }) =>
      call(service, 'GET', '/v1/staff/witnesses', { token: await signIn(service, email) });
    return { read: () => readAs(operator), readAsOwner: () => readAs(owner) };
  };
  afterEach(() => service.stop());

  it('is who answered, and of whom nothing came, with the reason and the time', async () => {
    const good = fakeWitness('good.example').witness;
    const away = fakeWitness('away.example');
    away.state.isDown = true;
    const see = () => Promise.reject(witnessError('refused', 'It answered 500.'));
    const { read, readAsOwner } = await reported(good, { name: 'refusing.example', see }, away.witness);
    assert.equal((await readAsOwner()).status, 403);
    const { body } = await read();
    const now = clock.now().toISOString();
    assert.deepEqual(
      body.witnesses.map(({ name, lastStatedAt, failed }: Told) => [name, lastStatedAt, failed]),
      [
        [good.name, body.statedAt, null],
        ['refusing.example', null, { at: now, fault: 'refused' }],
        ['away.example', null, { at: now, fault: 'unreachable' }],
      ],
    );
  });

  it('forgets the reason once the witness answers', async () => {
    const { witness, state } = fakeWitness();
    const { read } = await reported(witness);
    state.isDown = true;
    clock.forward(60_000);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    assert.equal((await read()).body.witnesses[0].failed.fault, 'unreachable');
    clock.forward(2 * 3_600_000);
    assert.ok((await read()).body.witnesses[0].silentSince);
    state.isDown = false;
    await service.useCases.sendStatements();
    const [again] = (await read()).body.witnesses;
    assert.deepEqual([again.failed, again.silentSince], [null, null]);
  });
});

type Told = { name: string; lastStatedAt: string | null; failed: object | null };
