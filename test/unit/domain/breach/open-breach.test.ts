import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../../../service/domain/model/base/domain-error.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const TOUCHED = { kinds: ['leads'], natures: ['confidentiality'], reach: 'stored' } as const;
const FACTS = { ...TOUCHED, what: 'x', consequences: 'x', measures: 'x' };

const fiveShops = async () => {
  const faults = { noticesUntilFault: Number.POSITIVE_INFINITY };
  const scene = makeDomainScene({
    deployment: 'operator-hosted',
    between: ({ breaches }) => ({
      breaches: {
        ...breaches,
        addNotice: async (...given) => {
          faults.noticesUntilFault -= 1;
          if (faults.noticesUntilFault === 0) throw new DomainError('unavailable', 'The database is away.');
          return breaches.addNotice(...given);
        },
      },
    }),
  });
  const at = scene.clock.now();
  for (let count = 0; count < 4; count += 1) await scene.openShop();
  const owner = await accessTo(scene, [[await scene.openShop(), 'owner']]);
  const operator = { ...owner, staff: { ...owner.staff, isOperator: true } };
  const { openBreach, listBreaches } = scene.useCases;
  const given = {
    ...{ shopId: null, shopIds: null, from: at, to: at, foundAt: at, ref: randomUUID() },
    ...FACTS,
  };
  return {
    faults,
    open: (changes: { ref?: string } = {}) => openBreach(operator, { ...given, ...changes }),
    register: async () => (await listBreaches(operator)).map(({ notices }) => notices.length),
  };
};

describe('a breach of several shops that is recorded', () => {
  it('is recorded once by a repeat whose first answer was lost, and again as another one [SE-4]', async () => {
    const { open, register } = await fiveShops();
    const { breach } = await open();
    assert.equal((await open()).breach.id, breach.id);
    assert.deepEqual(await register(), [5]);
    await open({ ref: randomUUID() });
    assert.equal((await register()).length, 2);
  });

  it('is in no register when it was cut short, and whole after the same request again [SE-4]', async () => {
    const { faults, open, register } = await fiveShops();
    faults.noticesUntilFault = 3;
    await assertRefused(open(), 'unavailable');
    assert.deepEqual(await register(), []);
    await open();
    assert.deepEqual(await register(), [5]);
  });
});
