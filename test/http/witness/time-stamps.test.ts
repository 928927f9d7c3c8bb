import assert from 'node:assert/strict';
import { judgeEvidenceText } from '../../../service/domain/evidence/verify-file.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { TimeStamp } from '../../../service/domain/model/witness/statement.ts';
import { readEd25519Key } from '../../../service/outbound/ed25519-keys.ts';
import { sha256HexOf } from '../../../service/outbound/sha256-digest.ts';
import { timeStampReader } from '../../../service/outbound/witness/time-stamp.ts';
import { makeTimeStampAuthority } from '../../../service/outbound/witness/time-stamp-authority.ts';
import { call, leadBody, makeMerchant, openSession, pushPolicy } from '../../support/scenes/chat-actors.ts';
import { startTestService } from '../../support/service/start-service.ts';
import {
  type LocalAuthority,
  startTimeStampAuthority,
} from '../../support/surroundings/time-stamp-authority.ts';

describe('a time-stamp authority as a witness', () => {
  let local: LocalAuthority;
  let foreign: LocalAuthority;
  before(async () => {
    [local, foreign] = await Promise.all([startTimeStampAuthority(), startTimeStampAuthority()]);
  });
  after(async () => {
    await local.stop();
    await foreign.stop();
  });
  const STATEMENT = {
    ...{ at: '2026-11-24T10:00:00.000Z', keyId: 'a'.repeat(16), previous: null, root: 'b'.repeat(64) },
    ...{ since: null, signature: '' },
  };

  it('stamps the statement, and the stamp counts for those who trust its certificate [CO-9]', async () => {
    const service = await startTestService({
      env: { ZGODA_TIMESTAMP_URL: local.url, ZGODA_TIMESTAMP_CA: local.certificates },
    });
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    await service.useCases.stateHeads(0);
    assert.equal((await service.useCases.sendStatements()).silentSince, null);
    const scope = scopeOfShop(merchant.shop.id);
    const [entry] = await service.stores.consents.range(scope, 1, 1);
    assert.ok(entry?.kind === 'event');
    const { text, verdict } = await service.useCases.consentEvidence(scope, entry.event.id);
    const name = new URL(local.url).host;
    assert.deepEqual(
      verdict.witnessed?.[0]?.by.map((one) => one.name),
      [name],
    );
    const judgedBy = async (certificates: string | null) => {
      const judge = {
        ...{ sha256Hex: sha256HexOf, readKey: readEd25519Key },
        readTimeStamp: timeStampReader(certificates),
      };
      const judgement = await judgeEvidenceText(text, service.ports.signer.publicKeys(), judge);
      assert.ok(judgement.kind === 'judged' && judgement.verdict.valid);
      const [place] = judgement.verdict.witnessed ?? [];
      return { by: place?.by.length, unchecked: place?.unchecked };
    };
    assert.deepEqual(await judgedBy(local.certificates), { by: 1, unchecked: [] });
    assert.deepEqual(await judgedBy(foreign.certificates), { by: 0, unchecked: [name] });
    assert.deepEqual(await judgedBy(null), { by: 0, unchecked: [name] });
    await service.stop();
  });

  it('counts for its own text alone, whole and unchanged', async () => {
    const witness = makeTimeStampAuthority(local);
    const seen = (await witness.see(STATEMENT)) as TimeStamp;
    const { statementText } = await import('../../../service/domain/model/witness/statement.ts');
    const text = statementText(STATEMENT);
    const read = timeStampReader(local.certificates);
    assert.equal(await read(seen.token, text), seen.at);
    assert.equal(await read(seen.token, `${text} `), null);
    const bytes = Buffer.from(seen.token, 'base64');
    for (const at of [0, Math.floor(bytes.length / 3), bytes.length - 5]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      assert.equal(await read(altered.toString('base64'), text), null, `byte ${at}`);
    }
    for (const none of ['', 'AAAA', 'no token']) assert.equal(await read(none, text), null);
  });

  it('is not believed when it is under another certificate than the operator named', async () => {
    const impostor = makeTimeStampAuthority({ url: foreign.url, certificates: local.certificates });
    await assert.rejects(impostor.see(STATEMENT), /does not verify/);
  });
});
