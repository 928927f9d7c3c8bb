import { randomUUID } from 'node:crypto';
import type { AnyFrame, FrameClient } from '../service/frame-client.ts';
import { startTestService, type TestService } from '../service/start-service.ts';
import { connectStaff, connectVisitor, type Merchant, makeMerchant, newBoot } from './chat-actors.ts';

type Console = FrameClient & { token: string };

export const isMessage = (text: string) => (frame: AnyFrame) =>
  frame.t === 'event.new' && frame.event.text === text;

/** One service per `describe`; a new shop with its owner online per test. */
export const setUpLiveChat = (options: Parameters<typeof startTestService>[0] = {}) => {
  let service: TestService;
  let merchant: Merchant;
  let staff: Console;
  const known = new Set<string>();
  before(async () => {
    service = await startTestService(options);
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  return {
    get service() {
      return service;
    },
    get merchant() {
      return merchant;
    },
    get staff() {
      return staff;
    },
    async openConversation(text = 'Dzień dobry') {
      const visitor = await connectVisitor(service, merchant.shop);
      const ref = randomUUID();
      const boot = newBoot();
      const page = 'https://shop.example.com/herbata?email=x';
      visitor.send({ t: 'message.send', ref, text, boot, page });
      const ack = await visitor.next('message.ack');
      const opened = await staff.next(
        (frame) => frame.t === 'conversation.new' && !known.has(String(frame.conversation.id)),
      );
      known.add(String(opened.conversation.id));
      return {
        visitor,
        ref,
        boot,
        ack,
        token: String(ack.token),
        id: String(opened.conversation.id),
        opened,
      };
    },
  };
};
