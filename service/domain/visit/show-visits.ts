import type { VisitId } from '../../protocol/visit-lists.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';
import type { RecordReading } from '../audit/record-reading.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { roleMay } from '../model/base/tenancy.ts';
import { takesNewChats } from '../model/hours/takes-new-chats.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { shownName } from '../model/staff/staff.ts';
import type { Visit } from '../model/visit/visit.ts';
import type { ToolReport } from '../model/visit/visit-board.ts';
import { mayList, type VisitDeps } from './note-sighting.ts';

export type ShownVisits = {
  readonly isOn: boolean;
  readonly isCollecting: boolean;
  readonly takesChats: boolean;
  readonly mayInvite: boolean;
  readonly pagesLastHour: number;
  readonly tools: readonly ToolReport[];
  readonly visits: readonly Visit[];
};

/** Present visitors, or why none are listed. Rules: EP-5, PR-6. */
export const makeShowVisits =
  (deps: VisitDeps & { recordReading: RecordReading }) =>
  async (access: Access, shopId: ShopId): Promise<ShownVisits> => {
    const { shop, scope, role } = shopWith(access, shopId, 'read');
    const now = deps.clock.now();
    const isCollecting = await mayList(deps, shop, scope);
    const visits = isCollecting ? deps.visits.list(scope, now) : [];
    if (visits.length > 0) await deps.recordReading(access.staff.id, 'visit.list', [shopId]);
    return {
      isOn: shop.visitorList.isOn,
      isCollecting,
      takesChats: takesNewChats(deps.presence, shop, now),
      mayInvite: roleMay(role, 'answer'),
      pagesLastHour: deps.visits.pagesLastHour(scope, now),
      tools: deps.visits.tools(scope),
      visits,
    };
  };

/**
 * Invites a visitor with the next report.
 * @throws DomainError not_found when the visitor left; conflict when invited, declined or chatting
 */
export const makeInviteVisitor =
  (deps: VisitDeps) =>
  async (access: Access, shopId: ShopId, id: VisitId, text: string): Promise<void> => {
    const { shop, scope } = shopWith(access, shopId, 'answer');
    const visit = (await mayList(deps, shop, scope)) ? deps.visits.get(scope, id, deps.clock.now()) : null;
    if (visit === null) throw notFound();
    if (visit.state !== 'looking') {
      throw new DomainError(
        'conflict',
        'This visitor has already seen an invitation or has the chat open, so no other one is shown.',
      );
    }
    deps.visits.invite(scope, id, { text, from: shownName(access.staff) });
  };
