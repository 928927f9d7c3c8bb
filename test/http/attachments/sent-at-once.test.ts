import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { makeByteBudget } from '../../../service/http/byte-budget.ts';
import { errorHandler } from '../../../service/http/error-handler.ts';
import { makeUploadReader } from '../../../service/http/read-body.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';
import { aPdf } from '../../support/builders/pictures.ts';
import { useAttachmentScene } from '../../support/scenes/attachment-scene.ts';

const [HERE, SET_OUTSIDE, THIRD] = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];

describe('files that are being sent', () => {
  const { scene, allow, fromStaff } = useAttachmentScene(async () => ({ ZGODA_LIMIT_FACTOR: '1' }));

  const talk = async () => {
    const { token, id, visitor } = await scene.talk();
    visitor.close();
    return { token, id };
  };
  const begin = (token: string, from: string, bytes: number) => {
    const path = `/v1/visitor/attachments?shop=${scene.merchant.shop.key}&ref=${randomUUID()}`;
    const asked = request(scene.service.origin + path, {
      method: 'POST',
      agent: false,
      localAddress: from,
      headers: {
        authorization: `Bearer ${token}`,
        origin: scene.service.origin,
        'content-type': 'application/pdf',
        'content-length': String(bytes),
      },
    });
    asked.write(aPdf().slice(0, 4));
    const status = once(asked, 'response').then(([reply]: IncomingMessage[]) => reply?.statusCode);
    return { asked, status };
  };
  const send = (token: string, from: string, file: Uint8Array = aPdf()): Promise<number | undefined> => {
    const { asked, status } = begin(token, from, file.length);
    asked.end(file.slice(4));
    return status;
  };
  const errorLines = () => scene.service.logLines.filter((line) => JSON.parse(line).level >= 50);

  it('take room of their address alone, whatever tokens they have, and give it back when they are broken off', async () => {
    await allow('yes');
    const chat = await talk();
    const tokens = [chat.token, (await talk()).token, (await talk()).token];
    const begun = tokens.map((token) => begin(token, HERE, 10_000_000));
    assert.equal(await Promise.race(begun.map(({ status }) => status)), 503, 'two have room');
    assert.equal(await send(chat.token, SET_OUTSIDE), 201);
    assert.equal((await fromStaff(chat.id, aPdf())).status, 201, 'staff have room of their own');

    for (const { asked, status } of begun) {
      status.catch(() => undefined);
      asked.on('error', () => undefined);
      asked.destroy();
    }
    let status: number | undefined;
    do status = await send(chat.token, HERE);
    while (status === 503);
    assert.equal(status, 201);
    assert.deepEqual(errorLines(), [], 'nobody has to look at what a client broke off');
  });

  it('are stored up to 40 MB of an address each day, whatever tokens it has', async () => {
    await allow('yes');
    const large = aPdf('x'.repeat(10_000_000 - aPdf('').length));
    const [one, two] = [await talk(), await talk()];
    for (const { token } of [one, two, one, two]) assert.equal(await send(token, THIRD, large), 201);
    assert.equal(await send((await talk()).token, THIRD), 409);
    assert.equal(await send(one.token, SET_OUTSIDE), 201);
  });
});

describe('a file that comes too slowly', () => {
  it('is refused with 408, and gives back its room', async () => {
    const budget = makeByteBudget({ perAddress: 10, together: 10 });
    const read = makeUploadReader(budget, { bytes: 6, everyMs: 10 });
    const app = express();
    app.post('/', async (request, response) => {
      await read(request, 10, 'a');
      response.end();
    });
    app.use(errorHandler(makeLogger('fatal')));
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const headers = { 'content-type': 'application/pdf', 'content-length': '10' };
    const asked = request({ port, host: '127.0.0.1', method: 'POST', headers, agent: false });
    asked.on('error', () => undefined);
    asked.write('%PDF-');
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    assert.deepEqual([answer.statusCode, answer.headers.connection], [408, 'close']);
    assert.notEqual(budget.tryHold('a', 10), null);
    server.closeAllConnections();
    server.close();
  });
});
