import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describeWordPress, packWordPress } from '../../../scripts/package-adapters.ts';
import { call, type Merchant, makeMerchant, signedCall } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { releaseFolder } from '../../support/surroundings/plugin-release.ts';

const RELEASE = '/v1/adapter/releases/wordpress';

describe('the plugin that a shop server may fetch as its update', () => {
  let service: TestService;
  let merchant: Merchant;
  let removeBuild = () => {};

  before(async () => {
    const { buildDir, remove } = releaseFolder();
    removeBuild = remove;
    service = await startTestService({ env: { ZGODA_BUILD_DIR: buildDir } });
    merchant = await makeMerchant(service);
  });
  after(async () => {
    await service.stop();
    removeBuild();
  });

  const ask = async (secret: string) => {
    const time = String(Math.floor(Date.now() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const hash = createHash('sha256').update('').digest('hex');
    const text = ['zgoda-adapter.v1', time, nonce, 'GET', RELEASE, hash].join('\n');
    const reply = await call(service, 'GET', RELEASE, {
      headers: {
        'x-zgoda-shop': merchant.shop.key,
        'x-zgoda-time': time,
        'x-zgoda-nonce': nonce,
        'x-zgoda-signature': `v1=${createHmac('sha256', secret).update(text).digest('hex')}`,
      },
    });
    return { reply, nonce };
  };
  const signatureOf = (secret: string, nonce: string, body: Record<string, unknown>) => {
    const fields = [
      ...['platform', 'version', 'requires', 'requiresPhp', 'tested', 'size', 'sha256', 'changes'],
    ];
    const text = ['zgoda-release.v1', nonce, ...fields.map((name) => String(body[name]))].join('\n');
    return `v1=${createHmac('sha256', secret).update(text).digest('hex')}`;
  };

  it('is named with size and hash, signed with the secret of the request over its nonce [AD-44]', async () => {
    const { reply, nonce } = await ask(merchant.adapterSecret);
    assert.equal(reply.status, 200, reply.text);
    const { bytes } = packWordPress();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { signature, ...release } = reply.body;
    assert.deepEqual(release, { platform: 'wordpress', ...describeWordPress(), size: bytes.length, sha256 });
    assert.equal(signature, signatureOf(merchant.adapterSecret, nonce, release));
    const second = await ask(merchant.adapterSecret);
    assert.notEqual(second.reply.body.signature, signature, 'an answer of earlier proves nothing');
  });

  it('is signed with the secret that the shop server holds, while a renewed one is on its way [AD-41, AD-44]', async () => {
    const { body } = await signedCall(service, merchant, 'POST', '/v1/adapter/secret', '{}');
    for (const secret of [merchant.adapterSecret, body.secret]) {
      const { reply, nonce } = await ask(secret);
      assert.equal(reply.body.signature, signatureOf(secret, nonce, reply.body));
    }
  });

  it('comes as it was packed, and as an update to nobody without the keys of a shop', async () => {
    const nobody = await call(service, 'GET', `${RELEASE}/file`);
    assert.deepEqual([nobody.status, nobody.body.code], [401, 'signature_invalid']);
    const reply = await signedCall(service, merchant, 'GET', `${RELEASE}/file`);
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get('content-type'), 'application/zip');
    const { fileName } = packWordPress();
    assert.equal(reply.headers.get('content-disposition'), `attachment; filename=${fileName}`);
  });

  it('comes to anybody who wants to install it, without a key', async () => {
    const { fileName, bytes } = packWordPress();
    const reply = await fetch(`${service.origin}/v1/plugins/wordpress`);
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get('content-disposition'), `attachment; filename=${fileName}`);
    assert.deepEqual(Buffer.from(await reply.arrayBuffer()), Buffer.from(bytes));
  });

  it('is not there while the service was not built with one', async () => {
    const bare = await startTestService({ env: { ZGODA_BUILD_DIR: '/nowhere' } });
    try {
      const shop = await makeMerchant(bare);
      for (const path of [RELEASE, `${RELEASE}/file`]) {
        const { status, body } = await signedCall(bare, shop, 'GET', path);
        assert.deepEqual([status, body.code], [404, 'not_found']);
      }
      const { status, body } = await call(bare, 'GET', '/v1/plugins/wordpress');
      assert.deepEqual([status, body.code], [404, 'not_found']);
    } finally {
      await bare.stop();
    }
  });
});
