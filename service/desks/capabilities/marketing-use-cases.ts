import { makeOptinConfirmation } from '../../domain/marketing/confirm-optin.ts';
import { makeEndSubscription, makePurgeOptins } from '../../domain/marketing/end-subscription.ts';
import { makeExportSubscriptions } from '../../domain/marketing/export-subscriptions.ts';
import { makeImportSubscriptions } from '../../domain/marketing/import-subscriptions.ts';
import {
  makeListSubscriptions,
  makeMarketingNumbers,
  makeRemoveImported,
  makeWithdrawForPerson,
} from '../../domain/marketing/marketing-overview.ts';
import { makeTakeBackUnticked, makeTakeTickedBoxes } from '../../domain/marketing/ticked-boxes.ts';
import { makeLookAtUnsubscribe, makeUnsubscribe } from '../../domain/marketing/unsubscribe.ts';
import type { BaseDeps } from '../base-deps.ts';

export const makeMarketingUseCases = (base: BaseDeps) => {
  const endSubscription = makeEndSubscription(base);
  const deps = { ...base, endSubscription };
  return {
    takeTickedBoxes: makeTakeTickedBoxes(deps),
    takeBackUnticked: makeTakeBackUnticked(deps),
    optinHandler: makeOptinConfirmation(deps),
    purgeOptins: makePurgeOptins(deps),
    endSubscription,
    marketingNumbers: makeMarketingNumbers(deps),
    listSubscriptions: makeListSubscriptions(deps),
    exportSubscriptions: makeExportSubscriptions(deps),
    importSubscriptions: makeImportSubscriptions(deps),
    removeImported: makeRemoveImported(base),
    withdrawForPerson: makeWithdrawForPerson(deps),
    lookAtUnsubscribe: makeLookAtUnsubscribe(deps),
    unsubscribe: makeUnsubscribe(deps),
  };
};
export type MarketingUseCases = ReturnType<typeof makeMarketingUseCases>;
