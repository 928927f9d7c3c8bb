import { randomUUID } from 'node:crypto';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { makeDoorCaller } from '../../../service/outbound/door-caller.ts';
import { identityClaims, signIdentity } from '../builders/identity-token.ts';
import { type DoorShop, startDoorShop } from '../fakes/door-shop.ts';
import { type StartOptions, startTestService, type TestService } from '../service/start-service.ts';
import {
  call,
  connectStaff,
  type Merchant,
  makeMerchant,
  newBoot,
  pushPolicy,
  type Reply,
  signIn,
} from './chat-actors.ts';

export type DoorScene = {
  service: TestService;
  door: DoorShop;
  merchant: Merchant;
  /** Of the owner. */
  token: string;
  report(answers: readonly string[], url?: string): Promise<Reply>;
  /** A chat of a customer, or of a guest for null. */
  startChat(sub: string | null): Promise<{ id: string; token: string }>;
  close(): Promise<void>;
};

/** A shop whose server has a door, connected to a service that may call it. */
export const openDoorScene = async (
  options: StartOptions = {},
  changes: Partial<Shop> = {},
): Promise<DoorScene> => {
  const clock = options.overrides?.clock;
  const door = await startDoorShop(clock === undefined ? undefined : () => clock.now());
  const service = await startTestService({
    ...options,
    overrides: { callDoor: makeDoorCaller([door.host], 500), ...options.overrides },
  });
  const merchant = await makeMerchant(service, changes, door.url);
  door.connect(merchant.shop.key, merchant.adapterSecret);
  const token = await signIn(service, merchant.email);
  return {
    service,
    door,
    merchant,
    token,
    report: (answers, url = door.doorUrl) =>
      pushPolicy(
        service,
        merchant,
        { state: 'absent', reason: 'none', url: null, text: null },
        {
          adapter: {
            platform: 'prestashop',
            version: '0.1.0',
            platformVersion: '9.1.4',
            door: { url, answers },
          },
        },
      ),
    startChat: async (sub) => {
      const staff = await connectStaff(service, merchant.email);
      const opened = await call(service, 'POST', '/v1/visitor/messages', {
        body: {
          shop: merchant.shop.key,
          ref: randomUUID(),
          boot: newBoot(),
          text: 'Dzień dobry, gdzie moja paczka?',
          locale: 'pl',
        },
      });
      const { conversation } = await staff.next('conversation.new');
      await staff.close();
      const claims = identityClaims(merchant.shop.key, service.ports.clock.now(), { sub });
      await call(service, 'POST', '/v1/visitor/identity', {
        token: opened.body.token,
        body: { shop: merchant.shop.key, token: signIdentity(merchant.adapterSecret, claims) },
      });
      return { id: String(conversation.id), token: String(opened.body.token) };
    },
    close: async () => {
      await service.stop();
      await door.close();
    },
  };
};
