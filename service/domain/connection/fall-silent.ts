import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { PolicyBinding } from '../model/notice/policy-binding.ts';

/** A shop server reports at least once a day (AD-19); after a second missed day its page counts as unconfirmed. */
const SILENT_MS = 2 * 24 * 3_600_000;

/** When a shop server that has gone silent, or said that it would, was last heard; null while it reports. */
export const lastHeardOfSilent = (binding: PolicyBinding | null, now: Date): Date | null => {
  if (binding === null || binding.adapter === null || binding.lastPushAt === null) return null;
  const isLate = now.getTime() - binding.lastPushAt.getTime() > SILENT_MS;
  return binding.source === 'link' || isLate ? binding.lastPushAt : null;
};

export type FallSilentDeps = {
  policyBindings: PolicyBindingStore;
  clock: Clock;
  tellOfSilence(scope: ShopScope): Promise<void>;
};

/**
 * Nobody vouches for the pages now: their links are checked like typed ones, until the shop server reports again. Its
 * owners are told. Rules: D3, AD-42.
 * @returns the binding as it then is; null when it was changed or removed in between
 */
const fallSilent = async (
  deps: FallSilentDeps,
  scope: ShopScope,
  binding: PolicyBinding,
): Promise<PolicyBinding | null> => {
  const next: PolicyBinding = { ...binding, source: 'link' };
  if (!(await deps.policyBindings.replace(scope, binding, next))) return null;
  await deps.tellOfSilence(scope);
  return next;
};

/** The binding that holds now: a shop server that is silent for too long falls back to its links first. */
export const makeBindingInForce =
  (deps: FallSilentDeps) =>
  async (scope: ShopScope): Promise<PolicyBinding | null> => {
    const binding = await deps.policyBindings.get(scope);
    if (binding?.source !== 'adapter' || lastHeardOfSilent(binding, deps.clock.now()) === null)
      return binding;
    return (await fallSilent(deps, scope, binding)) ?? deps.policyBindings.get(scope);
  };

/** A signed shop server says that it is switched off; its secrets stay good. */
export const makePauseShopServer =
  (deps: FallSilentDeps) =>
  async (scope: ShopScope): Promise<void> => {
    const binding = await deps.policyBindings.get(scope);
    if (binding?.source === 'adapter') await fallSilent(deps, scope, binding);
  };
