import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makePushSender } from '../../../service/outbound/push/push-sender.ts';
import { systemClock } from '../../../service/outbound/system-clock.ts';
import { newBrowserKeys } from '../../support/surroundings/open-push.ts';
import { type LocalPushService, startPushService } from '../../support/surroundings/push-service.ts';

const settings = {
  contact: 'mailto:it@operator.example',
  privateKeyPem: generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
  hosts: ['push.example', '*.notify.windows.com', 'localhost', '127.0.0.1', '10.0.0.1'],
};

describe('the sender of pushes', () => {
  let service: LocalPushService;
  before(async () => {
    service = await startPushService();
  });
  after(() => service.stop());
  const sender = () => makePushSender(settings, systemClock, [service.host], service.certificate);

  it('hands an encrypted message to the push service, for five minutes and urgently', async () => {
    const address = service.subscribe('/a');
    assert.equal(await sender().send(address, 'Lipa i miód'), 'delivered');
    const push = service.caught.at(-1);
    assert.equal(push?.text, 'Lipa i miód');
    const { ttl, urgency, topic, 'content-encoding': encoding } = push?.headers ?? {};
    assert.deepEqual([ttl, urgency, topic, encoding], ['300', 'high', 'waiting', 'aes128gcm']);
  });

  it('sends messages of one length, whatever the shop is called', async () => {
    const address = service.subscribe('/length');
    for (const text of ['Lipa', 'Ż'.repeat(200)]) await sender().send(address, text);
    const lengths = service.caught.slice(-2).map(({ headers }) => headers['content-length']);
    assert.equal(lengths.length, 2);
    assert.equal(new Set(lengths).size, 1);
  });

  it('tells an address that is gone from a push service that refuses or is away', async () => {
    for (const [status, result] of [
      [404, 'gone'],
      [410, 'gone'],
      [429, 'failed'],
      [500, 'failed'],
    ] as const) {
      const address = service.subscribe(`/status/${status}`);
      service.answer(`/status/${status}`, status);
      assert.equal(await sender().send(address, 'x'), result, String(status));
    }
    const address = { ...service.subscribe('/b'), endpoint: `https://${service.host}/b` };
    const untrusted = makePushSender(settings, systemClock, [service.host]);
    assert.equal(await untrusted.send(address, 'x'), 'failed');
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const inner = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve));
    const address = service.subscribe('/moved');
    const location = `http://127.0.0.1:${(inner.address() as AddressInfo).port}/`;
    service.answer('/moved', 307, { location });
    assert.equal(await sender().send(address, 'x'), 'failed');
    assert.equal(asked, 0);
    inner.close();
  });

  it('takes addresses of known push services alone, over HTTPS and on the usual port', () => {
    const { hostOf } = makePushSender(settings, systemClock);
    const keys = newBrowserKeys();
    const host = (endpoint: string) => hostOf({ endpoint, p256dh: keys.p256dh, auth: keys.auth });
    assert.equal(host('https://push.example/send/1'), 'push.example');
    assert.equal(host('https://db5p.notify.windows.com/w/?token=1'), 'db5p.notify.windows.com');
    for (const refused of [
      'http://push.example/send/1',
      'https://push.example:8443/send/1',
      'https://user:secret@push.example/send/1',
      'https://evil.example/send/1',
      'https://push.example.evil.example/',
      'https://notify.windows.com/',
      'https://evilnotify.windows.com/',
      `https://push.example/${'x'.repeat(1_100)}`,
      'file:///etc/passwd',
      'not an address',
    ])
      assert.equal(host(refused), null, refused);
    assert.equal(hostOf({ endpoint: 'https://push.example/1', p256dh: 'AAAA', auth: keys.auth }), null);
  });

  it('reaches no private address, not even under a listed name', async () => {
    const open = makePushSender(settings, systemClock, [], service.certificate);
    const keys = newBrowserKeys();
    const before = service.caught.length;
    for (const host of ['localhost', '127.0.0.1', '10.0.0.1'])
      assert.equal(
        await open.send({ endpoint: `https://${host}/x`, p256dh: keys.p256dh, auth: keys.auth }, 'x'),
        host === 'localhost' ? 'failed' : 'gone',
        host,
      );
    assert.equal(service.caught.length, before);
  });
});
