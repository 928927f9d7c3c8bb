import { makeAssessBreach } from '../../domain/breach/assess-breach.ts';
import { makeRecordBreachTold } from '../../domain/breach/breach-letters.ts';
import { makeCloseBreach } from '../../domain/breach/close-breach.ts';
import { makeNotifyBreach } from '../../domain/breach/notify-breach.ts';
import { makeOpenBreach } from '../../domain/breach/open-breach.ts';
import {
  makeAffectedPeople,
  makeBreachDraft,
  makeBreachTexts,
  makeListBreaches,
  makeListShopBreaches,
} from '../../domain/breach/read-breaches.ts';
import { SERVICE_SCOPE } from '../../domain/model/base/tenancy.ts';
import type { BaseDeps } from '../base-deps.ts';

/** Rule: SE-4. */
export const makeBreachUseCases = (deps: BaseDeps) => ({
  openBreach: makeOpenBreach(deps),
  notifyBreach: makeNotifyBreach(deps),
  recordBreachTold: makeRecordBreachTold(deps),
  closeBreach: makeCloseBreach(deps),
  assessBreach: makeAssessBreach(deps),
  listBreaches: makeListBreaches(deps),
  listShopBreaches: makeListShopBreaches(deps),
  breachTexts: makeBreachTexts(deps),
  breachDraft: makeBreachDraft(deps),
  affectedPeople: makeAffectedPeople(deps),
  sweepBreaches: (): Promise<number> => deps.breaches.removeExpired(SERVICE_SCOPE, deps.clock.now()),
});
