import assert from 'node:assert/strict';
import { DomainError } from '../../../../service/domain/model/base/domain-error.ts';
import { receiptSecretOf } from '../../../../service/domain/model/lead/lead.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { type DomainScene, makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';

const HOUR_MS = 3_600_000;

const receiptsOf = (scene: DomainScene, shop: SceneShop) =>
  scene.stores.receipts.countDue(shop.scope, new Date('9999-01-01'), []);

describe('a form that is sent again', () => {
  it('is answered with the lead and the receipt that are there, whatever it says now', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const input = await shop.fillForm();
    const first = await shop.send(input);
    scene.clock.forward(3 * HOUR_MS);
    await shop.showPolicy(null);
    const again = await shop.send({ ...input, consent: false, noticeId: null });
    assert.deepEqual(again.lead, first.lead);
    assert.equal(again.receiptSecret, first.receiptSecret);
    assert.equal((await shop.ledger()).length, 1);
    assert.deepEqual(
      scene.events.filter(({ type }) => type.startsWith('lead.')).map(({ type }) => type),
      ['lead.changed', 'lead.kept'],
    );
  });

  it('gets the receipt that a crash had left out', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const input = await shop.fillForm();
    const { receiptSecret } = await shop.send(input);
    const hash = scene.ports.digest.sha256Hex(receiptSecret);
    await scene.stores.receipts.remove(shop.scope, hash);
    await shop.send(input);
    assert.notEqual(await scene.stores.receipts.findBySecret(hash), null);
  });

  it('twice at the same moment, becomes one lead, one receipt and one consent that stands; the other proves nothing [D5]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const input = await shop.fillForm();
    const [one, other] = await Promise.all([shop.send(input), shop.send(input)]);
    assert.equal(one.lead.id, other.lead.id);
    assert.equal(one.receiptSecret, other.receiptSecret);
    const ledger = await shop.ledger();
    const standing = ledger.filter(({ proofExpiresAt }) => proofExpiresAt === null);
    assert.deepEqual(
      standing.map(({ id }) => id),
      [one.lead.consentEventId],
    );
    assert.equal(ledger.length, 2);
    for (const { proofExpiresAt, ref } of ledger.filter((event) => !standing.includes(event))) {
      assert.deepEqual([proofExpiresAt, ref.value], [scene.clock.now(), null]);
    }
    assert.equal(scene.events.filter(({ type }) => type === 'lead.kept').length, 1);
    assert.equal(await receiptsOf(scene, shop), 1);
  });

  it('after its key was not stored, is kept with a proof that stands; the first try left none [D5]', async () => {
    let isBroken = true;
    const scene = makeDomainScene({
      between: ({ contentKeyRows }) => ({
        contentKeyRows: {
          ...contentKeyRows,
          async insert(scope, row) {
            if (isBroken) throw new DomainError('unavailable', 'No room for a key.');
            return contentKeyRows.insert(scope, row);
          },
        },
      }),
    });
    const shop = await scene.openShop();
    const input = await shop.fillForm({ page: 'https://shop.example/tea' });
    await assertRefused(shop.send(input), 'unavailable');
    assert.deepEqual([await scene.stores.leads.ids(shop.scope), await receiptsOf(scene, shop)], [[], 0]);
    isBroken = false;
    const { lead } = await shop.send(input);
    const events = await shop.ledger();
    const [proof] = events.filter(({ ref }) => ref.value === lead.id);
    assert.deepEqual([events.length, proof?.id], [2, lead.consentEventId]);
    const page = proof?.pageOrigin;
    assert.equal(typeof page === 'object' && page?.value, 'https://shop.example/tea');
  });

  it('as another form with a token that was used, is refused, and its consent ends at once', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const input = await shop.fillForm();
    const { lead } = await shop.send(input);
    const refusal = await assertRefused(shop.send({ ...input, ref: randomIds.ref() }), 'form_expired');
    assert.notEqual(refusal.details?.form, undefined);
    assert.deepEqual(await scene.stores.leads.ids(shop.scope), [lead.id]);
    const [first, second] = await shop.ledger();
    assert.deepEqual([first?.proofExpiresAt, second?.proofExpiresAt], [null, scene.clock.now()]);
    assert.equal(second?.ref.value, null);
    assert.equal(await receiptsOf(scene, shop), 1);
  });

  it('after it was withdrawn, is refused for good, and so is its token for another form [CO-7]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const input = await shop.fillForm();
    const { receiptSecret } = await shop.send(input);
    await scene.useCases.withdrawLead(receiptSecret);
    const gone = await assertRefused(shop.send(input), 'conflict');
    assert.notEqual(gone.details?.form, undefined);
    await assertRefused(shop.send({ ...input, ref: randomIds.ref() }), 'form_expired');
    assert.deepEqual(await scene.stores.leads.ids(shop.scope), []);
    assert.equal((await shop.ledger()).length, 2, 'no further consent was written for it');
    const { formToken } = await shop.fillForm();
    await assertRefused(shop.send({ ...input, formToken }), 'conflict');
    assert.notEqual((await shop.send({ ...input, formToken, ref: randomIds.ref() })).lead.id, undefined);
  });

  it('is answered as a repeat though its token is by now that of a form that was withdrawn', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const gone = await shop.fillForm();
    await scene.useCases.withdrawLead((await shop.send(gone)).receiptSecret);
    const input = await shop.fillForm();
    const { lead } = await shop.send(input);
    assert.equal((await shop.send({ ...input, formToken: gone.formToken })).lead.id, lead.id);
  });
});

