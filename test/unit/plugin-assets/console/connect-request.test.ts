import assert from 'node:assert/strict';
import { answerAddress, parseConnectRequest } from '../../../../plugin-assets/console/app/connect-request.ts';

const asked = {
  v: 1,
  platform: 'wordpress',
  name: 'Liść i Glina',
  url: 'https://sklep.example/',
  locale: 'pl',
  returnUrl: 'https://sklep.example/wp-admin/options-general.php?page=zgoda',
  state: 'aaaaaaaaaaaaaaaaaaaaaaaa',
  challenge: 'ab'.repeat(32),
  controller: { name: 'Liść sp. z o.o.', address: 'Lipowa 5', email: 'a@sklep.example', phone: '' },
};
const encode = (request: object): string => Buffer.from(JSON.stringify(request)).toString('base64url');

describe('what a shop server asks the console', () => {
  it('is read as it was written, with Polish letters', () => {
    const request = parseConnectRequest(encode(asked));
    assert.equal(request?.name, 'Liść i Glina');
    assert.equal(request?.controller.name, 'Liść sp. z o.o.');
    assert.equal(request?.locale, 'pl');
  });

  it('is refused when it leads back to another host, to no web page, or is broken', () => {
    for (const change of [
      { returnUrl: 'https://evil.example/' },
      { returnUrl: 'javascript:alert(1)', url: 'javascript:alert(1)' },
      { challenge: 'short' },
      { state: '' },
      { v: 2 },
    ]) {
      assert.equal(parseConnectRequest(encode({ ...asked, ...change })), null, JSON.stringify(change));
    }
    assert.equal(parseConnectRequest('%%%'), null);
    assert.equal(parseConnectRequest('x'.repeat(9000)), null);
  });

  it('is answered at the page it came from, with the code or with a no, and with its own state', () => {
    const yes = new URL(answerAddress(asked, { code: 'c0de' }));
    assert.equal(yes.searchParams.get('page'), 'zgoda');
    assert.equal(yes.searchParams.get('zgoda_code'), 'c0de');
    assert.equal(yes.searchParams.get('zgoda_state'), asked.state);
    const no = new URL(answerAddress(asked, { error: 'cancelled' }));
    assert.equal(no.searchParams.get('zgoda_code'), null);
    assert.equal(no.searchParams.get('zgoda_error'), 'cancelled');
  });
});
