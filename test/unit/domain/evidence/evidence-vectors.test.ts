import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceVectors, folder, vectorFiles } from '../../../evidence-vectors/make-vectors.ts';
import { evidenceOutcome } from '../../../support/evidence-outcome.ts';

describe('the test vectors of evidence files', () => {
  it('lie in the repository as they are made', () => {
    const made = vectorFiles();
    const lying = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      name.replaceAll('\\', '/'),
    );
    assert.deepEqual(lying.filter((name) => /[.](json|csv|txt)$/.test(name)).sort(), [...made.keys()].sort());
    for (const [name, bytes] of made) assert.ok(bytes.equals(readFileSync(join(folder, name))), name);
  });

  for (const { file, says, expect } of evidenceVectors()) {
    it(`${file}: ${says}, is ${expect} [CO-9]`, async () => {
      assert.equal(await evidenceOutcome(readFileSync(join(folder, file))), expect);
    });
  }
});