describe('a form that is cut short or overtaken', () => {
  const whenStored = (act: () => Promise<unknown>) => {
    const waiting = [act];
    const between = (stores: DomainScene['stores']) => ({
      leads: {
        ...stores.leads,
        insert: async (...given: Parameters<typeof stores.leads.insert>) => {
          await waiting.pop()?.();
          return stores.leads.insert(...given);
        },
      },
    });
    return between;
  };

  it('is not kept when the same form was kept and withdrawn meanwhile: nothing of it stays [CO-7]', async () => {
    let meanwhile = async (): Promise<void> => {};
    const scene = makeDomainScene({ between: whenStored(() => meanwhile()) });
    const shop = await scene.openShop();
    const input = await shop.fillForm();
    meanwhile = async () => {
      await scene.useCases.withdrawLead((await shop.send(input)).receiptSecret);
    };
    const refusal = await assertRefused(shop.send(input), 'conflict');
    assert.notEqual(refusal.details?.form, undefined);
    assert.deepEqual(await scene.stores.leads.ids(shop.scope), []);
    for (const { proofExpiresAt, ref } of await shop.ledger()) {
      assert.deepEqual([proofExpiresAt !== null, ref.value], [true, null]);
    }
    assert.equal(scene.events.filter(({ type }) => type === 'lead.kept').length, 1);
    assert.deepEqual(await shop.mails(), []);
  });

  it('is not kept when its token was used by a form that was withdrawn meanwhile [CO-7]', async () => {
    let meanwhile = async (): Promise<void> => {};
    const scene = makeDomainScene({ between: whenStored(() => meanwhile()) });
    const shop = await scene.openShop({ leadBasis: 'request' });
    const input = await shop.fillForm();
    meanwhile = async () => {
      const other = await shop.send({ ...input, ref: randomIds.ref() });
      await scene.useCases.withdrawLead(other.receiptSecret);
    };
    await assertRefused(shop.send(input), 'form_expired');
    assert.deepEqual(await scene.stores.leads.ids(shop.scope), []);
  });

  const FAULTS: readonly Error[] = [
    new Error('The database is away.'),
    new DomainError('unavailable', 'The database is away.'),
  ];
  for (const fault of FAULTS) {
    it(`fails when its receipt cannot be stored, and the repeat mends it (${fault.name}) [CO-6]`, async () => {
      let isDown = true;
      const scene = makeDomainScene({
        between: ({ receipts }) => ({
          receipts: {
            ...receipts,
            insert: async (...given) => {
              if (isDown) throw fault;
              await receipts.insert(...given);
            },
          },
        }),
      });
      const shop = await scene.openShop();
      const input = await shop.fillForm();
      await assert.rejects(shop.send(input), /database is away/);
      isDown = false;
      const { lead, receiptSecret } = await shop.send(input);
      assert.equal(receiptSecret, receiptSecretOf(scene.ports.digest, lead.id));
      assert.equal((await scene.useCases.findReceipt(receiptSecret)).receipt.leadId, lead.id);
    });
  }

  it('is kept when a repeat of it stored the receipt first', async () => {
    const scene = makeDomainScene({
      between: ({ receipts }) => ({
        receipts: {
          ...receipts,
          insert: async (...given) => {
            await receipts.insert(...given);
            await receipts.insert(...given);
          },
        },
      }),
    });
    const shop = await scene.openShop();
    assert.notEqual((await shop.sendForm()).lead.id, undefined);
  });
});
