import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { makeEnvReader } from '../../../../service/config/env-reader.ts';
import { readMailIn } from '../../../../service/config/mail-in.ts';
import { DomainError } from '../../../../service/domain/model/base/domain-error.ts';
import {
  type ArrivedMail,
  MAX_MAIL_BYTES,
  type Mailbox,
} from '../../../../service/domain/model/mail/arrived-mail.ts';
import { makeImapMailbox } from '../../../../service/outbound/mail-in/imap-mailbox.ts';
import { DOVECOT, type ImapServer, startImapServer } from '../../../support/surroundings/imap-server.ts';

const mailboxAt = (url: string): Mailbox => {
  const reader = makeEnvReader({ ZGODA_MAIL_IN_ADDRESS: 'reply@chat.example', ZGODA_MAIL_IN_IMAP: url });
  const settings = readMailIn(reader);
  assert.ok(settings !== null);
  return makeImapMailbox(settings.mailbox);
};

describe("the operator's mailbox, read by IMAP", () => {
  let server: ImapServer;
  before(async function () {
    if (!existsSync(DOVECOT)) return this.skip();
    server = await startImapServer();
  });
  after(() => server?.stop());
  afterEach(async () => {
    while (server.flags().some((flag) => flag !== 'S'))
      await mailboxAt(server.url).readNew(async () => 'done');
  });

  it('loses a mail only after it was taken, and keeps those of others as read', async () => {
    const mailbox = mailboxAt(server.url);
    for (const name of ['one', 'two', 'three'])
      server.deliver(`From: a@mail.example\nSubject: ${name}\n\nText\n`);
    const seen: string[] = [];
    const take = async ({ raw, arrivedAt }: ArrivedMail) => {
      assert.ok(arrivedAt !== undefined && !Number.isNaN(arrivedAt.getTime()));
      const [, name = ''] = /Subject: (\w+)/.exec(Buffer.from(raw).toString()) ?? [];
      seen.push(name);
      return name === 'one'
        ? ('done' as const)
        : name === 'two'
          ? ('foreign' as const)
          : { laterWith: 'chat' };
    };
    await mailbox.readNew(take);
    assert.deepEqual(seen.sort(), ['one', 'three', 'two']);
    assert.deepEqual(server.flags().sort(), ['S', 'new']);
    seen.length = 0;
    await mailbox.readNew(take);
    assert.deepEqual(seen, ['three'], 'only what was left for later comes again');
  });

  it('lets a chat that gets too many wait, and nobody else', async () => {
    const mailbox = mailboxAt(server.url);
    const deliver = (chat: string, count: number) => {
      for (let at = 0; at < count; at += 1)
        server.deliver(`From: a@mail.example\nSubject: ${chat}\n\nText\n`);
    };
    const seen: string[] = [];
    let isFlooded = true;
    const take = async ({ raw }: ArrivedMail, waiting: ReadonlySet<string>) => {
      const [, chat = ''] = /Subject: (\w+)/.exec(Buffer.from(raw).toString()) ?? [];
      seen.push(chat);
      const isLater = waiting.has(chat) || (isFlooded && chat === 'flooded');
      return isLater ? { laterWith: chat } : ('done' as const);
    };
    deliver('flooded', 101);
    await mailbox.readNew(take);
    assert.equal(seen.length, 101);
    deliver('other', 1);
    deliver('flooded', 1);
    seen.length = 0;
    await mailbox.readNew(take);
    assert.deepEqual(
      [seen.slice(0, 2).sort(), seen.slice(2)],
      [['flooded', 'other'], ['flooded']],
      'those that waited come last, and one that has to wait again speaks for all of its chat',
    );
    isFlooded = false;
    deliver('flooded', 1);
    seen.length = 0;
    await mailbox.readNew(take);
    assert.equal(seen.length, 1 + 100, 'a round takes a hundred');
    assert.equal(server.flags().filter((one) => one !== 'S').length, 3, 'none overtook them');
    await mailbox.readNew(take);
    assert.deepEqual(
      server.flags().filter((one) => one !== 'S'),
      [],
    );
  });

  it('fetches three hundred mails in a round, so that those of a flood do not hold up the others', async () => {
    const mailbox = mailboxAt(server.url);
    for (let at = 0; at < 301; at += 1) server.deliver('From: a@mail.example\nSubject: flooded\n\nText\n');
    const seen: string[] = [];
    const take = async ({ raw }: ArrivedMail) => {
      const [, chat = ''] = /Subject: (\w+)/.exec(Buffer.from(raw).toString()) ?? [];
      seen.push(chat);
      return chat === 'flooded' ? { laterWith: chat } : ('done' as const);
    };
    await mailbox.readNew(take);
    assert.equal(seen.length, 300);
    server.deliver('From: a@mail.example\nSubject: other\n\nText\n');
    seen.length = 0;
    await mailbox.readNew(take);
    assert.deepEqual(
      [seen.slice(0, 2).sort(), seen.slice(2)],
      [['flooded', 'other'], ['flooded']],
      'the next round goes on behind them',
    );
  });

  it('ends a round in which nothing can be taken', async () => {
    const mailbox = mailboxAt(server.url);
    for (const name of ['one', 'two']) server.deliver(`From: a@mail.example\nSubject: ${name}\n\nText\n`);
    let seen = 0;
    await mailbox.readNew(async () => {
      seen += 1;
      return 'end';
    });
    assert.equal(seen, 1);
  });

  it('goes on behind a mail that our rules fail on, and says so in each round', async () => {
    const mailbox = mailboxAt(server.url);
    for (const name of ['bad', 'good']) server.deliver(`From: a@mail.example\nSubject: ${name}\n\nText\n`);
    const seen: string[] = [];
    const take = async ({ raw }: ArrivedMail) => {
      const [, name = ''] = /Subject: (\w+)/.exec(Buffer.from(raw).toString()) ?? [];
      seen.push(name);
      if (name === 'bad') throw new Error('A bug.');
      return 'done' as const;
    };
    await assert.rejects(mailbox.readNew(take), /A bug/);
    assert.deepEqual(seen, ['bad', 'good']);
    const unread = server.flags().filter((flag) => flag !== 'S');
    assert.deepEqual(unread, ['new'], 'the good one is gone, the bad one unread');
    seen.length = 0;
    server.deliver('From: a@mail.example\nSubject: newer\n\nText\n');
    await assert.rejects(mailbox.readNew(take), /A bug/);
    assert.deepEqual(seen, ['newer', 'bad'], 'new mails go first');
  });

  it('tells of a mail that failed in its chat, and hands over no later one of that chat before it', async () => {
    const mailbox = mailboxAt(server.url);
    for (const name of ['first', 'second'])
      server.deliver(`From: a@mail.example\nSubject: ${name}\n\nText\n`);
    const taken: string[] = [];
    let failure: Error | undefined = new Error('A bug.');
    const take = async ({ raw }: ArrivedMail, waiting: ReadonlySet<string>) => {
      const [, name = ''] = /Subject: (\w+)/.exec(Buffer.from(raw).toString()) ?? [];
      if (waiting.has('cnv_a')) return { laterWith: 'cnv_a' };
      if (failure !== undefined) return { laterWith: 'cnv_a', failure };
      taken.push(name);
      return 'done' as const;
    };
    await assert.rejects(mailbox.readNew(take), /A bug/);
    failure = undefined;
    await mailbox.readNew(take);
    assert.deepEqual(taken, ['first', 'second']);
  });

  it('leaves a mail unread when it could not be stored, and says so', async () => {
    const mailbox = mailboxAt(server.url);
    server.deliver('From: a@mail.example\n\nText\n');
    server.deliver('From: b@mail.example\n\nText\n');
    let asked = 0;
    const failing = mailbox.readNew(async () => {
      asked += 1;
      throw new DomainError('unavailable', 'The database is away.');
    });
    await assert.rejects(failing, /The database is away/);
    assert.equal(asked, 1, 'the round ends');
    let seen = 0;
    await mailbox.readNew(async () => {
      seen += 1;
      return 'done';
    });
    assert.equal(seen, 2);
    assert.ok(!server.flags().includes('new'));
  });

  it('fetches of a mail that is too large its header alone', async () => {
    server.deliver(
      `From: a@mail.example\nTo: reply+abc@chat.example\n\n${'x'
        .repeat(80)
        .concat('\n')
        .repeat(MAX_MAIL_BYTES / 80)}`,
    );
    const taken: ArrivedMail[] = [];
    await mailboxAt(server.url).readNew(async (mail) => {
      taken.push(mail);
      return 'done';
    });
    assert.equal(taken[0]?.isTooLarge, true);
    assert.ok((taken[0]?.raw.length ?? 0) < 1_000);
  });

  it('fails without words of the server when nobody is let in, or nobody listens', async () => {
    const refused = mailboxAt(server.url.replace('s%3Acret', 'wrong')).readNew(async () => 'done');
    await assert.rejects(refused, /^MailboxError: The mailbox of replies could not be read: [A-Za-z_]+\.$/);
    const nobody = mailboxAt('imap://replies:x@127.0.0.1:1/INBOX').readNew(async () => 'done');
    await assert.rejects(nobody, /ECONNREFUSED/);
  });
});
