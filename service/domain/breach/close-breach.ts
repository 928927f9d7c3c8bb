import type { BreachId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import { scopeOfRow } from '../model/base/tenancy.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { type BreachDeps, type BreachView, openedBreach, viewOf } from './breach-register.ts';

/**
 * The shop's own needs an assessment (Art. 33(5)). Rule: SE-4.
 * @throws DomainError not_found, forbidden, conflict (not assessed)
 */
export const makeCloseBreach =
  (deps: BreachDeps) =>
  async (access: Access, id: BreachId): Promise<BreachView> => {
    const breach = await openedBreach(deps, access, id);
    const notices = await deps.breaches.noticesOf(scopeOfRow(breach), id);
    const isJudged = notices.every(({ assessments }) => assessments.length > 0);
    if (breach.shopId !== null && !isJudged) {
      throw new DomainError(
        'conflict',
        'Judge the risk for people first, and say why. Then this entry can be closed.',
      );
    }
    const closed = (await deps.breaches.setState(scopeOfRow(breach), id, 'closed')) ?? breach;
    await deps.recordAct({
      actor: access.staff.id,
      shopId: breach.shopId,
      action: 'breach.close',
      target: id,
      outcome: 'ok',
    });
    return viewOf(deps, closed, notices);
  };
