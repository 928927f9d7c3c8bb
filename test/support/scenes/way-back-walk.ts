import { randomUUID } from 'node:crypto';
import type { AnyFrame, FrameClient } from '../service/frame-client.ts';
import type { TestService } from '../service/start-service.ts';
import { call } from './chat-actors.ts';

type Walk = {
  service: TestService;
  clock: { forward(ms: number): void };
  staff: Pick<FrameClient, 'next' | 'send'> & { token: string };
  earlier: string;
  post(path: string, body: unknown, token?: string): Promise<{ body: Record<string, string> }>;
  mailed(kind: string): Promise<{ secret: string }>;
};

/**
 * A visitor requests answers by mail, gets one, returns by the link and ends that way.
 * @returns the secrets issued
 */
export const walkWaysBack = async (
  { service, clock, staff, earlier, post, mailed }: Walk,
  shop: string,
  visitor: string,
  { card, said }: { card: string; said: string },
): Promise<readonly string[]> => {
  const isNew = (frame: AnyFrame) => frame.t === 'conversation.new' && frame.conversation.id !== earlier;
  const conversationId = (await staff.next(isNew)).conversation.id;
  await post('/v1/visitor/answer-by-mail', { shop, ref: randomUUID() }, visitor);
  const { body } = await call(service, 'GET', `/v1/staff/conversations/${conversationId}/cards`, {
    token: staff.token,
  });
  const answer = { shop, ref: randomUUID(), cardId: body.cards[0].id, values: [card], textByMail: true };
  await post('/v1/visitor/cards/answer', answer, visitor);
  const ref = randomUUID();
  staff.send({ t: 'message.send', ref, conversationId, text: said });
  await staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
  clock.forward(15_000);
  await service.useCases.tellAnswers();
  const { secret } = await mailed('answer_waiting');
  const byLink = (await post('/v1/visitor/come-back', { shop, secret })).body;
  await post('/v1/visitor/come-back/no-mails', { shop, secret });
  return [secret, byLink.token ?? ''];
};
