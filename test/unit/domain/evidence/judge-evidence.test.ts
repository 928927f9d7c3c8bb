import assert from 'node:assert/strict';
import { canonicalJson } from '../../../../service/domain/model/base/canonical-json.ts';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { provenLead } from '../../../support/scenes/proven-lead.ts';

const downloaded = async () => {
  const scene = makeDomainScene();
  const { text, keys } = await provenLead(scene);
  return { scene, text, keys, judge: scene.useCases.judgeEvidence };
};

describe('judging a file that anybody sends', () => {
  it('finds a whole one valid, by the keys of the service or by those that were sent along [CO-9]', async () => {
    const { text, keys, judge } = await downloaded();
    assert.equal((await judge(text, null)).valid, true);
    assert.equal((await judge(text, keys)).valid, true);
  });

  it('finds an altered one invalid [CO-9]', async () => {
    const { text, judge } = await downloaded();
    const altered = text.replace('https://sklep.example/buty', 'https://x.example');
    assert.notEqual(altered, text);
    assert.equal((await judge(altered, null)).valid, false);
  });

  it('judges files of at most fifty entries in each of their lists: each costs a signature', async () => {
    const { text, judge } = await downloaded();
    const file = JSON.parse(text);
    const step = { side: 'left', hash: 'a'.repeat(64) };
    const seen = { kind: 'rfc3161', by: 'W', at: file.asOf.at, token: 'x' };
    const witness = (changes: object) => ({
      statement: {
        at: file.asOf.at,
        keyId: file.seal.keyId,
        previous: null,
        root: 'a'.repeat(64),
        since: null,
      },
      signature: file.seal.signature,
      entries: [],
      seen: [],
      ...changes,
    });
    const entry = (path: object[]) => ({ seq: 1, path });
    const LISTS: readonly ((count: number) => object)[] = [
      (count) => ({ chain: Array(count).fill(file.chain[0]) }),
      (count) => ({ events: Array(count).fill(file.events[0]) }),
      (count) => ({ witnesses: Array(count).fill(witness({})) }),
      (count) => ({ witnesses: [witness({ seen: Array(count).fill(seen) })] }),
      (count) => ({ witnesses: [witness({ entries: Array(count).fill(entry([])) })] }),
      (count) => ({ witnesses: [witness({ entries: [entry(Array(count).fill(step))] })] }),
    ];
    for (const list of LISTS) {
      const long = (count: number) => judge(canonicalJson({ ...file, ...list(count) }), null);
      assert.equal((await long(50)).valid, false, 'judged');
      await assertRefused(long(51), 'invalid_request', ['evidence']);
    }
  });

  it('trusts only the keys that were sent, when some were, and no key of the service beside them [CO-9]', async () => {
    const { text, judge } = await downloaded();
    const verdict = await judge(text, []);
    assert.equal(verdict.valid, false);
    assert.equal(verdict.checks.find(({ kind }) => kind === 'seal')?.finding, 'key_unknown');
  });

  it('stores nothing and writes nothing down', async () => {
    const { scene, judge } = await downloaded();
    const shop = await scene.openShop();
    const { lead } = await shop.sendForm();
    const { text } = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
    const before = [await shop.ledger(), await shop.acts()];
    await judge(text, null);
    assert.deepEqual([await shop.ledger(), await shop.acts()], before);
  });

  const OTHER_VERSIONS = ['{"format":"zgoda-evidence/2"}', '{"format":"zgoda-evidence/4"}'];
  for (const sent of ['', 'null', 'x', '{}', ...OTHER_VERSIONS, '[]']) {
    it(`refuses ${JSON.stringify(sent)}, which is no such file`, async () => {
      const { judge } = await downloaded();
      await assertRefused(judge(sent, null), 'invalid_request', ['evidence']);
    });
  }
});
