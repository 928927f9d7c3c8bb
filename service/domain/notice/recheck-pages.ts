import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { PolicyBinding, PolicyPage } from '../model/notice/policy-binding.ts';

type RecheckDeps = {
  policyBindings: Pick<PolicyBindingStore, 'replace'>;
  publishPolicy(scope: ShopScope): Promise<boolean | null>;
};

type Recheck = {
  isDue(page: PolicyPage): boolean;
  check(page: PolicyPage): Promise<PolicyPage>;
  isSame(page: PolicyPage, before: PolicyPage): boolean;
};

/**
 * Checks due pages in sequence.
 * @returns whether a page changed
 */
export const recheckPages = async (
  deps: RecheckDeps,
  scope: ShopScope,
  binding: PolicyBinding,
  { isDue, check, isSame }: Recheck,
): Promise<boolean> => {
  if (!binding.pages.some(isDue)) return false;
  const pages: PolicyPage[] = [];
  let isChanged = false;
  for (const before of binding.pages) {
    const page = isDue(before) ? await check(before) : before;
    isChanged ||= !isSame(page, before);
    pages.push(page);
  }
  // Changes made during the check win.
  if (!(await deps.policyBindings.replace(scope, binding, { ...binding, pages }))) return false;
  if (isChanged) await deps.publishPolicy(scope);
  return isChanged;
};
