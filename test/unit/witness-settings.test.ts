import assert from 'node:assert/strict';
import { ConfigError } from '../../service/config/config.ts';
import { newEvidenceKey } from '../support/scenes/witness-scene.ts';
import { readTestConfig } from '../support/service/start-service.ts';

describe('the settings of witnesses', () => {
  const { line } = newEvidenceKey();
  const { line: second } = newEvidenceKey();

  it('name each installation by its address and its keys', () => {
    const { witnesses, witnessFor } = readTestConfig({
      ZGODA_WITNESSES: `https://a.example ${line} ${second}, https://b.example:8443/ ${line}`,
      ZGODA_WITNESS_FOR: `http://127.0.0.1:4600 ${line}`,
    });
    assert.deepEqual(witnesses, [
      { name: 'https://a.example', keys: [line, second] },
      { name: 'https://b.example:8443', keys: [line] },
    ]);
    assert.deepEqual(witnessFor, [{ name: 'http://127.0.0.1:4600', keys: [line] }]);
  });

  it('are off unless the operator switches them on', () => {
    const { witnesses, witnessFor, timeStamps } = readTestConfig();
    assert.deepEqual(
      { witnesses, witnessFor, timeStamps },
      { witnesses: [], witnessFor: [], timeStamps: null },
    );
  });

  const faults: Record<string, Record<string, string>> = {
    'an address without a key': { ZGODA_WITNESSES: 'https://a.example' },
    'a key of another kind': { ZGODA_WITNESSES: `https://a.example ${line.slice(1)}` },
    'an address in clear': { ZGODA_WITNESS_FOR: `http://a.example ${line}` },
    'an address with a path': { ZGODA_WITNESS_FOR: `https://a.example/x ${line}` },
    'an authority without a certificate': { ZGODA_TIMESTAMP_URL: 'http://tsa.example/' },
    'a certificate that is cut off': {
      ZGODA_TIMESTAMP_URL: 'http://tsa.example/',
      ZGODA_TIMESTAMP_CA: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    },
  };
  for (const [what, env] of Object.entries(faults)) {
    it(`refuse ${what}, and say what to write`, () => {
      assert.throws(
        () => readTestConfig(env),
        (error: unknown) =>
          error instanceof ConfigError &&
          error.message.includes(`\n- ${(Object.keys(env)[0] ?? '').replace('_URL', '_CA')} must be`),
      );
    });
  }
});
