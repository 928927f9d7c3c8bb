import assert from 'node:assert/strict';
import { makeReadMailbox } from '../../../../service/domain/mail-in/read-mailbox.ts';
import { makeReceiveMail } from '../../../../service/domain/mail-in/receive-mail.ts';
import { DomainError } from '../../../../service/domain/model/base/domain-error.ts';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import type { MailVerdict } from '../../../../service/domain/model/mail/arrived-mail.ts';
import { NOT_CHECKED } from '../../../../service/domain/model/mail/arrived-mail.ts';
import { makeDigest } from '../../../../service/outbound/sha256-digest.ts';
import { aConversation, aShop } from '../../../support/builders/builders.ts';
import { makeFakeClock } from '../../../support/fakes/fake-clock.ts';

const raw = new Uint8Array();
const mail = { raw };
const NOBODY: ReadonlySet<string> = new Set();

const mailboxOfOne = (refusal: Error | null) => {
  const shop = aShop();
  const conversation = aConversation({ shopId: shop.id });
  let stored = 0;
  const receiveMail = makeReceiveMail({
    mailReader: async () => ({
      ...{ recipients: [`reply+${'a'.repeat(40)}@chat.example`], from: null, messageId: '<1>' },
      ...{ isAutomatic: false, text: 'Tak', files: 0, isTooLarge: false, checks: NOT_CHECKED },
    }),
    replyMailbox: { name: 'reply', domain: 'chat.example' },
    digest: makeDigest('pepper of a mailbox'),
    takeRate: async () => {
      if (refusal !== null) throw refusal;
    },
    findReplyWay: async () => ({
      shop,
      scope: scopeOfShop(shop.id),
      conversation,
      address: 'a@mail.example',
    }),
    sendVisitorMessage: async () => {
      stored += 1;
      return { isRepeat: false } as never;
    },
    reopenByReply: async () => undefined,
    goOnByMail: async () => undefined,
    tellRefusal: async () => assert.fail('nobody is told'),
  });
  const verdictOf = async (waiting: ReadonlySet<string>) => {
    const verdicts: MailVerdict[] = [];
    const readNew = async (
      take: (one: typeof mail, waiting: ReadonlySet<string>) => Promise<MailVerdict>,
    ) => {
      verdicts.push(await take(mail, waiting));
    };
    await makeReadMailbox({ mailbox: { readNew }, receiveMail, clock: makeFakeClock() })();
    return verdicts[0];
  };
  return { id: conversation.id, verdictOf, stored: () => stored };
};

describe('a reply in the mailbox of the operator', () => {
  it('waits with its chat when the chat gets too many, and stops no other', async () => {
    const { id, verdictOf } = mailboxOfOne(new DomainError('rate_limited', 'Try again later.'));
    assert.deepEqual(await verdictOf(NOBODY), { laterWith: id });
  });

  it('waits behind older mails of its chat, so that none is swapped', async () => {
    const { id, verdictOf, stored } = mailboxOfOne(null);
    assert.deepEqual(await verdictOf(new Set([id])), { laterWith: id });
    assert.equal(stored(), 0);
    assert.equal(await verdictOf(new Set(['cnv_other'])), 'done');
    assert.equal(stored(), 1);
  });

  it('that our rules fail on holds back those behind it in its chat, and no other', async () => {
    const failure = new Error('A bug.');
    const { id, verdictOf } = mailboxOfOne(failure);
    assert.deepEqual(await verdictOf(NOBODY), { laterWith: id, failure });
  });

  it('ends the round when nothing can be stored now', async () => {
    const away = new DomainError('unavailable', 'The database is away.');
    assert.equal(await mailboxOfOne(away).verdictOf(NOBODY), 'end');
  });
});
