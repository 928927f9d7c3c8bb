import assert from 'node:assert/strict';
import type {
  ArrivedMail,
  MailReader,
  MailVerdict,
} from '../../../../service/domain/model/mail/arrived-mail.ts';
import { NOT_CHECKED } from '../../../../service/domain/model/mail/arrived-mail.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { askedByMail } from '../../../support/scenes/asked-by-mail.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOBODY: ReadonlySet<string> = new Set();
const BY = 'staff:stf_ada';
const TOO_LONG = 'a'.repeat(4001);

type Reply = { text: string; files?: number; arrivedAt?: Date; to?: string };

const withMailbox = async () => {
  let reply: Reply = { text: '' };
  let count = 0;
  const verdicts: MailVerdict[] = [];
  const mailReader: MailReader = async () => ({
    ...{ recipients: [reply.to ?? ''], from: 'wanda@example.net', messageId: `<${count}>` },
    ...{ isAutomatic: false, text: reply.text, files: reply.files ?? 0, isTooLarge: false },
    checks: NOT_CHECKED,
  });
  const place = await askedByMail({
    textByMail: true,
    env: {
      ZGODA_MAIL_IN_ADDRESS: 'reply@chat.example',
      ZGODA_MAIL_IN_IMAP: 'imap://replies:secret@127.0.0.1:1/INBOX',
    },
    overrides: {
      mailReader,
      mailbox: {
        async readNew(take) {
          const raw = new Uint8Array();
          const mail: ArrivedMail = { raw };
          verdicts.push(
            await take({ ...mail, arrivedAt: reply.arrivedAt ?? place.scene.clock.now() }, NOBODY),
          );
        },
      },
    },
  });
  const { scene, shop, here } = place;
  await scene.useCases.mailAnswer(await shop.now(), shop.scope, await here(), 3);
  const [told] = await shop.mails();
  const address = told?.content.replyTo ?? assert.fail();
  const link = told?.content.link ?? assert.fail();
  await scene.useCases.sendMails();
  const arrives = async (next: Reply, isRepeat = false): Promise<MailVerdict | undefined> => {
    if (!isRepeat) count += 1;
    reply = { to: address, ...next };
    await scene.useCases.readMailbox();
    return verdicts.at(-1);
  };
  const refusals = async () => (await shop.mails()).filter(({ kind }) => kind === 'reply_refused');
  const texts = async () =>
    (await scene.stores.conversations.eventsAfter(shop.scope, (await here()).id, 0, 99)).flatMap(
      ({ body }) => (body.kind === 'message' ? [body.text] : []),
    );
  return { ...place, arrives, refusals, texts, link };
};

describe('replies in the mailbox of the operator that cannot be taken', () => {
  for (const [what, reply] of [
    ['too long', { text: TOO_LONG }],
    ['without text', { text: '' }],
    ['of pictures alone', { text: '', files: 1 }],
  ] as const)
    it(`are each told before they are deleted: ${what}`, async () => {
      const { scene, arrives, refusals } = await withMailbox();
      assert.equal(await arrives(reply), 'done');
      scene.clock.forward(DAY_MS);
      assert.equal(await arrives(reply), 'done');
      assert.equal((await refusals()).length, 2);
      assert.equal(await arrives(reply, true), 'done');
      assert.equal((await refusals()).length, 2, 'the same mail once');
    });

  it('stay in the mailbox beyond five a day, hold back no other, and are told on the next', async () => {
    const { scene, arrives, refusals, texts } = await withMailbox();
    for (let sent = 0; sent < 5; sent += 1) assert.equal(await arrives({ text: '' }), 'done');
    const verdict = await arrives({ text: '' });
    assert.ok(typeof verdict === 'object');
    assert.equal((await refusals()).length, 5);
    assert.equal(await arrives({ text: 'Już dobrze' }), 'done');
    assert.deepEqual(await texts(), ['Już dobrze']);
    scene.clock.forward(DAY_MS);
    assert.equal(await arrives({ text: '' }), 'done');
    assert.equal((await refusals()).length, 6);
  });
});

