import type { EndSubscription, makePurgeOptins } from '../../domain/marketing/end-subscription.ts';
import { makeExportSubscriptions } from '../../domain/marketing/export-subscriptions.ts';
import { makeImportSubscriptions } from '../../domain/marketing/import-subscriptions.ts';
import {
  makeListSubscriptions,
  makeMarketingNumbers,
  makeWithdrawForPerson,
} from '../../domain/marketing/marketing-overview.ts';
import { makeLookAtUnsubscribe, makeUnsubscribe } from '../../domain/marketing/unsubscribe.ts';

type Deps = Parameters<typeof makeExportSubscriptions>[0] &
  Parameters<typeof makeImportSubscriptions>[0] &
  Parameters<typeof makePurgeOptins>[0] &
  Parameters<typeof makeUnsubscribe>[0] & { endSubscription: EndSubscription };

/** Lists for offers: what the shop sees and takes out, and how a person leaves them. */
export const makeMarketingUseCases = (base: Deps) => ({
  marketingNumbers: makeMarketingNumbers(base),
  listSubscriptions: makeListSubscriptions(base),
  exportSubscriptions: makeExportSubscriptions(base),
  importSubscriptions: makeImportSubscriptions(base),
  withdrawForPerson: makeWithdrawForPerson(base),
  lookAtUnsubscribe: makeLookAtUnsubscribe(base),
  unsubscribe: makeUnsubscribe(base),
});
