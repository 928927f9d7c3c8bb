import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { VISITOR_TOKEN_MS } from '../../service/domain/model/conversation/conversation.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
} from '../support/scenes/chat-actors.ts';
import type { AnyFrame, FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('the first message of a conversation', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient;
  const clock = makeFakeClock();

  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  const say = (text: string, boot?: string) => ({ ref: randomUUID(), text, ...(boot && { boot }) });

  const open = async (boot: string) => {
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ...say('Dzień dobry', boot) });
    const ack = await visitor.next('message.ack');
    /** Error code if refused, else the `seq`. */
    const answersTo = async (message: object) => {
      visitor.send({ t: 'message.send', ...message });
      const heard = await visitor.next(({ t }) => t === 'message.ack' || t === 'problem');
      const socket: AnyFrame = heard;
      const { body } = await call(service, 'POST', '/v1/visitor/messages', {
        token: String(ack.token),
        body: { shop: merchant.shop.key, locale: 'pl', ...message },
      });
      return [socket.code ?? socket.seq, body.code ?? body.seq];
    };
    return { visitor, answersTo };
  };

  it('is refused beside a token that opens another conversation, over the socket as over HTTP', async () => {
    const { visitor, answersTo } = await open(newBoot());
    assert.deepEqual(await answersTo(say('jeszcze', newBoot())), ['invalid_request', 'invalid_request']);
    assert.deepEqual(await answersTo(say('jeszcze')), [2, 2]);
    await visitor.close();
  });

  it('may come again, with those behind it, after the token has come: they stay in one conversation', async () => {
    const boot = newBoot();
    const { visitor, answersTo } = await open(boot);
    assert.deepEqual(await answersTo(say('jeszcze', boot)), [2, 2]);
    await visitor.close();
  });

  it('opens the next conversation on the same socket when the token is past its end', async () => {
    const { visitor } = await open(newBoot());
    clock.forward(VISITOR_TOKEN_MS + 1);
    visitor.send({ t: 'message.send', ...say('jeszcze') });
    assert.equal((await visitor.next('problem')).code, 'unauthenticated');
    visitor.send({ t: 'message.send', ...say('od nowa', newBoot()) });
    assert.equal((await visitor.next(({ t }) => t === 'message.ack' || t === 'problem')).seq, 1);
    await visitor.close();
  });
});
