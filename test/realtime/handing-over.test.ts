import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeMerchant } from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { AnyFrame } from '../support/service/frame-client.ts';

describe('a conversation that is handed to a colleague', () => {
  const chat = setUpLiveChat();

  it('names the one who took it to both sides, and to the visitor by name only', async () => {
    const { visitor, id } = await chat.openConversation();
    const ref = randomUUID();
    chat.staff.send({ t: 'conversation.take', ref, conversationId: id });
    const isAssigned = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'assigned';
    const told = await chat.staff.next(isAssigned);
    assert.equal(told.event.staffId, chat.merchant.ownerId);
    const shown = await visitor.next(isAssigned);
    assert.equal(shown.event.name, told.event.name);
    assert.equal(JSON.stringify(shown).includes(chat.merchant.ownerId), false);
    await chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    await visitor.close();
  });

  it('goes to nobody who may not answer there, answered like a person who does not exist [SE-3]', async () => {
    const { visitor, id } = await chat.openConversation();
    const stranger = await makeMerchant(chat.service);
    const answers: AnyFrame[] = [];
    for (const staffId of [stranger.ownerId, 'stf_AAAAAAAAAAAAAAAAAAAAAA']) {
      chat.staff.send({ t: 'conversation.assign', ref: randomUUID(), conversationId: id, staffId });
      const { ref: _, ...answer } = await chat.staff.next('problem');
      answers.push(answer as AnyFrame);
    }
    assert.equal(answers[0]?.code, 'not_found');
    assert.deepEqual(answers[0], answers[1]);
    await visitor.close();
  });
});
