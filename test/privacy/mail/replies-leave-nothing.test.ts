import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { testDatabaseUrl } from '../../support/database/database.ts';
import { dumpDatabase } from '../../support/database/dump-database.ts';
import { openStoresAt } from '../../support/database/prepared-database.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeFakeMailbox } from '../../support/fakes/fake-mailbox.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  makeMerchant,
  newBoot,
} from '../../support/scenes/chat-actors.ts';
import { isCard } from '../../support/scenes/mail-way-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const MAIL = {
  given: 'kanarek.podany@mail.example',
  other: 'kanarek.inny@mail.example',
  name: 'Kanarka Skrzydlata',
  subject: 'kanarkowy temat',
  messageId: 'kanarek-id-7@mail.example',
  said: 'Kanarek napisał odpowiedź',
  quoted: 'kanarkowy cytat',
  signed: 'kanarkowa stopka',
  file: 'kanarkowe-zdjecie.jpg',
  agent: 'KanarekMail 7.1',
};

const IMAP = 'imap://replies:secret@127.0.0.1:1/INBOX';

describe('what a reply by mail leaves behind', () => {
  let url: string;
  let service: TestService;
  const clock = makeFakeClock();
  const { mailbox, receive } = makeFakeMailbox();
  const dumps: string[] = [];
  let token = '';
  let replyTo = '';

  before(async () => {
    url = await testDatabaseUrl();
    const outbox = watchOutbox();
    service = await startTestService({
      stores: await openStoresAt(url),
      dress: outbox.dress,
      env: { ZGODA_MAIL_IN_ADDRESS: 'reply@chat.example', ZGODA_MAIL_IN_IMAP: IMAP },
      overrides: { clock, mailer: takingMailer, mailbox },
    });
    const merchant = await makeMerchant(service);
    const staff = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    const boot = { text: 'Pytanie', boot: newBoot(), ref: randomUUID() };
    visitor.send({ t: 'message.send', ...boot });
    const { token: visitorToken } = await visitor.next('message.ack');
    const { conversation } = await staff.next('conversation.new');
    const conversationId = String(conversation.id);
    token = String(visitorToken);
    const act = (path: string, more: object) =>
      call(service, 'POST', `/v1/visitor/${path}`, { token, body: { shop: merchant.shop.key, ...more } });
    await act('answer-by-mail', { ref: randomUUID() });
    const { event } = await visitor.next(isCard('asked'));
    const answer = { cardId: event.cardId, values: [MAIL.given], textByMail: true };
    const answered = await act('cards/answer', { ref: randomUUID(), ...answer });
    assert.equal(answered.status, 201, answered.text);
    await visitor.close();
    await staff.next('visitor.left');
    const ref = randomUUID();
    staff.send({ t: 'message.send', ref, conversationId, text: 'Odpowiedź sklepu' });
    await staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    clock.forward(15_000);
    await service.useCases.tellAnswers();
    replyTo = (await outbox.readMails(service)).find(({ kind }) => kind === 'answer_waiting')?.replyTo ?? '';
    for (const from of [MAIL.given, MAIL.other]) {
      const received = 'from kanarek-helo.example ([203.0.113.77]) by mx.chat.example';
      await receive(
        {
          from: { name: MAIL.name, address: from },
          to: replyTo,
          subject: MAIL.subject,
          messageId: `<${MAIL.messageId}>`,
          headers: { Received: received, 'User-Agent': MAIL.agent, 'X-Originating-IP': '203.0.113.77' },
          text: `${MAIL.said}\n\nOn 3 Nov 2026, Shop wrote:\n> ${MAIL.quoted}\n-- \n${MAIL.signed}`,
          attachments: [{ filename: MAIL.file, content: 'kanarkowe bajty' }],
        },
        service.useCases.readMailbox,
      );
    }
    dumps.push(await dumpDatabase(url));
    assert.equal((await act('erase', {})).status, 204);
    await staff.close();
    dumps.push(await dumpDatabase(url));
  });
  after(() => service.stop());

  it('is in the database sealed, by no header field, address, quote or file, not even as a plain hash [SE-5, MI-1]', () => {
    const forms = (text: string) =>
      (['hex', 'base64', 'base64url'] as const).map((form) => createHash('sha256').update(text).digest(form));
    const traces = [...Object.values(MAIL), 'kanarkowe bajty', 'kanarek-helo', '203.0.113.77', '127.0.0.1'];
    const hashed = [MAIL.messageId, `<${MAIL.messageId}>`, MAIL.given, MAIL.other].flatMap(forms);
    const secret = replyTo.slice('reply+'.length).split('@')[0] ?? '';
    assert.equal(secret.length, 40);
    assert.match(dumps[0] ?? '', /"byMail":\{"from":"other"/);
    for (const dump of dumps)
      for (const trace of [...traces, ...hashed, secret]) assert.ok(!dump.includes(trace), trace);
  });

  it('is gone from the database with the chat [RT-7, RT-2]', () => {
    assert.doesNotMatch(dumps[1] ?? '', /byMail|"kind":"reply"|answer_waiting|reply_refused/);
  });

  it('is in no line of the log [MI-2]', () => {
    const log = service.logLines.join('');
    for (const trace of [...Object.values(MAIL), 'kanarek', '127.0.0.1', 'chat.example'])
      assert.ok(!log.includes(trace), trace);
  });
});
