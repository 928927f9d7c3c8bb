import { makeAssignConversation } from '../../../domain/conversation/close-conversation.ts';
import { makeHandOver } from '../../../domain/team/hand-over.ts';
import { makeFindTeam, makeKeepTeams, makeReadTeams } from '../../../domain/team/teams.ts';
import type { BaseDeps } from '../../base-deps.ts';
import type { StaffUseCases } from '../staff-use-cases.ts';

export const makeTeamUseCases = (base: BaseDeps & Pick<StaffUseCases, 'findAssignee'>) => {
  const assignConversation = makeAssignConversation(base);
  return {
    readTeams: makeReadTeams(base),
    keepTeams: makeKeepTeams(base),
    assignConversation,
    handOver: makeHandOver({ ...base, findTeam: makeFindTeam(base), assignConversation }),
  };
};
