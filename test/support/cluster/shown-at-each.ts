import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { openSession } from '../scenes/chat-actors.ts';
import type { TestService } from '../service/start-service.ts';

/** Waits until each process shows this to a new widget: changes spread within half a second. */
export const shownAtEach = async (
  service: TestService,
  shop: Shop,
  mode: 'form' | 'closed',
): Promise<void> => {
  for (const { port } of service.processes) {
    const there = { ...service, origin: `http://127.0.0.1:${port}` };
    while ((await openSession(there, shop)).body.mode !== mode) await new Promise(setImmediate);
  }
};
