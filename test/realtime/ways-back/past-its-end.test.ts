import assert from 'node:assert/strict';
import { VISITOR_TOKEN_MS } from '../../../service/domain/model/conversation/conversation.ts';
import { isMessage } from '../../support/scenes/live-chat.ts';
import { useMailWayScene } from '../../support/scenes/mail-way-scene.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';

describe('a page that stays open past the end of the chat', () => {
  const { chat, clock, mails, askedByMail, toldByMail, answer, leave, round, comeBack, join } =
    useMailWayScene();
  const ping = async (visitor: FrameClient, n: number) => {
    visitor.send({ t: 'session.ping', n });
    return visitor.next((frame) => frame.t === 'session.pong' && frame.n === n);
  };

  it('gets no answers any more, and the visitor is told of them by mail [EP-3]', async () => {
    const { visitor, id } = await askedByMail();
    clock.forward(VISITOR_TOKEN_MS + 1);
    await ping(visitor, 1);
    await chat.staff.next(({ t, conversationId }) => t === 'visitor.left' && conversationId === id);
    const text = 'Paczka czeka od wczoraj';
    await answer(id, text);
    assert.equal((await ping(visitor, 2)).last, 0);
    assert.equal(visitor.frames.some(isMessage(text)), false);
    clock.forward(15_000);
    await round();
    assert.equal((await mails()).length, 1);
    await visitor.close();
  });

  it('stays in the chat while another device has moved its end', async () => {
    const { id, token, secret } = await toldByMail();
    const first = await join(token);
    clock.forward(VISITOR_TOKEN_MS - 60_000);
    assert.equal((await comeBack(secret)).status, 201);
    clock.forward(120_000);
    await ping(first, 1);
    await answer(id, 'Jest nowa dostawa');
    await first.next(isMessage('Jest nowa dostawa'));
    await leave(first);
  });

  it('leaves the chat when its token ended before another device came back', async () => {
    const { id, token, secret } = await toldByMail();
    const first = await join(token);
    clock.forward(VISITOR_TOKEN_MS + 1);
    assert.equal((await comeBack(secret)).status, 201);
    await ping(first, 1);
    await chat.staff.next(({ t, conversationId }) => t === 'visitor.left' && conversationId === id);
    await first.close();
  });
});
