import { StartFailure } from '../../start/start-failure.ts';
import type { CommandContext } from '../command-context.ts';
import { signInAt } from './service-client.ts';

const NOT_THEIRS = [403, 404];
const IS_LEAVING = 409;

/** Starts or cancels a departure, as owner or operator. Rule: PR-5. */
export const deleteShop = async (
  context: CommandContext,
  shop: string,
  { as, name, cancel }: { as: string; name?: string; cancel?: true },
): Promise<void> => {
  const { call, password } = await signInAt(context, as);
  const path = `/v1/staff/shops/${encodeURIComponent(shop)}/departure`;
  if (cancel === true) {
    const answer = await call('DELETE', path, undefined, [404]);
    if (!answer.ok) throw new StartFailure(`Nothing was changed: no shop ${shop} of ${as} is leaving.`);
    context.say('The departure was taken back: the chat opens again.');
    return;
  }
  const typed = { password, typedName: name ?? '' };
  let answer = await call('POST', path, typed, [...NOT_THEIRS, IS_LEAVING]);
  if (NOT_THEIRS.includes(answer.status))
    answer = await call('POST', '/v1/staff/departures', { shopId: shop, ...typed }, [IS_LEAVING]);
  if (answer.status === IS_LEAVING)
    throw new StartFailure('This shop is leaving already: --cancel takes that back.');
  context.say('The chat of the shop is closed. Everything can be exported or taken back for 30 days.');
  context.say('Then rows, key and pepper are deleted, and the owner gets a signed certificate.');
};
