import type { ConversationId, StaffId, TeamId } from '../../protocol/vocabulary.ts';
import type { makeAssignConversation } from '../conversation/close-conversation.ts';
import { appendAndTell, type ConversationDeps, eventOfNow } from '../conversation/store-message.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Appended, conversationClosed } from '../model/conversation/appended.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { Team } from '../model/team/team.ts';

type Act = { ref: string; after: string | null };
type Deps = Pick<ConversationDeps, 'conversations' | 'bus' | 'ids' | 'clock'> & {
  findAssignee(staffId: StaffId, scope: ShopScope): Promise<Staff>;
  findTeam(teamId: TeamId, scope: ShopScope): Promise<Team>;
  assignConversation: ReturnType<typeof makeAssignConversation>;
};

/**
 * Assigns to a colleague or queue; the wait restarts.
 * @param teamId with `staffId` null
 * @throws DomainError not_found, conversation_closed, conflict for an empty team
 */
export const makeHandOver =
  (deps: Deps) =>
  async (
    scope: ShopScope,
    by: Staff,
    conversationId: ConversationId,
    { ref, after }: Act,
    { staffId, teamId }: { staffId: StaffId | null; teamId?: TeamId | undefined },
  ): Promise<Appended> => {
    if (staffId !== null || teamId === undefined) {
      const to = staffId === null ? null : await deps.findAssignee(staffId, scope);
      return deps.assignConversation(scope, by, conversationId, { ref, after }, to);
    }
    const team = await deps.findTeam(teamId, scope);
    const conversation = await deps.conversations.find(scope, conversationId);
    if (conversation === null) throw notFound();
    if (conversation.status === 'closed') throw conversationClosed();
    const event = eventOfNow(
      deps,
      scope,
      { conversationId, ref, by },
      { kind: 'assigned', assignedTo: null, teamId: team.id },
    );
    return appendAndTell(deps, scope, event, after);
  };
