import { randomUUID } from 'node:crypto';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import type { TestService } from '../service/start-service.ts';

/** Waits until each process has received the others' notifications. */
export const heardByAll = async ({
  processes = [],
}: Partial<Pick<TestService, 'processes'>>): Promise<void> => {
  const heard: Promise<void>[] = [];
  for (const from of processes) {
    const shopId = `shp_${randomUUID()}` as ShopId;
    for (const to of processes) {
      if (to === from) continue;
      heard.push(
        new Promise((resolve) => {
          const stop = to.ports.bus.subscribe((event) => {
            if (event.type !== 'shopServer.tested' || event.shopId !== shopId) return;
            stop();
            resolve();
          });
        }),
      );
    }
    if (processes.length > 1) from.ports.bus.publish({ type: 'shopServer.tested', shopId });
  }
  await Promise.all(heard);
};
