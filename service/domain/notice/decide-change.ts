import type { PolicyChangeId, PolicyChoice, StaffId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyChange } from '../model/notice/policy-change.ts';
import { type ChangesDeps, makeCountStanding } from './read-changes.ts';

type DecideDeps = ChangesDeps & {
  clock: Clock;
  recordAct: RecordAct;
};

/**
 * Stores and starts the owner's decision; audited.
 * @throws DomainError not_found; conflict when decided before
 */
export const makeDecideChange = (deps: DecideDeps) => {
  const countStanding = makeCountStanding(deps);
  return async (
    scope: ShopScope,
    staffId: StaffId,
    id: PolicyChangeId,
    choice: PolicyChoice,
  ): Promise<PolicyChange> => {
    const change = await deps.policyChanges.get(scope, id);
    if (change === null) throw notFound();
    const now = deps.clock.now();
    const standing = await countStanding(scope, change);
    const isDone = choice === 'harmless' || standing.leads === 0;
    const decision = { choice, decidedBy: staffId, decidedAt: now, ...standing, doneAt: isDone ? now : null };
    if (!(await deps.policyChanges.decide(scope, id, decision))) {
      throw new DomainError(
        'conflict',
        'This change has already been decided. Reload the page to see the decision.',
      );
    }
    await deps.recordAct({
      actor: staffId,
      shopId: scope.shopId,
      action: 'policy.decide',
      target: id,
      outcome: 'ok',
      details: { choice, before: change.fromSha256, after: change.toSha256, ...standing },
    });
    return { ...change, ...decision };
  };
};
