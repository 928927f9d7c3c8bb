import type { BreachId, BreachRisk, ShopId } from '../../protocol/vocabulary.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { type BreachDeps, type BreachView, shopViewOf } from './breach-register.ts';
import { noticeOf } from './read-breaches.ts';

/**
 * Stores a risk assessment with author and reason. Rules: SE-4, PR-6. @throws DomainError not_found,
 * forbidden
 */
export const makeAssessBreach =
  (deps: BreachDeps) =>
  async (
    access: Access,
    shopId: ShopId,
    id: BreachId,
    judged: { risk: BreachRisk; reason: string },
  ): Promise<BreachView> => {
    const { breach, notice } = await noticeOf(deps, access, shopId, id, 'agreements');
    const { risk, reason } = judged;
    const assessment = { risk, reason, by: access.staff.id, at: deps.clock.now() };
    await deps.breaches.addAssessment(scopeOfShop(shopId), notice.id, assessment);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'breach.assess',
      target: id,
      outcome: 'ok',
      details: { risk },
    });
    return shopViewOf(deps, breach, { ...notice, assessments: [...notice.assessments, assessment] });
  };
