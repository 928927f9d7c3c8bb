import assert from 'node:assert/strict';
import { makeConfirmationUseCases } from '../../../service/desks/capabilities/confirmation-use-cases.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Confirmation } from '../../../service/domain/model/confirmation/confirmation.ts';
import type { ConfirmationHandler } from '../../../service/domain/model/confirmation/confirmation-handlers.ts';
import { makeOpenConfirmation } from '../../../service/domain/model/confirmation/open-confirmation.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { aShopId } from '../../support/builders/builders.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryConfirmationStore } from '../../support/memory-stores/mail/confirmation-store.ts';

const HOUR = 3_600_000;

const scene = () => {
  const clock = makeFakeClock();
  const confirmations = makeMemoryConfirmationStore();
  const confirmed: Confirmation[] = [];
  const faults: Error[] = [];
  const optin: ConfirmationHandler = {
    describe: async () => ({ title: 'Newsletter', paragraphs: [], button: 'Potwierdzam', shopName: 'Lipa' }),
    confirm: async (confirmation) => {
      const fault = faults.pop();
      if (fault) throw fault;
      confirmed.push(confirmation);
      return { title: 'Dziękujemy', paragraphs: [] };
    },
  };
  const deps = { confirmations, clock, ids: randomIds, digest: makeDigest('pepper'), handlers: { optin } };
  const open = makeOpenConfirmation({ ...deps, origin: () => 'https://chat.example' });
  const secretOf = async (kind: 'optin' | 'email' = 'optin', isDelivered = true) => {
    const shop = scopeOfShop(aShopId());
    const { link, confirmationHash } = await open(shop, { kind, ref: 'sub_1', locale: 'pl', lifeMs: HOUR });
    const delivery = { mailId: randomIds.next('eml'), sentAt: clock.now(), response: '250 Ok' };
    if (isDelivered) await confirmations.setDelivery(shop, confirmationHash, delivery);
    return new URL(link).hash.slice(1);
  };
  return { clock, confirmations, confirmed, faults, open, secretOf, ...makeConfirmationUseCases(deps) };
};

describe('a link in a mail', () => {
  it('carries its secret behind #, which no server and no log ever sees, and is kept as a hash', async () => {
    const { open, confirmations } = scene();
    const url = new URL(
      (await open(SERVICE_SCOPE, { kind: 'optin', ref: 'sub_1', locale: 'de', lifeMs: HOUR })).link,
    );
    assert.equal(`${url.origin}${url.pathname}${url.search}`, 'https://chat.example/confirm/');
    const secret = url.hash.slice(1);
    assert.match(secret, /^[\w-]{43}$/);
    assert.equal(await confirmations.findBySecret(secret), null);
    const kept = await confirmations.findBySecret(makeDigest('pepper').sha256Hex(secret));
    assert.equal(kept?.ref, 'sub_1');
    assert.equal(JSON.stringify(kept).includes(secret), false);
  });

  it('does nothing by being looked at, however often', async () => {
    const { confirmed, lookAtConfirmation, secretOf } = scene();
    const secret = await secretOf();
    for (const _ of [1, 2, 3]) assert.equal((await lookAtConfirmation(secret)).question.title, 'Newsletter');
    assert.deepEqual(confirmed, []);
  });

  it('confirms nothing before its mail was handed to a mail server [MK-2, PR-2]', async () => {
    const { confirm, confirmed, lookAtConfirmation, secretOf } = scene();
    const secret = await secretOf('optin', false);
    for (const act of [lookAtConfirmation, confirm]) {
      await assert.rejects(act(secret), { code: 'not_delivered' });
    }
    assert.deepEqual(confirmed, []);
  });

  it('acts once', async () => {
    const { confirmed, confirm, lookAtConfirmation, secretOf } = scene();
    const secret = await secretOf();
    const presses = await Promise.allSettled([confirm(secret), confirm(secret)]);
    assert.deepEqual(presses.map((press) => press.status).sort(), ['fulfilled', 'rejected']);
    assert.equal(confirmed.length, 1);
    await assert.rejects(confirm(secret), { code: 'link_invalid' });
    await assert.rejects(lookAtConfirmation(secret), { code: 'link_invalid' });
  });

  it('is refused the same way when its time is over, when it never was, and when nothing answers to it', async () => {
    const { clock, confirm, lookAtConfirmation, secretOf } = scene();
    const past = await secretOf();
    clock.forward(HOUR);
    const refusals: unknown[] = [];
    for (const secret of [past, 'A'.repeat(43), await secretOf('email')]) {
      for (const act of [lookAtConfirmation, confirm]) {
        await assert.rejects(act(secret), (error: Error) => refusals.push({ ...error }) > 0);
      }
    }
    assert.deepEqual(
      [...new Set(refusals.map((refusal) => JSON.stringify(refusal)))],
      ['{"code":"link_invalid","name":"DomainError"}'],
    );
  });

  it('can be pressed again when what it confirms could not be done', async () => {
    const { confirm, confirmed, faults, secretOf } = scene();
    const secret = await secretOf();
    faults.push(new Error('the database was away'));
    await assert.rejects(confirm(secret), /was away/);
    await confirm(secret);
    assert.equal(confirmed.length, 1);
  });
});
