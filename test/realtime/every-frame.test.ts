import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { toJsonSchema } from '@valibot/to-json-schema';
import fc from 'fast-check';
import { staffClientFrame } from '../../service/protocol/frames/staff-frames.ts';
import { visitorClientFrame } from '../../service/protocol/frames/visitor-frames.ts';
import { FUZZ_MS, FUZZ_SEED, fuzzRuns, fuzzStores } from '../support/routes/fuzz-run.ts';
import { fair, type JsonSchema, oneSpoilt, spoilt } from '../support/routes/hostile-input.ts';
import { signIn } from '../support/scenes/chat-actors.ts';
import { makeRouteScene, type RouteScene } from '../support/scenes/route-scene.ts';
import { type AnyFrame, connectFrames, type FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';
import { thirdOf } from '../support/third-of.ts';

const kindsOf = (schema: Parameters<typeof toJsonSchema>[0]): [string, JsonSchema][] => {
  const { anyOf, oneOf } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as JsonSchema;
  return (oneOf ?? anyOf ?? []).map((kind) => [String(kind.properties?.t?.const), kind]);
};

describe('every frame of both sides', () => {
  let service: TestService;
  let scene: RouteScene;
  const sides = [
    { side: 'a visitor', kinds: kindsOf(visitorClientFrame) },
    { side: 'a consultant', kinds: kindsOf(staffClientFrame) },
  ] as const;
  before(async function () {
    this.timeout(FUZZ_MS);
    service = await startTestService({ ...(await fuzzStores()), env: { ZGODA_LIMIT_FACTOR: '100000' } });
    scene = await makeRouteScene(service);
  });
  after(() => service.stop());

  const open = (side: string): Promise<FrameClient> => {
    const path =
      side === 'a visitor' ? `/v1/visitor/socket?s=${scene.merchant.shop.key}` : '/v1/staff/socket';
    return connectFrames(service.origin, path);
  };
  const greet = async (side: string): Promise<FrameClient> => {
    const client = await open(side);
    const hello =
      side === 'a visitor'
        ? { tab: randomUUID(), locale: 'pl', token: scene.visitorToken }
        : { token: await signIn(service, scene.merchant.email), presence: 'here' };
    client.send({ t: 'session.hello', ...hello });
    await client.next('session.ready');
    return client;
  };
  const faultOf = (frames: readonly AnyFrame[]): AnyFrame | undefined =>
    frames.find((frame) => frame.t === 'problem' && frame.code === 'internal');

  /** As many sockets as needed, since bad frames may close a socket. */
  const sendAll = async (side: string, frames: Iterable<unknown>): Promise<void> => {
    let client = await greet(side);
    let n = 0;
    for (const frame of frames) {
      client.sendRaw(JSON.stringify(frame));
      n += 1;
      client.send({ t: 'session.ping', n });
      const answered = client.next((one) => one.t === 'session.pong' && one.n === n).then(() => null);
      const closed = await Promise.race([answered.catch(() => client.closed), client.closed]).then(
        (end) => end,
      );
      assert.equal(faultOf(client.frames), undefined, `${side}: ${JSON.stringify(frame)}`);
      if (closed === null) continue;
      assert.notEqual(closed.code, 1011, `${side}: ${JSON.stringify(frame)}`);
      client = await greet(side);
    }
    await client.close();
  };
  const sendFirst = async (side: string, frames: Iterable<unknown>): Promise<void> => {
    for (const frame of frames) {
      const client = await open(side);
      client.sendRaw(JSON.stringify(frame));
      const answered = client.next(({ t }) => t === 'session.ready' || t === 'problem').catch(() => null);
      await Promise.race([answered, client.closed]);
      assert.equal(faultOf(client.frames), undefined, `${side}: ${JSON.stringify(frame)}`);
      await client.close();
    }
  };
  const send = (side: string, type: string, frames: Iterable<unknown>): Promise<void> =>
    type === 'session.hello' ? sendFirst(side, frames) : sendAll(side, frames);

  for (const { side, kinds } of sides) {
    it(`of ${side} is known by its type`, () => {
      assert.ok(kinds.length >= 6);
      assert.deepEqual(
        kinds.filter(([type]) => !/^[a-z]+\.[a-z]+$/.test(type)),
        [],
      );
    });

    it(`of ${side} with an edge or a wrong type in one place is answered in words, never with a fault`, async function () {
      this.timeout(FUZZ_MS);
      for (const [type, kind] of thirdOf(kinds)) await send(side, type, oneSpoilt(kind, scene.fields));
    });

    it(`of ${side} as nobody thought of it is answered in words, never with a fault (seed ${FUZZ_SEED})`, async function () {
      this.timeout(FUZZ_MS);
      for (const [type, kind] of thirdOf(kinds)) {
        const frames = fc.oneof(fair(kind, scene.fields), spoilt(kind, scene.fields));
        await send(side, type, fc.sample(frames, { seed: FUZZ_SEED, numRuns: fuzzRuns(20) }));
      }
    });
  }

  it('leaves no fault of the service in the log', () => {
    const faults = service.logLines.filter((line) => (JSON.parse(line).level ?? 0) >= 50);
    assert.deepEqual(faults.slice(0, 3), []);
  });
});
