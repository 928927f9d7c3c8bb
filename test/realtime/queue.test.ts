import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addMember, call, connectStaff } from '../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { AnyFrame, FrameClient } from '../support/service/frame-client.ts';

const isAbout = (ref: string) => (frame: AnyFrame) =>
  (frame.t === 'message.ack' || frame.t === 'problem') && frame.ref === ref;

describe('the queue of visitors who wait', () => {
  const chat = setUpLiveChat();
  let ola: FrameClient & { token: string };
  beforeEach(async () => {
    const { email } = await addMember(chat.service, chat.merchant.shop.organisationId, 'consultant');
    ola = await connectStaff(chat.service, email);
  });
  afterEach(() => ola.close());

  const ask = async (who: FrameClient, frame: object, ref: string = randomUUID()): Promise<AnyFrame> => {
    who.send({ ...frame, ref });
    return who.next(isAbout(ref));
  };
  const summaryOf = async (id: string) =>
    (await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, { token: chat.staff.token })).body;

  it('is not changed by a colleague who only looks: unread, order and "read" stay', async () => {
    const { visitor, id } = await chat.openConversation();
    const before = await summaryOf(id);
    assert.equal(before.unread, 1);
    ola.send({ t: 'message.read', conversationId: id, seq: 1 });
    const read = await call(chat.service, 'POST', `/v1/staff/conversations/${id}/read`, {
      token: ola.token,
      body: { seq: 1 },
    });
    assert.equal(read.status, 204);
    await ask(ola, { t: 'message.send', conversationId: 'cnv_AAAAAAAAAAAAAAAAAAAAAA', text: 'x' });
    assert.deepEqual(await summaryOf(id), before);
    await visitor.close();
  });

  it('says since when the first unanswered message waits, until somebody answers', async () => {
    const { visitor, id, ack } = await chat.openConversation();
    await ask(visitor, { t: 'message.send', text: 'Halo?' });
    const { unread, waitingSince } = await summaryOf(id);
    assert.deepEqual({ unread, waitingSince }, { unread: 2, waitingSince: ack.at });
    await ask(ola, { t: 'conversation.take', conversationId: id });
    assert.equal((await summaryOf(id)).waitingSince, ack.at, 'taking is no answer');
    await ask(ola, { t: 'message.send', conversationId: id, text: 'Już sprawdzam' });
    const answered = await summaryOf(id);
    assert.deepEqual([answered.unread, answered.waitingSince], [0, null]);
    const third = await ask(visitor, { t: 'message.send', text: 'Dziękuję, czekam' });
    assert.equal((await summaryOf(id)).waitingSince, third.at);
    await visitor.close();
  });

  it('does not let two people answer one visitor: the second has to take over first', async () => {
    const { visitor, id } = await chat.openConversation();
    await ask(ola, { t: 'message.send', conversationId: id, text: 'Dzień dobry, tu Ola' });
    const late = { t: 'message.send', conversationId: id, text: 'Dzień dobry, tu szefowa' };
    const refused = await ask(chat.staff, late);
    assert.deepEqual([refused.t, refused.code], ['problem', 'held_by_colleague']);
    const overHttp = await call(chat.service, 'POST', `/v1/staff/conversations/${id}/messages`, {
      token: chat.staff.token,
      body: { ref: randomUUID(), text: late.text },
    });
    assert.deepEqual([overHttp.status, overHttp.body.code], [409, 'held_by_colleague']);
    assert.equal((await ask(chat.staff, { t: 'conversation.take', conversationId: id })).t, 'message.ack');
    assert.equal((await ask(chat.staff, late)).t, 'message.ack');
    await visitor.next(isMessage(late.text));
    const seen = visitor.frames.filter((frame) => frame.t === 'event.new' && frame.event.kind === 'message');
    assert.deepEqual(
      seen.map((frame) => frame.event.text),
      ['Dzień dobry, tu Ola', late.text],
    );
    await visitor.close();
  });

  it('goes to one of two who answer at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { visitor, id } = await chat.openConversation(`Pytanie ${round}`);
      const answers = await Promise.all(
        [ola, chat.staff].map((who, index) =>
          ask(who, { t: 'message.send', conversationId: id, text: `Odpowiedź ${index}` }),
        ),
      );
      assert.deepEqual(answers.map(({ t }) => t).sort(), ['message.ack', 'problem']);
      await visitor.close();
    }
  });

  it('acknowledges an answer again that was stored before a colleague took over', async () => {
    const { visitor, id } = await chat.openConversation();
    const ref = randomUUID();
    const message = { t: 'message.send', conversationId: id, text: 'Sprawdzam' };
    const first = await ask(ola, message, ref);
    await ask(chat.staff, { t: 'conversation.take', conversationId: id });
    const again = await ask(ola, message, ref);
    assert.deepEqual([again.t, again.seq, again.dup], ['message.ack', first.seq, true]);
    await visitor.close();
  });
});
