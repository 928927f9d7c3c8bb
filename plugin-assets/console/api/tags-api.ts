/** Calls about tags. */
import type { TagsAnswer, TagView } from '../../../service/protocol/api/conversation/tag-api.ts';
import type { TagColour } from '../../../service/protocol/vocabulary.ts';
import type { Answer, HttpClient } from '../../shared/http-client.ts';
import { conversationPath, shopPath } from './api-paths.ts';

export const makeTagsApi = (call: HttpClient) => ({
  tags: (): Promise<Answer<TagsAnswer>> => call('GET', '/v1/staff/tags'),
  keepTags: (shopId: string, tags: readonly { id: string | null; name: string; colour: TagColour }[]) =>
    call<{ tags: TagView[] }>('PUT', `${shopPath(shopId)}/tags`, { tags }),
  tagConversation: (id: string, tagIds: readonly string[]) =>
    call<{ tagIds: string[] }>('PUT', `${conversationPath(id)}/tags`, { tagIds }),
});
