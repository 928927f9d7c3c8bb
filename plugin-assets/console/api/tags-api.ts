import type { TagsAnswer, TagView } from '../../../service/protocol/api/conversation/tag-api.ts';
import type { TeamsAnswer, TeamView } from '../../../service/protocol/api/conversation/team-api.ts';
import type { TagColour } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { conversationPath, shopPath } from './api-paths.ts';

export const makeTagsApi = (call: HttpClient) => ({
  tags: (): Promise<Answer<TagsAnswer>> => call('GET', '/v1/staff/tags'),
  /** `seen`: the list before the change. */
  keepTags: (
    shopId: string,
    tags: readonly { id: string | null; name: string; colour: TagColour }[],
    seen: readonly TagView[],
  ) => call<{ tags: TagView[] }>('PUT', `${shopPath(shopId)}/tags`, { tags, seen }),
  teams: (): Promise<Answer<TeamsAnswer>> => call('GET', '/v1/staff/teams'),
  keepTeams: (
    shopId: string,
    teams: readonly { id: string | null; name: string; memberIds: readonly string[] }[],
    seen: readonly TeamView[],
  ) => call<{ teams: TeamView[] }>('PUT', `${shopPath(shopId)}/teams`, { teams, seen }),
  changeTags: (id: string, change: { add: readonly string[]; remove: readonly string[] }) =>
    call<{ tagIds: string[] }>('PATCH', `${conversationPath(id)}/tags`, change),
});
