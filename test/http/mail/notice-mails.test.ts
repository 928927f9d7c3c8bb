import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { MailContent } from '../../../service/domain/model/mail/mail.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { startSmtpSink, wordsOf } from '../../support/surroundings/smtp-sink.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CANARIES = [
  'Żaneta',
  'Kowalska',
  'zaneta.kowalska',
  '600 700 800',
  '600700800',
  'herbata jest jeszcze',
];

type Read = MailContent & { kind: string; ref: string | null; nextAttemptAt: Date };

describe('mails about a shop', () => {
  let clock: ReturnType<typeof makeFakeClock>;
  let service: TestService;
  let merchant: Merchant;
  beforeEach(async () => {
    clock = makeFakeClock();
    service = await startTestService({ overrides: { clock } });
    merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    await pushPolicy(service, merchant);
  });
  afterEach(() => service.stop());

  const scope = () => scopeOfShop(merchant.shop.id);
  const mails = async (): Promise<Read[]> => {
    const rows = await service.stores.mails.list(scope(), 50);
    return Promise.all(
      rows.map(async ({ sealed, kind, ref, nextAttemptAt }) => ({
        ...(JSON.parse(await service.ports.vault.open(scope(), sealed)) as MailContent),
        kind,
        ref,
        nextAttemptAt,
      })),
    );
  };
  const until = async (isThere: (found: Read[]) => boolean): Promise<Read[]> => {
    for (;;) {
      const found = await mails();
      if (isThere(found)) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const leaveLead = async (changes: Record<string, unknown> = {}) => {
    const session = await openSession(service, merchant.shop);
    clock.forward(5_000);
    const reply = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session, changes),
    });
    assert.equal(reply.status, 201, reply.text);
    return reply.body as { reference: string; receiptSecret: string; receiptUrl: string };
  };
  const change = (changes: { receiptMail?: boolean; whenNoPolicy?: 'bare' }) =>
    service.stores.shops.update(scope(), changes);

  it('tell staff of a new lead with a link to it and none of its data [SE-6]', async () => {
    const { reference } = await leaveLead();
    const [mail] = await until((found) => found.length === 1);
    assert.equal(mail?.kind, 'lead_waiting');
    assert.equal(mail?.to, merchant.email);
    assert.ok(mail?.text.includes(`/console/#/leads/${mail.ref}`));
    assert.ok(mail?.subject.includes(reference));
    for (const canary of CANARIES) assert.ok(!JSON.stringify(mail).includes(canary), canary);
  });

  it('come at most once per shop in 15 minutes, and the next one speaks of all that came since', async () => {
    await leaveLead();
    await until((found) => found.length === 1);
    await leaveLead();
    const two = await until((found) => found.length === 2);
    await leaveLead();
    await change({ receiptMail: true });
    await leaveLead();
    const all = await until((found) => found.some(({ kind }) => kind === 'receipt'));
    const told = all.filter(({ kind }) => kind === 'lead_waiting');
    assert.equal(told.length, 2);
    const second = two.find(({ ref }) => ref === null) ?? assert.fail();
    const waitMs = second.nextAttemptAt.getTime() - clock.now().getTime();
    assert.ok(waitMs > 14 * MINUTE && waitMs <= 15 * MINUTE, String(waitMs));
    assert.match(second.text, /#\/leads\n/);
  });

  it('leave no lead untold that comes after the mail about several, and keep their 15 minutes', async () => {
    const start = clock.now().getTime();
    const toldAfterMinutes = async () =>
      (await mails())
        .filter(({ kind }) => kind === 'lead_waiting')
        .map(({ nextAttemptAt }) => Math.floor((nextAttemptAt.getTime() - start) / MINUTE))
        .sort((one, other) => one - other);
    const told: number[][] = [];
    for (const [count, minute] of [0, 5, 16, 20, 31].entries()) {
      clock.forward(start + minute * MINUTE - clock.now().getTime());
      await leaveLead({ email: `lead${count}@example.net` });
      while ((await service.stores.leads.dueFollowUps(SERVICE_SCOPE, 1)).length > 0)
        await new Promise((resolve) => setImmediate(resolve));
      told.push(await toldAfterMinutes());
    }
    assert.deepEqual(told, [[0], [0, 15], [0, 15, 30], [0, 15, 30], [0, 15, 30, 45]]);
  });

  it('do not come to people who do not want them', async () => {
    await service.stores.staff.update(merchant.ownerId, { notices: { leads: false, chats: false } });
    await change({ receiptMail: true });
    await leaveLead();
    const found = await until((all) => all.length > 0);
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['receipt'],
    );
  });

  it('bring the visitor the link to the receipt, once and without own words, where the shop wants it', async () => {
    await leaveLead();
    await until((found) => found.length === 1);
    assert.ok(
      (await mails()).every(({ kind }) => kind !== 'receipt'),
      'off at first',
    );
    await change({ receiptMail: true });
    const { receiptUrl } = await leaveLead();
    const found = await until((all) => all.some(({ kind }) => kind === 'receipt'));
    const receipts = found.filter(({ kind }) => kind === 'receipt');
    assert.equal(receipts.length, 1);
    assert.equal(receipts[0]?.to, 'zaneta.kowalska@example.net');
    assert.ok(receipts[0]?.text.includes(receiptUrl));
    for (const canary of CANARIES) assert.ok(!receipts[0]?.text.includes(canary), canary);
  });

  it('are dropped when the visitor withdraws before they are sent [CO-7]', async () => {
    const stores = makeMemoryStores();
    const outbox = await startTestService({ stores });
    const sink = await startSmtpSink();
    try {
      const shop = await makeMerchant(outbox, { receiptMail: true });
      await pushPolicy(outbox, shop);
      const waiting = () => stores.mails.list(scopeOfShop(shop.shop.id), 10);
      const leave = async (email: string, count: number) => {
        const session = await openSession(outbox, shop.shop);
        const body = leadBody(shop.shop, session, { email });
        const { receiptSecret } = (await call(outbox, 'POST', '/v1/visitor/leads', { body })).body;
        while ((await waiting()).length < count) await new Promise((resolve) => setImmediate(resolve));
        return receiptSecret as string;
      };
      const secret = await leave('gone@example.net', 2);
      await leave('stays@example.net', 4);
      await call(outbox, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } });
      const sender = await startTestService({
        stores,
        env: { SMTP_URL: sink.url, ZGODA_MAIL_FROM: 'chat@shop.example' },
      });
      await sender.useCases.sendMails();
      await sender.stop();
      assert.deepEqual(
        sink.caught.map(({ to }) => to[0]),
        ['stays@example.net'],
      );
      assert.ok(!sink.caught.map(wordsOf).join('').includes('gone@example.net'));
    } finally {
      await outbox.stop();
      await sink.stop();
    }
  });

  it('tell staff of a visitor who waits a minute for an answer, once, with a link alone [SE-6]', async () => {
    const owner = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({
      t: 'message.send',
      ref: service.ports.ids.ref(),
      text: `Proszę o telefon ${CANARIES[3]}`,
      boot: newBoot(),
    });
    await visitor.next('message.ack');
    await service.stores.conversations.drain();
    clock.forward(59_000);
    assert.equal(await service.useCases.alertWaiting(), 0);
    clock.forward(1_000);
    assert.equal(await service.useCases.alertWaiting(), 1);
    assert.equal(await service.useCases.alertWaiting(), 0);
    const [mail] = await mails();
    assert.equal(mail?.kind, 'chat_waiting');
    assert.match(mail?.text ?? '', /\/console\/#\/inbox\/cnv_/);
    assert.ok(!JSON.stringify(mail).includes(CANARIES[3] ?? ''));
    await visitor.close();
    await owner.close();
  });

  it('tell the owner once when the policy page is no longer published', async () => {
    clock.forward(1_000);
    await pushPolicy(service, merchant, { state: 'unpublished', reason: 'draft', text: null });
    assert.deepEqual(
      (await mails()).map(({ kind, to }) => [kind, to]),
      [['policy_lost', merchant.email]],
    );
    clock.forward(1_000);
    await pushPolicy(service, merchant, { state: 'absent', reason: 'trashed', text: null });
    assert.equal((await mails()).length, 1);
  });

  it('tell the owner of a page that is lost a second time within an hour, once the hour is over', async () => {
    const lose = () => pushPolicy(service, merchant, { state: 'unpublished', reason: 'draft', text: null });
    const check = () => service.useCases.lookAtReportedPages(scope(), DAY);
    clock.forward(MINUTE);
    await lose();
    clock.forward(MINUTE);
    await pushPolicy(service, merchant);
    clock.forward(10 * MINUTE);
    await lose();
    await check();
    assert.equal((await mails()).length, 1);
    clock.forward(61 * MINUTE);
    await check();
    await check();
    assert.deepEqual(
      (await mails()).map(({ kind }) => kind),
      ['policy_lost', 'policy_lost'],
    );
  });

  it('remind the owner each month while the form works without information about data', async () => {
    await service.useCases.remindOfBare();
    assert.deepEqual(await mails(), []);
    await change({ whenNoPolicy: 'bare' });
    await service.useCases.remindOfBare();
    await service.useCases.remindOfBare();
    assert.deepEqual(
      (await mails()).map(({ kind }) => kind),
      ['bare_reminder'],
    );
    clock.forward(30 * DAY);
    await service.useCases.remindOfBare();
    assert.equal((await mails()).length, 2);
  });
});
