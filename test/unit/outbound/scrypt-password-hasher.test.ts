import assert from 'node:assert/strict';
import { makeScryptPasswordHasher } from '../../../service/outbound/scrypt-password-hasher.ts';

/**
 * Not a power of two, so deriving fails at once. A cost above the memory limit leaves an OpenSSL error that
 * breaks the next key import.
 */
const IMPOSSIBLE = { N: 3, r: 8, p: 1 };

describe('the hash of a password', () => {
  it('costs what OWASP asks for, unless a test says otherwise [SE-2]', async () => {
    const stored = await makeScryptPasswordHasher().hash('correct horse battery');
    assert.match(stored, /^scrypt\$65536\$8\$2\$[\w-]{22}\$[\w-]{43}$/);
  });

  it('belongs to its password alone [SE-2]', async () => {
    const hasher = makeScryptPasswordHasher({ N: 16, r: 8, p: 1 });
    const stored = await hasher.hash('correct horse battery');
    assert.equal(await hasher.verify('correct horse battery', stored), true);
    assert.equal(await hasher.verify('correct horse', stored), false);
    assert.equal(await hasher.verify('correct horse battery', null), false);
  });

  it('is derived at full cost also where no account is known [SE-2]', async () => {
    await assert.rejects(makeScryptPasswordHasher(IMPOSSIBLE).verify('x', null), /Invalid scrypt params/);
  });
});
