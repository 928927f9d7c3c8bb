import assert from 'node:assert/strict';
import { createECDH, generateKeyPairSync } from 'node:crypto';
import { areReceiverKeys, encryptPush } from '../../../service/outbound/push/encrypt-push.ts';
import { readVapidKey, vapidHeader } from '../../../service/outbound/push/vapid.ts';
import { newBrowserKeys, openPush, openVapid } from '../../support/surroundings/open-push.ts';

/** RFC 8291, section 5 and appendix A. */
const RFC = {
  text: 'When I grow up, I want to be a watermelon',
  sender: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  receiver: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};
const pem = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('a push message', () => {
  it('is the one of RFC 8291 for its keys and salt', () => {
    const sender = createECDH('prime256v1');
    sender.setPrivateKey(Buffer.from(RFC.sender, 'base64url'));
    const random = { sender, salt: Buffer.from(RFC.salt, 'base64url') };
    assert.equal(encryptPush(RFC.text, RFC, 0, random).toString('base64url'), RFC.body);
    const browser = { ...RFC, privateKey: Buffer.from(RFC.receiver, 'base64url') };
    assert.equal(openPush(Buffer.from(RFC.body, 'base64url'), browser), RFC.text);
  });

  it('is read by its browser alone, is new each time, and tells nothing by its length', () => {
    const browser = newBrowserKeys();
    const [short, again, long] = ['Lipa', 'Lipa', 'Herbaciarnia pod Żółtą Lipą'].map((text) =>
      encryptPush(text, browser, 640),
    );
    assert.ok(short !== undefined && again !== undefined && long !== undefined);
    assert.deepEqual(
      [openPush(short, browser), openPush(long, browser)],
      ['Lipa', 'Herbaciarnia pod Żółtą Lipą'],
    );
    assert.equal(short.length, long.length);
    assert.notDeepEqual(short, again);
    assert.throws(() => openPush(short, newBrowserKeys()));
    assert.throws(() => encryptPush('x'.repeat(4_000), browser));
  });

  it('is not made for keys that are none', () => {
    const browser = newBrowserKeys();
    assert.equal(areReceiverKeys(browser), true);
    const offCurve = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url');
    for (const keys of [
      { ...browser, p256dh: offCurve },
      { ...browser, p256dh: browser.p256dh.slice(4) },
      { ...browser, auth: 'AAAA' },
      { p256dh: '', auth: '' },
    ])
      assert.equal(areReceiverKeys(keys), false, JSON.stringify(keys));
  });

  it('names the sender to the push service by a signed token of RFC 8292', () => {
    const key = readVapidKey(pem('prime256v1'));
    const now = new Date('2026-11-24T10:00:00.000Z');
    const header = vapidHeader(
      key,
      new URL('https://push.example/send/abc'),
      'mailto:it@operator.example',
      now,
    );
    const told = openVapid(header);
    assert.equal(told.key, key.publicKey);
    assert.deepEqual(told.claims, {
      aud: 'https://push.example',
      exp: now.getTime() / 1000 + 12 * 3_600,
      sub: 'mailto:it@operator.example',
    });
    const other = readVapidKey(pem('prime256v1')).publicKey;
    assert.throws(() => openVapid(header.replace(key.publicKey, other)));
    assert.throws(() => readVapidKey(pem('secp384r1')));
  });
});
