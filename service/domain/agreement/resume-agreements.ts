import type { AgreementDocument } from '../model/agreement/agreement.ts';
import { unlessConflict } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { activateAgreement, isBehindEnd } from './activate-agreement.ts';
import type { AgreementDeps } from './agreement-deps.ts';

/** A call that is still under way is left alone for so long. */
const REST_MS = 10 * 60_000;

const concludedAt = ({ state, activeAt, countersigned }: AgreementDocument): Date | null => {
  if (state === 'active') return activeAt;
  return state === 'countersigned' ? (countersigned?.at ?? null) : null;
};

/**
 * Completes agreements that both have concluded and whose process then died, where nothing else binds the shop: nobody
 * has a reason to press again. What an end has shut stays shut. Harmless when run again. Rules: D7, PR-2.
 * @returns agreements that bind by it
 */
export const makeResumeAgreements = (deps: AgreementDeps) => async (): Promise<number> => {
  if (deps.deployment === 'controller-hosted') return 0;
  const heads = await deps.agreements.all(SERVICE_SCOPE);
  const bound = new Set(heads.flatMap(({ shopId, state }) => (state === 'active' ? [shopId] : [])));
  const headOf = new Map(heads.map((head) => [head.shopId, head]));
  const before = new Date(deps.clock.now().getTime() - REST_MS);
  let resumed = 0;
  for (const shopId of await deps.shops.allIds()) {
    if (bound.has(shopId)) continue;
    const scope = scopeOfShop(shopId);
    const cut = (await deps.agreementDocuments.listByShop(scope)).find((document) => {
      const at = concludedAt(document);
      return at !== null && at <= before && !isBehindEnd(document, headOf.get(shopId) ?? null);
    });
    if (cut === undefined) continue;
    // It may be ended or pressed again in the same moment.
    if (await unlessConflict(activateAgreement(deps, scope, cut, 'system'))) resumed += 1;
  }
  return resumed;
};
