import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { makeEnvReader } from '../../service/config/env-reader.ts';
import { readPush } from '../../service/config/push.ts';

const ZGODA_PUSH_KEY = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const ZGODA_PUSH_CONTACT = 'mailto:it@shop.example';

describe('the settings of pushes', () => {
  const read = (env: Record<string, string>) => {
    const reader = makeEnvReader(env);
    return { push: readPush(reader), faults: reader.faults };
  };

  it('are off until there is a contact, although the key was made', () => {
    assert.deepEqual(read({ ZGODA_PUSH_KEY }), { push: null, faults: [] });
  });

  it('name the push services of the browsers unless others are given', () => {
    const { push, faults } = read({ ZGODA_PUSH_KEY, ZGODA_PUSH_CONTACT });
    assert.deepEqual(faults, []);
    assert.ok(push?.hosts.includes('fcm.googleapis.com') && push.hosts.includes('web.push.apple.com'));
    const own = read({
      ZGODA_PUSH_KEY,
      ZGODA_PUSH_CONTACT,
      ZGODA_PUSH_HOSTS: 'Push.Shop.example, *.b.example',
    });
    assert.deepEqual(own.push?.hosts, ['push.shop.example', '*.b.example']);
  });

  it('say what is wrong, each fault by its variable', () => {
    const env = {
      ZGODA_PUSH_CONTACT: 'it@shop.example',
      ZGODA_PUSH_KEY: 'x',
      ZGODA_PUSH_HOSTS: 'https://a.example',
    };
    const { push, faults } = read(env);
    assert.equal(push, null);
    for (const name of Object.keys(env))
      assert.ok(
        faults.some((fault) => fault.startsWith(name)),
        name,
      );
    const wrongCurve = generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    assert.equal(read({ ZGODA_PUSH_CONTACT, ZGODA_PUSH_KEY: wrongCurve }).push, null);
  });
});
