import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { EvidenceKey } from '../../../service/domain/evidence/evidence.ts';
import { verifyEvidence } from '../../../service/domain/evidence/verify-evidence.ts';
import { canonicalJson, type Json } from '../../../service/domain/model/base/canonical-json.ts';
import { publicKeyId } from '../../../service/outbound/ed25519-keys.ts';
import { goodText } from '../../evidence-vectors/forged-vectors.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const file = (changes: Record<string, unknown> = {}) => ({
  ...JSON.parse(goodText('consent-stands')),
  ...changes,
});
const [event] = file().events;
const { keyId: KEY_ID } = event;
const link = (seq: number) => ({ ...file().chain[0], seq });
const links = (count: number) => Array.from({ length: count }, (_, at) => link(at + 1));
const pemOf = (type: 'rsa' | 'ed25519'): string => {
  const pair =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2560 }) : generateKeyPairSync('ed25519');
  return pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
};

/** Created before the service runs, as RSA keys take seconds and would block its responses. */
const RSA_PEM = pemOf('rsa');

describe('the public route that judges evidence', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());
  const judge = (evidence: Json, keys?: readonly Partial<EvidenceKey>[]) =>
    call(service, 'POST', '/v1/verify', {
      body: { evidence: canonicalJson(evidence), ...(keys === undefined ? {} : { keys }) },
    });

  it('takes as many entries as a proof has, and says what to do with a longer one', async () => {
    const fair = await judge(file({ chain: links(50) }));
    assert.equal(fair.status, 200, fair.text);
    assert.equal(fair.body.valid, false);
    for (const long of [file({ chain: links(51) }), file({ events: Array(51).fill(event) })]) {
      const { status, body } = await judge(long);
      assert.equal(status, 422);
      assert.match(JSON.stringify(body.fields), /npm run verify-evidence/);
    }
  });

  it('takes no key but one of the kind that signs', async () => {
    const { status, body } = await judge(file({ chain: links(2) }), [
      { keyId: KEY_ID, publicKeyPem: RSA_PEM },
    ]);
    assert.equal(status, 422);
    assert.match(JSON.stringify(body.fields), /Ed25519/);
    const publicKeyPem = pemOf('ed25519');
    const keyId = publicKeyId(publicKeyPem) ?? '';
    const own = await judge(file({ chain: links(2) }), [{ keyId, publicKeyPem }]);
    assert.equal(own.status, 200);
    assert.equal(own.body.valid, false);
  });

  it('finds a made-up file not written as it must be, never a fault', async () => {
    const [first, ...others] = file().chain;
    for (const made of [
      file({ events: [{}] }),
      file({ events: [null], chain: [7] }),
      file({ events: [{ ...event, ref: null }] }),
      file({ events: [{ ...event, sessionRef: { commitment: 1, salt: {}, value: [] } }] }),
      file({ events: [{ ...event, control: 'box' }] }),
      file({ events: [{ ...event, seq: '1' }] }),
      file({ events: [{ ...event, occurredAt: 'never', action: { $gt: '' } }] }),
      file({ chain: [{ ...first, signature: {} }, ...others] }),
      file({ chain: 'x' }),
      file({ notice: { id: 1, content: null } }),
    ]) {
      const { status, body, text } = await judge(made);
      assert.equal(status, 200, text);
      assert.deepEqual(
        body.checks.map(({ finding }: { finding: string }) => finding),
        ['written_wrong'],
      );
    }
  });

  it('refuses a body that is nested deeper than anything here, on every route', async () => {
    const deep = `{"evidence":${'['.repeat(60_000)}${']'.repeat(60_000)}}`;
    for (const path of ['/v1/verify', '/v1/staff/sign-in']) {
      const { status, body } = await call(service, 'POST', path, { raw: deep });
      assert.equal(status, path === '/v1/verify' ? 422 : 413, path);
      assert.notEqual(body.code, 'internal');
    }
    for (const levels of [17, 18_000]) {
      const nested = `{"format":"zgoda-evidence/3","x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
      const { status, body } = await call(service, 'POST', '/v1/verify', { body: { evidence: nested } });
      assert.equal(status, 422);
      assert.match(JSON.stringify(body.fields), /nested too deeply/);
    }
    const shallow = `{"email":"a@example.com","password":${JSON.stringify('[{'.repeat(100))}}`;
    const text = await call(service, 'POST', '/v1/staff/sign-in', { raw: shallow });
    assert.equal(text.body.code, 'credentials_wrong', 'brackets in a text are no depth');
  });
});

describe('the judge of proofs', () => {
  it('reads each key once, and judges a chain of any length on the machine of whoever checks', async () => {
    const { subject, notice, policySnapshot } = file();
    const evidence = { subject, notice, policySnapshot, events: [], chain: links(300) };
    let keysRead = 0;
    const verdict = await verifyEvidence(evidence, [{ keyId: KEY_ID, publicKeyPem: 'pem' }], {
      sha256Hex: () => '',
      readKey: () => {
        keysRead += 1;
        return () => false;
      },
    });
    assert.equal(verdict.checks.filter(({ kind }) => kind === 'signature').length, 300);
    assert.equal(keysRead, 1);
  });
});
