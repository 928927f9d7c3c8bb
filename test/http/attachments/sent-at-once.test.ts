import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { Request } from 'express';
import { makeUploadReader } from '../../../service/http/read-body.ts';
import { aPdf } from '../../support/builders/pictures.ts';
import { useAttachmentScene } from '../../support/scenes/attachment-scene.ts';

/** A request whose body comes when the test writes it. */
const aSlowRequest = (): PassThrough & Request =>
  Object.assign(new PassThrough(), { get: () => 'application/pdf' }) as unknown as PassThrough & Request;

describe('files that are being sent', () => {
  const { scene, allow } = useAttachmentScene(async () => ({ ZGODA_LIMIT_FACTOR: '1' }));

  it('are few of one sender at the same time: one more is refused, and the others arrive', async () => {
    await allow('yes');
    const { visitor, token } = await scene.talk();
    const file = aPdf();
    const most = scene.service.config.limits.uploads.perSender;
    const begun = Array.from({ length: most + 1 }, () => {
      const path = `/v1/visitor/attachments?shop=${scene.merchant.shop.key}&ref=${randomUUID()}`;
      const asked = request(scene.service.origin + path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          origin: scene.service.origin,
          'content-type': 'application/pdf',
          'content-length': String(file.length),
        },
      });
      asked.write(file.slice(0, 4));
      const answer = once(asked, 'response').then(([reply]: IncomingMessage[]) => reply?.statusCode);
      return { asked, answer };
    });
    const first = await Promise.race(begun.map(async (one) => ({ one, status: await one.answer })));
    assert.equal(first.status, 503);
    const others = begun.filter((one) => one !== first.one);
    for (const { asked } of others) asked.end(file.slice(4));
    assert.deepEqual(await Promise.all(others.map(({ answer }) => answer)), Array(most).fill(201));
    first.one.asked.destroy();
    visitor.close();
  });

  it('fill so much memory together and no more, and give it back', async () => {
    const read = makeUploadReader({ perSender: 1, bytesTogether: 10 });
    const [first, second, third] = [aSlowRequest(), aSlowRequest(), aSlowRequest()];
    const kept = read(first, 100, 'a');
    first.write(Buffer.alloc(8));
    do await turn();
    while (first.readableLength > 0);
    second.end(Buffer.alloc(8));
    await assert.rejects(read(second, 100, 'b'), { code: 'unavailable' });
    first.end();
    assert.equal((await kept).length, 8);
    third.end(Buffer.alloc(8));
    assert.equal((await read(third, 100, 'b')).length, 8);
  });
});
