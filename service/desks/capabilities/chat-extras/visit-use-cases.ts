import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import { makeForgetVisit, makeNoteSighting } from '../../../domain/visit/note-sighting.ts';
import { makeInviteVisitor, makeShowVisits } from '../../../domain/visit/show-visits.ts';
import type { BaseDeps } from '../../base-deps.ts';
import type { AuditUseCases } from '../audit-use-cases.ts';

/** With cookie consent. */
export const makeVisitUseCases = (base: BaseDeps & Pick<AuditUseCases, 'recordReading'>) => ({
  noteSighting: makeNoteSighting(base),
  forgetVisit: makeForgetVisit(base),
  forgetSilentVisits: () => base.visits.forgetSilent(base.clock.now()),
  /** Without visitor data. */
  countPage: (scope: ShopScope) => base.visits.countPage(scope, base.clock.now()),
  showVisits: makeShowVisits(base),
  inviteVisitor: makeInviteVisitor(base),
});
