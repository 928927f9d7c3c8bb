import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { MailError } from '../../../service/domain/model/mail/mailer.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeRefusingMailer } from '../../support/fakes/fake-mailer.ts';
import { addMember, call, connectStaff, signIn } from '../../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';

describe('mails about a visitor who waits', () => {
  const clock = makeFakeClock();
  const { mailer, refuse } = makeRefusingMailer();
  const chat = setUpLiveChat({ overrides: { clock, mailer } });
  let console: FrameClient & { token: string };
  beforeEach(async () => {
    refuse(null);
    const { email } = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
    console = await connectStaff(chat.service, email);
    await chat.service.stores.staff.update(chat.merchant.ownerId, {
      notices: { leads: false, chats: false },
    });
  });
  afterEach(() => console.close());

  const tellIn = async (seconds: number): Promise<number> => {
    clock.forward(seconds * 1_000);
    const told = await chat.service.useCases.alertWaiting();
    await chat.service.useCases.sendMails();
    return told;
  };
  const results = async (id: string): Promise<string[]> => {
    const token = await signIn(chat.service, chat.merchant.email);
    const { body } = await call(chat.service, 'GET', `/v1/staff/conversations/${id}/alerts`, { token });
    return body.alerts.map(({ result }: { result: string }) => result);
  };
  const answer = async (conversationId: string) => {
    const ref = randomUUID();
    console.send({ t: 'message.send', ref, conversationId, text: 'Już sprawdzam' });
    await console.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
  };

  it('go to nobody who has acted in the console within two minutes', async () => {
    const first = await chat.openConversation();
    const second = await chat.openConversation();
    clock.forward(50_000);
    await answer(first.id);
    assert.deepEqual([await tellIn(60), await tellIn(59), await tellIn(1)], [0, 0, 1]);
    await Promise.all([first.visitor.close(), second.visitor.close()]);
  });

  it('go to whoever only has a console open, which says hello again and pings', async () => {
    const { visitor } = await chat.openConversation();
    console.send({ t: 'session.hello', token: console.token, presence: 'here' });
    await console.next('session.ready');
    assert.equal(await tellIn(60), 1);
    await visitor.close();
  });

  it('come five minutes apart, also when the first chat was answered', async () => {
    const first = await chat.openConversation();
    assert.equal(await tellIn(60), 1);
    await answer(first.id);
    clock.forward(60_000);
    const second = await chat.openConversation();
    assert.deepEqual([await tellIn(120), await tellIn(119), await tellIn(1)], [0, 0, 1]);
    await Promise.all([first.visitor.close(), second.visitor.close()]);
  });

  it('are recorded with what became of them: waiting, sent, or not delivered', async () => {
    const { visitor, id } = await chat.openConversation();
    clock.forward(60_000);
    await chat.service.useCases.alertWaiting();
    await chat.service.useCases.sendMails();
    assert.deepEqual(await results(id), ['delivered']);
    await visitor.close();

    refuse(new MailError('no_connection'));
    clock.forward(600_000);
    const other = await chat.openConversation();
    await tellIn(60);
    assert.deepEqual(await results(other.id), ['queued']);
    clock.forward(600_000);
    assert.deepEqual(await results(other.id), ['failed'], 'nobody waits for it any more');
    await other.visitor.close();
  });
});
