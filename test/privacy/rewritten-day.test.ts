import assert from 'node:assert/strict';
import { judgeEvidenceText } from '../../service/domain/evidence/verify-file.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { ConsentEvent } from '../../service/domain/model/consent/consent.ts';
import { consentHash, signatureText } from '../../service/domain/model/consent/consent-hash.ts';
import { readEd25519Key } from '../../service/outbound/ed25519-keys.ts';
import { sha256HexOf } from '../../service/outbound/sha256-digest.ts';
import { emptyStores } from '../support/cluster/empty-stores.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import { call, leadBody, makeMerchant, openSession, pushPolicy } from '../support/scenes/chat-actors.ts';
import { fakeWitness, readFakeToken } from '../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const DAY_MS = 86_400_000;
const judge = { sha256Hex: sha256HexOf, readKey: readEd25519Key, readTimeStamp: readFakeToken };

/**
 * An operator with the database and all keys rewrites an earlier day; only the time-stamp authority is out of
 * reach.
 */
describe('an operator with all keys who rewrites a day', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let honest: { text: string; event: ConsentEvent };

  const day = async (): Promise<void> => {
    clock.forward(DAY_MS);
    await service.useCases.stateHeads(0);
    assert.equal((await service.useCases.sendStatements()).silentSince, null);
  };
  const textOf = async ({ shopId, id }: ConsentEvent): Promise<string> =>
    (await service.useCases.consentEvidence(scopeOfShop(shopId), id)).text;
  const judged = async (text: string) => {
    const judgement = await judgeEvidenceText(text, service.ports.signer.publicKeys(), judge);
    assert.ok(judgement.kind === 'judged');
    const { verdict } = judgement;
    return { verdict, bad: verdict.checks.filter(({ ok }) => !ok).map(({ finding }) => finding) };
  };
  const rewrite = async (): Promise<ConsentEvent> => {
    const { proofExpiresAt, endedAt } = honest.event;
    const forged = { ...honest.event, pageOrigin: null };
    const hash = consentHash(forged, { sha256Hex: sha256HexOf });
    const event = {
      ...forged,
      hash,
      ...service.ports.signer.sign(signatureText(hash)),
      proofExpiresAt,
      endedAt,
    };
    emptyStores(service, 'consents');
    await service.stores.consents.append(scopeOfShop(event.shopId), () => event);
    return event;
  };

  before(async () => {
    service = await startTestService({
      overrides: { clock, witness: fakeWitness().witness, readTimeStamp: readFakeToken },
    });
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    await day();
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    await day();
    const [entry] = await service.stores.consents.range(scopeOfShop(merchant.shop.id), 1, 1);
    assert.ok(entry?.kind === 'event');
    honest = { text: await textOf(entry.event), event: entry.event };
  });
  after(() => service.stop());

  it('had a file that a witness saw within a day [CO-9]', async () => {
    const { verdict, bad } = await judged(honest.text);
    assert.deepEqual(bad, []);
    const [place] = verdict.witnessed ?? [];
    assert.deepEqual(
      place?.by.map(({ name }) => name),
      ['tsa.example'],
    );
    assert.ok(Date.parse(place?.by[0]?.at ?? '') - honest.event.occurredAt.getTime() <= DAY_MS);
  });

  it('is caught with the statement of that day: the new event does not lead there [CO-9]', async () => {
    const { verdict, bad } = await judged(await textOf(await rewrite()));
    assert.equal(verdict.valid, false);
    assert.deepEqual(bad, ['stated_not']);
  });

  it('is caught with a statement made today: the event was not in the ledger at the time that it names [CO-9]', async () => {
    const event = await rewrite();
    emptyStores(service, 'witnessedSpans');
    await day();
    await day();
    const { verdict, bad } = await judged(await textOf(event));
    assert.equal(verdict.valid, false);
    assert.deepEqual(bad, ['stated_late']);
  });

  it('has a file that no witness saw, or saw only today, once the statements are made anew too [CO-9]', async () => {
    const event = await rewrite();
    emptyStores(service, 'witnessedSpans', 'headStatements');
    const alone = await judged(await textOf(event));
    assert.deepEqual(alone.verdict.witnessed?.[0]?.by, []);
    await day();
    const { verdict } = await judged(await textOf(event));
    const seenAt = Date.parse(verdict.witnessed?.[0]?.by[0]?.at ?? '');
    assert.ok(seenAt - event.occurredAt.getTime() > 2 * DAY_MS);
  });
});
