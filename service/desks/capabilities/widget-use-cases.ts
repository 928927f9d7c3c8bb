import { makeOpenWidget, makeWidgetMode } from '../../domain/widget/open-widget.ts';
import { makeReadChatNotice } from '../../domain/widget/read-chat-notice.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { LeadUseCases } from './lead-use-cases.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';
import type { ShopUseCases } from './shop-use-cases.ts';

type Deps = BaseDeps &
  Pick<LeadUseCases, 'openForm'> &
  Pick<PolicyUseCases, 'recheckPolicyLinks' | 'formStanding'> &
  Pick<ShopUseCases, 'findShop'>;

export const makeWidgetUseCases = (deps: Deps) => ({
  openWidget: makeOpenWidget(deps),
  widgetMode: makeWidgetMode(deps),
  readChatNotice: makeReadChatNotice(deps),
  passTime: () => deps.bus.publish({ type: 'time.passed' }),
});
export type WidgetUseCases = ReturnType<typeof makeWidgetUseCases>;
