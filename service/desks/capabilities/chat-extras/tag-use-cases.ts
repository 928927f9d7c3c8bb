import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import { makeKeepTags } from '../../../domain/tag/manage-tags.ts';
import { makeEndTags, makeReadTags, makeTagConversation } from '../../../domain/tag/tag-conversation.ts';
import type { BaseDeps } from '../../base-deps.ts';
import type { AuditUseCases } from '../audit-use-cases.ts';

/** For consoles only. */
export const makeTagUseCases = (base: BaseDeps & Pick<AuditUseCases, 'recordReading'>) => ({
  readTags: makeReadTags(base),
  keepTags: makeKeepTags(base),
  tagConversation: makeTagConversation(base),
  forgetTags: (scope: ShopScope, id: Conversation['id']) =>
    base.conversationTags.removeByConversation(scope, id),
  endTags: makeEndTags(base),
});
export type TagUseCases = ReturnType<typeof makeTagUseCases>;
