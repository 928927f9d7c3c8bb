import type { Visit } from '../../domain/model/visit/visit.ts';
import type { VisitorListSettings } from '../../domain/model/visit/visitor-list.ts';
import type { ShownVisits } from '../../domain/visit/show-visits.ts';
import type { VisitorListSettingsView, VisitsView } from '../../protocol/api/visits/visit-api.ts';

export const visitorListView = ({ isOn, invitations }: VisitorListSettings): VisitorListSettingsView => ({
  isOn,
  invitations: invitations.map((rule) => ({ ...rule, text: { ...rule.text } })),
});

const visitView = (visit: Visit): VisitsView['visits'][number] => ({
  id: visit.id,
  since: visit.since.toISOString(),
  seenAt: visit.seenAt.toISOString(),
  pages: visit.pages.map(({ page, at }) => ({ page, at: at.toISOString() })),
  isReturning: visit.isReturning,
  locale: visit.locale,
  tool: visit.tool,
  state: visit.state,
  isInvitationWaiting: visit.invitation !== null,
  cart: visit.cart === null ? null : { ...visit.cart },
});

export const visitsView = ({ tools, visits, ...shown }: ShownVisits): VisitsView => ({
  ...shown,
  tools: tools.map(({ tool, lastYesAt, lastWithdrawnAt }) => ({
    tool,
    lastYesAt: lastYesAt?.toISOString() ?? null,
    lastWithdrawnAt: lastWithdrawnAt?.toISOString() ?? null,
  })),
  visits: visits.map(visitView),
});
