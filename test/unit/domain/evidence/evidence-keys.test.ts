import assert from 'node:assert/strict';
import type { EvidenceKey } from '../../../../service/domain/evidence/evidence.ts';
import type { Finding } from '../../../../service/domain/evidence/texts/evidence-words.ts';
import { verifyEvidence } from '../../../../service/domain/evidence/verify-evidence.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { provenLead } from '../../../support/scenes/proven-lead.ts';

const scene = makeDomainScene();
const judge = { sha256Hex: scene.ports.digest.sha256Hex, readKey: scene.ports.readKey };
const proven = () => provenLead(scene);

describe('the keys that evidence is judged by', () => {
  const at = scene.clock.now().toISOString();
  const later = new Date(scene.clock.now().getTime() + 1).toISOString();
  type Case = {
    what: string;
    keys: (keys: readonly EvidenceKey[]) => readonly EvidenceKey[];
    finding: Finding;
  };
  const all = (changes: Partial<EvidenceKey>) => (keys: readonly EvidenceKey[]) =>
    keys.map(({ keyId, publicKeyPem }) => ({ keyId, publicKeyPem, ...changes }));
  const CASES: readonly Case[] = [
    { what: 'holds by a key without a period', keys: all({}), finding: 'signature' },
    {
      what: 'holds by a key from this moment on',
      keys: all({ since: at, until: null }),
      finding: 'signature',
    },
    { what: 'holds by a key until the next moment', keys: all({ until: later }), finding: 'signature' },
    { what: 'fails by a key that began later', keys: all({ since: later }), finding: 'key_early' },
    { what: 'fails by a key that ended at that moment', keys: all({ until: at }), finding: 'key_late' },
    { what: 'fails without the key', keys: () => [], finding: 'key_unknown' },
    {
      what: 'fails by the same key as that of a witness',
      keys: all({ witness: 'W' }),
      finding: 'key_unknown',
    },
    {
      what: 'fails by something that is no key',
      keys: all({ publicKeyPem: 'x' }),
      finding: 'signature_wrong',
    },
  ];
  for (const { what, keys, finding } of CASES) {
    it(`${what} [CO-9]`, async () => {
      const place = await proven();
      const verdict = await verifyEvidence(place.evidence, keys(place.keys), judge);
      const check = verdict.checks.find((one) => one.check === 'granted_2_signature');
      assert.deepEqual([check?.finding, check?.ok], [finding, finding === 'signature']);
    });
  }

  it('count for places beside the consent without their period', async () => {
    const place = await proven();
    const verdict = await verifyEvidence(place.evidence, all({ until: at })(place.keys), judge);
    assert.equal(verdict.checks.find(({ check }) => check === 'chain_1_signature')?.ok, true);
  });
});
