import assert from 'node:assert/strict';
import { type Witness, witnessError } from '../../../service/domain/model/witness/witness.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { fakeWitness } from '../../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('what the operator learns about the witness', () => {
  const clock = makeFakeClock();
  let service: TestService;
  const reported = async (witness: Witness | null) => {
    service = await startTestService({ overrides: { clock, witness } });
    // The first account is the operator's.
    const [operator, owner] = [await makeMerchant(service), await makeMerchant(service)];
    clock.forward(60_000);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    const readAs = async ({ email }: { email: string }) =>
      call(service, 'GET', '/v1/staff/witness', { token: await signIn(service, email) });
    return { read: () => readAs(operator), readAsOwner: () => readAs(owner) };
  };
  afterEach(() => service.stop());

  it('is that there is none', async () => {
    const { read, readAsOwner } = await reported(null);
    assert.equal((await readAsOwner()).status, 403);
    assert.deepEqual((await read()).body, { witness: null, statedAt: null });
  });

  it('is the reason and the time when it refuses', async () => {
    const see = () => Promise.reject(witnessError('refused', 'It answered 500.'));
    const { witness } = (await (await reported({ name: 'refusing.example', see })).read()).body;
    const failed = { at: clock.now().toISOString(), fault: 'refused' };
    assert.deepEqual(witness, { ...NEVER, name: 'refusing.example', failed });
  });

  it('is its last answer, and forgets the reason once it answers', async () => {
    const { witness, state } = fakeWitness();
    const { read } = await reported(witness);
    const first = (await read()).body;
    assert.deepEqual([first.witness.lastStatedAt, first.witness.failed], [first.statedAt, null]);
    state.isDown = true;
    clock.forward(60_000);
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
    assert.equal((await read()).body.witness.failed.fault, 'unreachable');
    clock.forward(2 * 3_600_000);
    assert.ok((await read()).body.witness.silentSince);
    state.isDown = false;
    await service.useCases.sendStatements();
    const again = (await read()).body.witness;
    assert.deepEqual([again.failed, again.silentSince], [null, null]);
  });
});

const NEVER = { lastAt: null, lastStatedAt: null, silentSince: null };
