import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { DoorCall } from '../../../service/domain/door/door.ts';
import { makeDoorCaller } from '../../../service/outbound/door-caller.ts';
import { DOOR_ANSWER_BYTES } from '../../../service/protocol/door.ts';
import { AN_ORDER } from '../../support/fakes/door-shop.ts';

describe('a call of a shop’s door', () => {
  const servers: Server[] = [];
  let requests = 0;
  const serve = async (listener: RequestListener): Promise<URL> => {
    const server = createServer((request, response) => {
      requests += 1;
      listener(request, response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/door?a=b`);
  };
  beforeEach(() => {
    requests = 0;
  });
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  const call = (url: URL | string, question: DoorCall['question'] = 'customer'): DoorCall => ({
    url: String(url),
    question,
    headers: { 'x-zgoda-nonce': 'n' },
    body: '{"do":"customer","sub":"wordpress:7"}',
  });
  const json = { 'content-type': 'application/json' };
  const ask = (url: URL, question?: DoorCall['question']) => makeDoorCaller([url.host])(call(url, question));
  const failed = (fault: string, status: number | null = null) => ({ answer: 'failed', fault, status });

  it('sends the body and the signature, and reads orders', async () => {
    let seen = '';
    const url = await serve(async (request, response) => {
      for await (const chunk of request) seen += chunk;
      seen = `${request.method} ${request.url} ${request.headers['x-zgoda-nonce']} ${seen}`;
      response.writeHead(200, json).end(JSON.stringify({ answer: 'orders', orders: [AN_ORDER] }));
    });
    assert.deepEqual(await ask(url), { answer: 'orders', orders: [AN_ORDER] });
    assert.equal(seen, 'POST /door?a=b n {"do":"customer","sub":"wordpress:7"}');
  });

  it('ends in time at a shop that hangs before or in its answer [AD-46]', async () => {
    const silent = await serve(() => {});
    const slow = await serve((_request, response) => {
      response.writeHead(200, json).write('{"answer":');
    });
    const callDoor = makeDoorCaller([silent.host, slow.host], 100);
    assert.deepEqual(await callDoor(call(silent)), failed('timeout'));
    assert.deepEqual(await callDoor(call(slow)), failed('timeout'));
  });

  it('follows no redirect, be it to the same door [AD-46]', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(307, { location: '/door' }).end();
    });
    assert.deepEqual(await ask(url), failed('status', 307));
    assert.equal(requests, 1);
  });

  it('reads no more than the limit of an answer of 10 MB [AD-46]', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, json).end(Buffer.alloc(10_000_000, ' '));
    });
    assert.deepEqual(await ask(url), failed('form'));
  });

  it('unpacks nothing: a packed answer could grow [AD-46]', async () => {
    const packed = gzipSync(Buffer.alloc(100 * DOOR_ANSWER_BYTES, ' '));
    const url = await serve((_request, response) => {
      response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(packed);
    });
    assert.deepEqual(await ask(url), failed('form'));
  });

  it('takes nothing from an answer that is not of the contract [AD-46]', async () => {
    let answer: string | Buffer = '';
    const url = await serve((_request, response) => void response.writeHead(200, json).end(answer));
    for (answer of [
      '<!doctype html>',
      '[]',
      '{"answer":"accepted"}',
      JSON.stringify({ answer: 'orders', orders: [{ ...AN_ORDER, email: 'anna@example.com' }] }),
      Buffer.from([0x22, 0xff, 0x22]),
    ]) {
      assert.deepEqual(await ask(url), failed('form'), String(answer));
    }
    for (const status of [204, 401, 404, 500]) {
      const refusing = await serve((_request, response) => void response.writeHead(status).end());
      assert.deepEqual(await ask(refusing), failed('status', status));
    }
  });

  it('asks no private address, by number or by name, and nothing over http [AD-46]', async () => {
    const url = await serve((_request, response) => void response.end());
    const callDoor = makeDoorCaller([]);
    for (const target of [
      url.href,
      url.href.replace('http:', 'https:'),
      'https://127.0.0.1/door',
      'https://[::1]/door',
      'https://10.0.0.1/door',
      'https://169.254.169.254/latest',
      'https://localhost/door',
      'http://shop.example/door',
      'https://shop.example:8443/door',
    ]) {
      assert.deepEqual(await callDoor(call(target)), failed('address'), target);
    }
    assert.equal(requests, 0);
  });

  it('says that nobody is there', async () => {
    const url = await serve(() => {});
    servers[0]?.close();
    assert.deepEqual(await ask(url), failed('network'));
  });
});
