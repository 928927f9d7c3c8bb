import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildVerifier } from '../../scripts/build.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { ConsentEvent } from '../../service/domain/model/consent/consent.ts';
import { consentHash, signatureText } from '../../service/domain/model/consent/consent-hash.ts';
import { sha256HexOf } from '../../service/outbound/sha256-digest.ts';
import { emptyStores } from '../support/cluster/empty-stores.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { newEvidenceKey } from '../support/scenes/witness-scene.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const DAY_MS = 86_400_000;

/** Two consents on two days, each seen by a witness; then the operator, who has every key, writes the first day anew. */
describe('a whole ledger that is compared with what is outside', () => {
  const [own, ofWitness] = [newEvidenceKey(), newEvidenceKey()];
  const clock = makeFakeClock();
  let folder: string;
  let witness: TestService;
  let service: TestService;
  let merchant: Merchant;
  let honest: ConsentEvent[];

  const keep = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const day = async (): Promise<void> => {
    clock.forward(DAY_MS);
    await service.useCases.stateHeads(0);
    assert.deepEqual((await service.useCases.sendStatements()).silent, []);
  };
  const consent = async (): Promise<void> => {
    const session = await openSession(service, merchant.shop);
    const { status } = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session),
    });
    assert.equal(status, 201);
  };
  const token = () => signIn(service, merchant.email);
  const saveLedger = async (name: string): Promise<void> => {
    const path = `/v1/staff/shops/${merchant.shop.id}/consent-register/ledger`;
    const { status, text } = await call(service, 'GET', path, { token: await token() });
    assert.equal(status, 200);
    keep(name, text);
  };
  const verify = (file: string, ...args: string[]) => {
    const given = ['verify-evidence.mjs', file, '--keys', 'keys.json', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, given, {
      cwd: folder,
      env: {},
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  /** The ledger with another page in its first consent, chained and signed anew with the key of the service. */
  const rewrite = async (): Promise<void> => {
    emptyStores(service, 'consents');
    for (const [index, event] of honest.entries()) {
      await service.stores.consents.append(scopeOfShop(event.shopId), ({ seq, previousHash }) => {
        const forged = {
          ...event,
          seq,
          previousHash,
          ...(index === 0 ? { formId: 'live_chat' as const } : {}),
        };
        const hash = consentHash(forged, { sha256Hex: sha256HexOf });
        return { ...forged, hash, ...service.ports.signer.sign(signatureText(hash)) };
      });
    }
  };
  const stateAnew = async (): Promise<void> => {
    emptyStores(service, 'witnessedSpans', 'headStatements');
    await service.useCases.stateHeads(0);
    await service.useCases.sendStatements();
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-ledger-'));
    await buildVerifier(join(folder, 'verify-evidence.mjs'));
    witness = await startTestService({
      overrides: { clock },
      env: { ZGODA_EVIDENCE_KEY: ofWitness.pem, ZGODA_WITNESS_FOR: `https://shop.example ${own.line}` },
    });
    service = await startTestService({
      overrides: { clock },
      env: { ZGODA_EVIDENCE_KEY: own.pem, ZGODA_WITNESSES: `${witness.origin} ${ofWitness.line}` },
    });
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    await day();
    await consent();
    await day();
    await consent();
    await day();
    const scope = scopeOfShop(merchant.shop.id);
    const { seq } = await service.stores.consents.head(scope);
    const entries = await service.stores.consents.range(scope, 1, seq);
    honest = entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
    assert.equal(honest.length, 2);
    keep('keys.json', (await call(service, 'GET', '/.well-known/zgoda-keys.json')).text);
    keep('witness-keys.json', (await call(witness, 'GET', '/.well-known/zgoda-keys.json')).text);
    const [{ keyId } = { keyId: '' }] = service.ports.signer.publicKeys();
    keep('witness.json', (await call(witness, 'GET', `/v1/witness/${keyId}`)).text);
    const path = `/v1/staff/shops/${merchant.shop.id}/consents/${honest[0]?.id}/evidence`;
    const { body } = await call(service, 'GET', path, { token: await token() });
    keep('proof.json', JSON.stringify(body.evidence));
    await saveLedger('honest.json');
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await service.stop();
    await witness.stop();
  });

  it('agrees with its witness, with a proof and with itself; each statement is named [CO-9]', () => {
    const { status, said } = verify(
      'honest.json',
      ...['--kept', 'witness.json', '--kept', 'proof.json', '--witness', 'witness-keys.json'],
    );
    assert.equal(status, 0, said);
    assert.match(said, /^The ledger agrees with everything that was seen or kept outside\./);
    assert.ok((said.match(/: agrees \(witness-keys.json, witness.json\)/g) ?? []).length >= 3, said);
    assert.match(said, /There is no time of more than two days/);
  });

  it('says so when nothing from outside was given, and holds by itself', () => {
    const { status, said } = verify('honest.json', '--all');
    assert.equal(status, 0, said);
    assert.match(said, /nothing from outside was compared/);
    assert.match(said, /ok {3}All ledgers together/);
  });

  it('has an exit code of its own where it holds and another ledger is missing [CO-9]', async () => {
    const other = await makeMerchant(service);
    await pushPolicy(service, other);
    const session = await openSession(service, other.shop);
    const { status: sent } = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(other.shop, session),
    });
    assert.equal(sent, 201);
    await day();
    await saveLedger('one-of-two.json');
    assert.equal(verify('one-of-two.json').status, 0);
    const { status, said } = verify('one-of-two.json', '--all');
    assert.equal(status, 3, said);
    assert.match(said, /^The ledger is not shown to be whole\./);
  });

  it('is caught when a day was written anew under the statement of that day, without anything from outside [CO-9, D5]', async () => {
    await rewrite();
    await saveLedger('rewritten.json');
    const { status, said } = verify('rewritten.json');
    assert.equal(status, 1, said);
    assert.match(said, /DIFFERS from entry 1 on/);
  });

  it('is caught when the statements were made anew too: those that the witness kept are missing [CO-9, D5]', async () => {
    await rewrite();
    await stateAnew();
    await saveLedger('restated.json');
    const alone = verify('restated.json');
    assert.equal(alone.status, 0, alone.said);
    const { status, said } = verify('restated.json', '--kept', 'witness.json');
    assert.equal(status, 1, said);
    assert.match(said, /FAIL [^\n]*MISSING: the ledger does not have this statement \(witness.json\)/);
    assert.match(
      verify('restated.json', '--witness', 'witness-keys.json').said,
      /did not follow what it had seen before/,
    );
  });

  it('is caught by a proof, or an earlier ledger file, that the shop kept, at its very place [CO-9, D5]', async () => {
    await rewrite();
    await stateAnew();
    await saveLedger('restated.json');
    for (const kept of ['proof.json', 'honest.json']) {
      const { status, said } = verify('restated.json', '--kept', kept);
      assert.equal(status, 1, said);
      assert.match(said, new RegExp(`DIFFERS: entry 1 is not the one that ${kept} holds`));
    }
  });

  it('is not read with a file of another kind beside it, and not valid when a sign of it was changed', () => {
    assert.equal(verify('honest.json', '--kept', 'keys.json').status, 2);
    assert.equal(verify('none.json').status, 2);

    const text = readFileSync(join(folder, 'honest.json'), 'utf8');
    keep('altered.json', text.replace(/"at":"20/, '"at":"21'));
    assert.equal(verify('altered.json').status, 1);
  });
});
