import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import { makeForgetVisit, makeNoteSighting } from '../../../domain/visit/note-sighting.ts';
import { makeInviteVisitor, makeShowVisits } from '../../../domain/visit/show-visits.ts';
import type { BaseDeps } from '../../base-deps.ts';
import type { AuditUseCases } from '../audit-use-cases.ts';

/** Visitors on the pages of a shop, while its cookie tool says yes. */
export const makeVisitUseCases = (base: BaseDeps & Pick<AuditUseCases, 'recordReading'>) => ({
  noteSighting: makeNoteSighting(base),
  forgetVisit: makeForgetVisit(base),
  /** Their browsers have not reported for a while. */
  forgetSilentVisits: () => base.visits.forgetSilent(base.clock.now()),
  /** The script of the chat was asked for: a number for each minute, of nobody. */
  countPage: (scope: ShopScope) => base.visits.countPage(scope, base.clock.now()),
  showVisits: makeShowVisits(base),
  inviteVisitor: makeInviteVisitor(base),
});
