import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { PolicyBinding, PolicyPage } from '../model/notice/policy-binding.ts';

type RecheckDeps = {
  policyBindings: Pick<PolicyBindingStore, 'replace'>;
  publishPolicy(scope: ShopScope): Promise<boolean | null>;
};

/** How pages are rechecked: which are due, how one is checked, and which results count as unchanged. */
type Recheck = {
  isDue(page: PolicyPage): boolean;
  check(page: PolicyPage): Promise<PolicyPage>;
  isSame(page: PolicyPage, before: PolicyPage): boolean;
};

/**
 * Checks the pages of a binding that are due, one after another, and stores the result.
 * @returns whether a page changed; then the notices were published again
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
  // What happened during the check is newer: a report, another link, the removal of the link, the end of the connection.
  if (!(await deps.policyBindings.replace(scope, binding, { ...binding, pages }))) return false;
  if (isChanged) await deps.publishPolicy(scope);
  return isChanged;
};
