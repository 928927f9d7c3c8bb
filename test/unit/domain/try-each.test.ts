import assert from 'node:assert/strict';
import { DomainError } from '../../../service/domain/model/base/domain-error.ts';
import { tryEach } from '../../../service/domain/model/base/try-each.ts';
import { anAgreementDocument } from '../../support/builders/agreement-builders.ts';
import { anAgreement } from '../../support/builders/builders.ts';
import { makeDomainScene } from '../../support/domain-scene.ts';

describe('a round over all shops', () => {
  const tried = async (failures: Record<number, Error>) => {
    const turns: number[] = [];
    const round = tryEach([1, 2, 3, 4], async (one) => {
      turns.push(one);
      const failure = failures[one];
      if (failure !== undefined) throw failure;
    });
    const thrown = await round.then(
      () => null,
      (error: unknown) => error,
    );
    return { turns, thrown };
  };

  it('gives each its turn, and tells the first failure at its end', async () => {
    assert.deepEqual(await tried({}), { turns: [1, 2, 3, 4], thrown: null });
    const first = new Error('A damaged row.');
    assert.deepEqual(await tried({ 2: first, 3: new Error('Another.') }), {
      turns: [1, 2, 3, 4],
      thrown: first,
    });
  });

  it('ends at once when the database is away: each shop would wait for it again', async () => {
    const away = new DomainError('unavailable', 'The database is away.');
    const { turns, thrown } = await tried({ 2: away });
    assert.deepEqual(turns, [1, 2]);
    assert.equal(thrown, away);
  });

  it('asks the shops behind a damaged one to accept their agreement again [PR-2]', async () => {
    let damaged = '';
    const scene = makeDomainScene({
      deployment: 'operator-hosted',
      between: ({ agreementDocuments }) => ({
        agreementDocuments: {
          ...agreementDocuments,
          get: async (scope, id) => {
            if (scope.shopId === damaged) throw new Error('A damaged row.');
            return agreementDocuments.get(scope, id);
          },
        },
      }),
    });
    const { stores, useCases, clock } = scene;
    const shops = [await scene.openShop(), await scene.openShop()];
    for (const { id, scope } of shops) {
      const old = { shopId: id, state: 'active', activeAt: clock.now(), templateVersion: '0.1.0' } as const;
      const bound = anAgreementDocument(old);
      await stores.agreementDocuments.insert(scope, bound);
      await stores.agreements.put(scope, anAgreement({ shopId: id, bindingId: bound.id }));
    }
    const waiting = () => Promise.all(shops.map(async ({ mails }) => (await mails()).length));
    for (const shop of shops) {
      damaged = shop.id;
      await assert.rejects(useCases.announceAgreements(), /A damaged row/);
    }
    assert.deepEqual(await waiting(), [1, 1]);
  });
});
