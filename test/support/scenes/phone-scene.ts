import { generateKeyPairSync } from 'node:crypto';
import type { Stores } from '../../../service/desks/stores.ts';
import { makePushSender } from '../../../service/outbound/push/push-sender.ts';
import { openTestStores } from '../database/prepared-database.ts';
import { makeFakeClock } from '../fakes/fake-clock.ts';
import { startTestService, type TestService } from '../service/start-service.ts';
import { type LocalPushService, startPushService } from '../surroundings/push-service.ts';
import { type Merchant, makeMerchant } from './chat-actors.ts';

export type PhoneScene = {
  pushes: LocalPushService;
  clock: ReturnType<typeof makeFakeClock>;
  service: TestService;
  merchant: Merchant;
  restart(): Promise<void>;
};

/** Registers hooks: a push service per file, and per test a service with a shop whose staff get alerts. */
export const setUpPhones = (): PhoneScene => {
  const scene = {} as PhoneScene;
  let stores: Stores;
  const privateKeyPem = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const start = async () => {
    const { pushes, clock } = scene;
    const settings = { contact: 'mailto:it@operator.example', privateKeyPem, hosts: ['push.example'] };
    const push = makePushSender(settings, clock, [pushes.host], pushes.certificate);
    scene.service = await startTestService({ stores, overrides: { clock, push } });
  };
  scene.restart = async () => {
    await scene.service.stop();
    await start();
  };
  before(async () => {
    scene.pushes = await startPushService();
  });
  after(() => scene.pushes.stop());
  beforeEach(async () => {
    scene.pushes.caught.length = 0;
    scene.clock = makeFakeClock();
    stores = await openTestStores();
    await start();
    scene.merchant = await makeMerchant(scene.service, { name: 'Herbaciarnia Pod Lipą' });
  });
  afterEach(() => scene.service.stop());
  return scene;
};
