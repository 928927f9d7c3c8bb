import assert from 'node:assert/strict';
import { aStaff } from '../support/builders.ts';
import { call, type Merchant, makeMerchant, signIn } from '../support/chat-actors.ts';
import { makeFakeClock } from '../support/fake-clock.ts';
import { marketingScene } from '../support/marketing-scene.ts';
import { watchOutbox } from '../support/outbox.ts';
import { startTestService, type TestService } from '../support/start-service.ts';

const MINUTE = 60_000;

describe('nobody floods a mailbox through the service', () => {
  let clock: ReturnType<typeof makeFakeClock>;
  let outbox: ReturnType<typeof watchOutbox>;
  let service: TestService;
  const start = async (factor: string) => {
    clock = makeFakeClock();
    outbox = watchOutbox();
    const env = { ZGODA_LIMIT_FACTOR: factor };
    service = await startTestService({ stores: outbox.stores, overrides: { clock }, env });
  };
  afterEach(() => service.stop());

  const inviter = async (): Promise<(email: string) => ReturnType<typeof call>> => {
    const owner: Merchant = await makeMerchant(service);
    const token = await signIn(service, owner.email);
    return (email) =>
      call(service, 'POST', `/v1/staff/organisations/${owner.organisationId}/invitations`, {
        token,
        body: { email, role: 'consultant', shopIds: null },
      });
  };
  const mailsTo = async (address: string) =>
    (await outbox.readMails(service)).filter(({ to }) => to === address).length;

  it('one invitation goes to a mailbox in five minutes, whoever invites', async () => {
    await start('1000');
    const [first, second] = [await inviter(), await inviter()];
    const address = 'ewa@example.com';
    const replies = await Promise.all([first(address), first(address), second(address)]);
    assert.deepEqual(replies.map(({ status }) => status).sort(), [201, 429, 429]);
    const refused = replies.find(({ status }) => status === 429);
    assert.equal(refused?.body.code, 'rate_limited');
    assert.ok(Number(refused?.headers.get('retry-after')) > 0);
    assert.equal(await mailsTo(address), 1);
    clock.forward(5 * MINUTE + 1);
    assert.equal((await second(address)).status, 201);
  });

  it('a person sends fifty mails a day to addresses that they type', async () => {
    await start('1');
    const invite = await inviter();
    const statuses: number[] = [];
    for (let count = 0; count < 52; count += 1) statuses.push((await invite(aStaff().email)).status);
    assert.equal(statuses.filter((status) => status === 201).length, 50);
    assert.deepEqual(statuses.slice(50), [429, 429]);
  });

  it('a contact form that is sent again asks nobody but the address that it was sent with, and once', async () => {
    await start('1000');
    const scene = marketingScene(service);
    const merchant = await scene.shopWithBoxes();
    const { reply, body } = await scene.send(merchant, ['email']);
    assert.equal(reply.status, 201, reply.text);
    const again = (values: Record<string, unknown>) =>
      call(service, 'POST', '/v1/visitor/leads', { body: { ...body, ...values } });
    for (let count = 0; count < 3; count += 1) assert.equal((await again({})).status, 201);
    for (const email of ['victim@example.org', 'other@example.org']) {
      assert.equal((await again({ email })).status, 201);
      assert.equal(await mailsTo(email), 0);
    }
    const asked = (await outbox.readMails(service)).filter(({ kind }) => kind === 'optin_confirmation');
    assert.equal(asked.length, 1);
    clock.forward(15 * MINUTE + 1);
    await again({});
    const later = (await outbox.readMails(service)).filter(({ kind }) => kind === 'optin_confirmation');
    assert.equal(later.length, 2, 'the first one may be lost');
    assert.equal(new Set(later.map(({ to }) => to)).size, 1);
  });
});
