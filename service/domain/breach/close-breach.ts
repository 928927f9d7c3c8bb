import type { BreachId } from '../../protocol/vocabulary.ts';
import { scopeOfRow } from '../model/base/tenancy.ts';
import type { Access } from '../model/staff/resolve-access.ts';
import { type BreachDeps, type BreachView, openedBreach, viewOf } from './breach-register.ts';

/** Closes an entry; it stays in the register. Rule: SE-4. */
export const makeCloseBreach =
  (deps: BreachDeps) =>
  async (access: Access, id: BreachId): Promise<BreachView> => {
    const breach = await openedBreach(deps, access, id);
    const closed = (await deps.breaches.setState(scopeOfRow(breach), id, 'closed')) ?? breach;
    await deps.recordAct({
      actor: access.staff.id,
      shopId: breach.shopId,
      action: 'breach.close',
      target: id,
      outcome: 'ok',
    });
    return viewOf(deps, closed, await deps.breaches.noticesOf(scopeOfRow(breach), id));
  };
