import assert from 'node:assert/strict';
import { ConfigError } from '../../service/config/config.ts';
import { readTestConfig } from '../support/service/start-service.ts';

describe('the settings of the time-stamp authority', () => {
  it('are off unless the operator switches them on', () => {
    assert.equal(readTestConfig().timeStamps, null);
  });

  const faults: Record<string, Record<string, string>> = {
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