describe('replies in the mailbox of the operator to a chat that takes none now', () => {
  const withRequest = async ({ scene, shop, here }: Awaited<ReturnType<typeof withMailbox>>) => {
    let request = await scene.useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'restriction', channel: 'console', locale: 'pl', identity: 'order', actor: BY },
      subject: { subjectKeys: [], refs: [(await here()).id], email: null, phone: null },
    });
    return {
      restrict: async (isOn: boolean) => {
        ({ request } = await scene.useCases.restrictPerson(shop.scope, request, isOn, BY));
      },
    };
  };

  it('wait until its restriction is lifted, and come into the chat then [RT-3]', async () => {
    const place = await withMailbox();
    const { scene, here, arrives } = place;
    const { restrict } = await withRequest(place);
    await restrict(true);
    const reply = { text: 'Czekam', arrivedAt: scene.clock.now() };
    const waits = { laterWith: (await here()).id };
    assert.deepEqual(await arrives(reply), waits);
    scene.clock.forward(40 * DAY_MS);
    assert.deepEqual(await arrives(reply, true), waits);
    await restrict(false);
    assert.equal(await arrives(reply, true), 'done');
    assert.deepEqual(await place.texts(), ['Czekam']);
    assert.equal((await here()).status, 'open');
  });

  it('are all that finds it: no link of an earlier mail opens it, also once it is freed [RT-3, EP-3]', async () => {
    const place = await withMailbox();
    const { scene, shop } = place;
    const { restrict } = await withRequest(place);
    const open = async () =>
      scene.useCases.comeBackByLink(
        await shop.now(),
        shop.scope,
        place.link.slice(place.link.indexOf('#') + 1),
      );
    await restrict(true);
    await assertRefused(open, 'link_invalid');
    await restrict(false);
    await assertRefused(open, 'link_invalid');
  });

  it('are answered by mail for as long as they were when it was hidden, and no longer [RT-3]', async () => {
    const place = await withMailbox();
    const { scene, here, arrives } = place;
    const { restrict } = await withRequest(place);
    const until = (await here()).waysBack?.mail?.until ?? assert.fail('no way');
    scene.clock.forward(until.getTime() - scene.clock.now().getTime() - HOUR_MS);
    await restrict(true);
    scene.clock.forward(DAY_MS);
    await restrict(false);
    const left = new Date(scene.clock.now().getTime() + HOUR_MS);
    assert.deepEqual((await here()).waysBack?.mail?.until, left);
    scene.clock.forward(HOUR_MS);
    assert.deepEqual(await arrives({ text: 'Za późno' }), { laterWith: 'stray' });
  });

  it('are those of a chat that is gone where mails had ended before it was hidden [RT-3, RE-1]', async () => {
    const place = await withMailbox();
    const { scene, arrives } = place;
    const { restrict } = await withRequest(place);
    scene.clock.forward(31 * DAY_MS);
    await restrict(true);
    assert.deepEqual(await arrives({ text: 'Za późno' }), { laterWith: 'stray' });
    await restrict(false);
    assert.deepEqual(await arrives({ text: 'Za późno' }, true), { laterWith: 'stray' });
  });

  it('are deleted three days after they came, where the chat is gone [RE-1]', async () => {
    const { scene, shop, here, arrives } = await withMailbox();
    await scene.useCases.eraseConversation(shop.scope, await here(), 'visitor');
    const arrivedAt = scene.clock.now();
    const late = { text: 'Czekam', arrivedAt };
    assert.deepEqual(await arrives(late), { laterWith: 'stray' });
    scene.clock.forward(3 * DAY_MS - 1);
    assert.deepEqual(await arrives(late, true), { laterWith: 'stray' });
    scene.clock.forward(1);
    assert.equal(await arrives(late, true), 'done');
  });

  it('are told apart from mails to other addresses, which stay as read', async () => {
    const { arrives } = await withMailbox();
    assert.equal(await arrives({ text: 'Do kogo innego', to: 'biuro@chat.example' }), 'foreign');
  });
});
