import { setTimeout as pause } from 'node:timers/promises';
import { makeAskDoor } from '../../service/domain/door/ask-door.ts';
import type { DoorRequest } from '../../service/domain/door/door.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { ShopId } from '../../service/protocol/vocabulary.ts';
import type { TestService } from '../support/service/start-service.ts';

/** The door that a real shop named in its report. */
export async function doorOf(service: TestService, shopId: ShopId) {
  const scope = scopeOfShop(shopId);
  const read = () => service.stores.policyBindings.get(scope);
  const url = (await read())?.adapter?.door?.url;
  const shop = await service.stores.shops.get(scope);
  if (url === undefined || shop === null) throw new Error('The shop has named no door.');
  const askDoor = makeAskDoor({
    ...service.ports,
    policyBindings: {
      // Questions that the report does not name are asked too, so the shop itself answers `off`.
      get: async () => {
        const binding = await read();
        if (!binding?.adapter?.door) return binding;
        const door = { ...binding.adapter.door, answers: ['customer', 'order'] as const };
        return { ...binding, adapter: { ...binding.adapter, door } };
      },
    },
  });
  return {
    url,
    ask: (question: DoorRequest) => askDoor(shop, scope, question),
    /** Waits for a report that names these questions. */
    async until(answers: readonly string[]): Promise<void> {
      while ((await read())?.adapter?.door?.answers.join() !== answers.join()) await pause(100);
    },
  };
}
