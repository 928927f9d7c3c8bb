import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { PolicyBinding } from '../model/notice/policy-binding.ts';

/** Two missed daily reports (AD-19). */
const SILENT_MS = 2 * 24 * 3_600_000;

/** Null while it reports. */
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
 * Links are checked until it reports again; owners are notified. Rules: D3, AD-42.
 * @returns null: changed or removed meanwhile
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

/** The current binding; a silent server falls back to checked links. */
export const makeBindingInForce =
  (deps: FallSilentDeps) =>
  async (scope: ShopScope): Promise<PolicyBinding | null> => {
    const binding = await deps.policyBindings.get(scope);
    if (binding?.source !== 'adapter' || lastHeardOfSilent(binding, deps.clock.now()) === null)
      return binding;
    return (await fallSilent(deps, scope, binding)) ?? deps.policyBindings.get(scope);
  };

/** A shop server announces its pause; secrets stay valid. */
export const makePauseShopServer =
  (deps: FallSilentDeps) =>
  async (scope: ShopScope): Promise<void> => {
    const binding = await deps.policyBindings.get(scope);
    if (binding?.source === 'adapter') await fallSilent(deps, scope, binding);
  };
