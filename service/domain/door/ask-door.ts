import type { ShopId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, DomainOf, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { Shop } from '../model/shop/shop.ts';
import { isOwnAddress } from '../notice/bind-policy.ts';
import { signingSecrets } from '../shop/adapter-secret.ts';
import type { CallDoor, DoorAnswer, DoorRequest } from './door.ts';

export type AskDoorDeps = {
  policyBindings: Pick<PolicyBindingStore, 'get'>;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  domainOf: DomainOf;
  callDoor: CallDoor;
  takeRate(name: 'door', key: ShopId): Promise<void> | undefined;
};

/** Whether the shop server answers questions about an order by its number. Rules: AD-50, AD-53. */
export const makeAnswersOrders =
  (deps: Pick<AskDoorDeps, 'policyBindings'>) =>
  async (scope: ShopScope): Promise<boolean> =>
    (await deps.policyBindings.get(scope))?.adapter?.door?.answers.includes('order') ?? false;

/**
 * Asks at the door that the shop server named, signed with its newest secret. Rules: AD-46, AD-50.
 * @returns null: no door, or not connected
 * @throws DomainError rate_limited
 */
export const makeAskDoor =
  (deps: AskDoorDeps) =>
  async (shop: Shop, scope: ShopScope, question: DoorRequest): Promise<DoorAnswer | null> => {
    const door = (await deps.policyBindings.get(scope))?.adapter?.door ?? null;
    const [sealed] = signingSecrets(shop, deps.clock.now());
    if (door === null || sealed === undefined) return null;
    if (question.do !== 'report' && !door.answers.includes(question.do)) return { answer: 'off' };
    if (!isOwnAddress(shop, door.url, deps.domainOf))
      return { answer: 'failed', fault: 'address', status: null };
    await deps.takeRate('door', shop.id);
    const secret = await deps.vault.open(scope, sealed);
    const body = JSON.stringify(question);
    const time = String(Math.floor(deps.clock.now().getTime() / 1000));
    const nonce = deps.ids.secret();
    const text = ['zgoda-door.v1', time, nonce, shop.key, deps.digest.sha256Hex(body)].join('\n');
    return deps.callDoor({
      url: door.url,
      question: question.do,
      body,
      headers: {
        'x-zgoda-shop': shop.key,
        'x-zgoda-time': time,
        'x-zgoda-nonce': nonce,
        'x-zgoda-signature': `v1=${deps.digest.hmacHex(secret, text)}`,
      },
    });
  };
export type AskDoor = ReturnType<typeof makeAskDoor>;
