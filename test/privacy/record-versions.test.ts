import assert from 'node:assert/strict';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import { call, type Merchant, makeMerchant, signIn } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const DAY_MS = 86_400_000;

describe('the history of a record of processing', () => {
  let clock: ReturnType<typeof makeFakeClock>;
  let service: TestService;
  let merchant: Merchant;
  beforeEach(async () => {
    clock = makeFakeClock('2026-11-02T09:00:00.000Z');
    service = await startTestService({ overrides: { clock } });
    merchant = await makeMerchant(service);
  });
  afterEach(() => service.stop());

  const read = async (path: string) =>
    call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}/record${path}`, {
      token: await signIn(service, merchant.email),
    });
  const versions = async () => (await read('/versions')).body.versions;
  const change = async (body: Record<string, unknown>) => {
    const token = await signIn(service, merchant.email);
    const path = `/v1/staff/shops/${merchant.shop.id}`;
    const reply = await call(service, 'PATCH', path, { token, body });
    assert.equal(reply.status, 200, reply.text);
  };

  it('holds each version from when to when it was in force; a round without a change adds none [PR-4]', async () => {
    assert.equal(await service.useCases.keepRecordVersions(), 1);
    assert.equal(await service.useCases.keepRecordVersions(), 0);
    const first = clock.now().toISOString();
    clock.forward(30 * DAY_MS);
    await change({ leadRetentionDays: 90 });
    assert.equal(await service.useCases.keepRecordVersions(), 1);
    const second = clock.now().toISOString();
    const listed = (await versions()).map(({ number, from, to }: Record<string, unknown>) => [
      number,
      from,
      to,
    ]);
    assert.deepEqual(listed, [
      [2, second, null],
      [1, first, second],
    ]);
  });

  it('says what a version changed, and gives an earlier one to read and as a table [PR-4]', async () => {
    await versions();
    clock.forward(DAY_MS);
    await change({ leadRetentionDays: 90 });
    await versions();
    const { body } = await read('/versions/2?locale=en');
    assert.deepEqual(
      body.changes.map(({ section }: { section: string }) => section),
      ['Contact form'],
    );
    assert.match(body.changes[0].before.join(), /180 days/);
    assert.match(body.changes[0].after.join(), /90 days/);
    const earlier = await read('/versions/1?locale=en');
    assert.equal(earlier.body.changes, null);
    assert.match(JSON.stringify(earlier.body.record.sections), /180 days/);
    const table = await read('/export?locale=en&version=1');
    assert.match(table.text, /180 days/);
    assert.match(table.headers.get('content-disposition') ?? '', /2026-11-02\.csv/);
    assert.doesNotMatch((await read('/export?locale=en')).text, /180 days/);
    assert.equal((await read('/versions/3?locale=en')).status, 404);
  });

  it('keeps a replaced version for five years [RE-1]', async () => {
    await versions();
    await change({ leadRetentionDays: 90 });
    await versions();
    clock.forward(5 * 366 * DAY_MS);
    await service.useCases.keepRecordVersions();
    assert.deepEqual(
      (await versions()).map(({ number }: { number: number }) => number),
      [2],
    );
  });
});
