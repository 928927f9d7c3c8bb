import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolsDatabaseFolder } from '../../scripts/setup/python-environment.ts';
import { freePort } from '../../scripts/start/free-port.ts';
import { testPython } from '../support/database/database.ts';
import { call, newBoot, PASSWORD } from '../support/scenes/chat-actors.ts';
import { connectFrames } from '../support/service/frame-client.ts';
import { runZgoda } from '../support/service/run-zgoda.ts';
import { type StartedProduct, startProduct } from '../support/service/start-product.ts';

const ERASED = 'Kanarek: proszę mnie zapomnieć';
const KEPT = 'Zostaję: proszę odpisać';

/** The steps of docs/operations.md: stop, save, start; stop, restore, start. */
describe('a backup of the embedded database that is put back', function () {
  this.timeout(360_000);
  let parent: string;
  let data: string;
  let env: NodeJS.ProcessEnv;
  let origin: string;
  let start: StartedProduct | null = null;
  let found: Awaited<ReturnType<typeof restored>>;

  const begin = async (more: NodeJS.ProcessEnv = {}): Promise<void> => {
    start = startProduct({ ...env, ...more });
    await start.line(/^Zgoda is ready: /);
  };
  const end = async (): Promise<void> => {
    start?.process.kill('SIGTERM');
    await start?.ended;
    start = null;
  };
  const signIn = async (): Promise<string> => {
    const body = { email: 'owner@zgoda.example', password: PASSWORD };
    const reply = await call({ origin }, 'POST', '/v1/staff/sign-in', { body });
    assert.equal(reply.status, 200, reply.text);
    return reply.body.accessToken;
  };
  const inbox = async (): Promise<string> =>
    (await call({ origin }, 'GET', '/v1/staff/inbox', { token: await signIn() })).text;
  const zgoda = async (...args: string[]): Promise<void> => {
    const { code, told } = await runZgoda({ ...process.env, ...env }, ...args);
    assert.equal(code, 0, told);
  };
  const backups = () => join(parent, 'backups');
  const secrets = () => join(parent, 'newest.secrets');
  const putBack = (...more: string[]) => {
    const [name = ''] = readdirSync(backups()).sort();
    return zgoda('restore', join(backups(), name), '--yes', ...more);
  };
  const provenChat = async (text: string) => {
    const page = await (await fetch(`http://localhost:${env.ZGODA_DEMO_PORT}/`)).text();
    const key = /\/w\/v1\/(zgk_[A-Za-z0-9_-]+)\.js/.exec(page)?.[1];
    const token = await signIn();
    const staff = await connectFrames(origin, '/v1/staff/socket');
    staff.send({ t: 'session.hello', token, presence: 'here' });
    await staff.next('session.ready');
    const session = await call({ origin }, 'GET', `/v1/visitor/session?shop=${key}&locale=pl`);
    const visitor = await connectFrames(origin, `/v1/visitor/socket?s=${key}`);
    visitor.send({ t: 'session.hello', tab: randomUUID(), locale: 'pl' });
    await visitor.next('session.ready');
    const notice = session.body.chatNoticeId;
    visitor.send({ t: 'message.send', ref: randomUUID(), text, boot: newBoot(), notice });
    const opened = await staff.next('conversation.new');
    await visitor.next('message.ack');
    await Promise.all([visitor.close(), staff.close()]);
    const { id } = opened.conversation as { id: string };
    const proof = async () => {
      const path = `/v1/staff/conversations/${id}/evidence`;
      const { body } = await call({ origin }, 'GET', path, { token: await signIn() });
      assert.equal(body.verdict?.valid, true, JSON.stringify(body));
      const [{ epoch = 1, seq, hash }] = body.evidence.events;
      return { evidence: body.evidence, epoch, seq, hash };
    };
    return { proof };
  };

  const restored = async () => {
    await begin();
    const page = await (await fetch(`http://localhost:${env.ZGODA_DEMO_PORT}/`)).text();
    const key = /\/w\/v1\/(zgk_[A-Za-z0-9_-]+)\.js/.exec(page)?.[1];
    const token = await signIn();
    const staff = await connectFrames(origin, '/v1/staff/socket');
    staff.send({ t: 'session.hello', token, presence: 'here' });
    await staff.next('session.ready');
    const tokens: string[] = [];
    for (const text of [ERASED, KEPT]) {
      const visitor = await connectFrames(origin, `/v1/visitor/socket?s=${key}`);
      visitor.send({ t: 'session.hello', tab: randomUUID(), locale: 'pl' });
      await visitor.next('session.ready');
      visitor.send({ t: 'message.send', ref: randomUUID(), text, boot: newBoot() });
      const ack = await visitor.next('message.ack');
      tokens.push(String(ack.token));
      await visitor.close();
    }
    await staff.close();
    const kept = await provenChat('Przed kopią');
    const before = await kept.proof();
    await end();
    await zgoda('backup', '--out', backups());

    await begin();
    const lost = await (await provenChat('Po kopii')).proof();
    const erased = await call({ origin }, 'POST', '/v1/visitor/erase', {
      body: { shop: key },
      ...(tokens[0] === undefined ? {} : { token: tokens[0] }),
    });
    assert.ok(erased.status < 300, erased.text);
    await end();
    await zgoda('backup', '--out', join(parent, 'later'), '--secrets', secrets());
    await putBack();

    await begin();
    const left = await inbox();
    const after = await (await provenChat('Po przywróceniu')).proof();
    const again = await kept.proof();
    await end();
    return { left, before, lost, after, again };
  };

  before(async () => {
    parent = mkdtempSync(join(tmpdir(), 'zgoda-restore-'));
    data = join(parent, 'data');
    await testPython();
    mkdirSync(data);
    symlinkSync(toolsDatabaseFolder, join(data, 'database-engine'));
    const [port, demoPort] = [await freePort(), await freePort()];
    origin = `http://127.0.0.1:${port}`;
    env = {
      PORT: String(port),
      ZGODA_DEMO_PORT: String(demoPort),
      ZGODA_DATA_DIR: data,
      ZGODA_OWNER_PASSWORD: PASSWORD,
    };
    found = await restored();
  });
  after(async () => {
    await end();
    rmSync(parent, { recursive: true, force: true });
  });

  it('does not bring back what was erased since [RT-8]', () => {
    assert.ok(found.left.includes(KEPT), found.left);
    assert.ok(!found.left.includes(ERASED), 'the erased came back');
  });

  it('leaves no silent gap in a ledger: proofs say what is missing, and no place is taken twice [D5]', () => {
    const { before, lost, after, again } = found;
    assert.deepEqual([lost.epoch, lost.seq], [before.epoch, before.seq + 1]);
    const gap = after.evidence.epochs.at(-1);
    assert.deepEqual([gap.known.epoch, gap.known.seq, gap.known.hash], [lost.epoch, lost.seq, lost.hash]);
    assert.equal(gap.seq, lost.seq, 'at the place of what was lost, in an epoch of its own');
    assert.deepEqual([after.epoch, gap.epoch > lost.epoch], [gap.epoch, true]);
    assert.deepEqual([again.epoch, again.hash], [before.epoch, before.hash]);
    assert.deepEqual(again.evidence.epochs.at(-1), gap, 'the proof from before the backup tells the gap too');
  });

  it('comes to a new machine with the newest file of secrets, without the erased [RT-8]', async () => {
    rmSync(data, { recursive: true });
    mkdirSync(data);
    symlinkSync(toolsDatabaseFolder, join(data, 'database-engine'));
    await putBack('--secrets', secrets());
    await begin();
    const left = await inbox();
    await end();
    assert.ok(left.includes(KEPT), left);
    assert.ok(!left.includes(ERASED), 'the erased came back');
  });
});
