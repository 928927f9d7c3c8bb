/** HTTP bodies of tags: edited in the settings of a shop, put on conversations by consultants. */
import * as v from 'valibot';
import { lineField, tagIdField } from '../../fields.ts';
import { TAG_COLOURS } from '../../vocabulary.ts';

const tagView = v.object({ id: v.string(), name: v.string(), colour: v.picklist(TAG_COLOURS) });
export type TagView = v.InferOutput<typeof tagView>;

const nameAndColour = {
  name: lineField(24),
  colour: v.picklist(TAG_COLOURS, 'must be a colour of the list'),
};
/** PUT /v1/staff/shops/:shopId/tags : in this order; one without an id is new, one that is left out goes. */
export const tagsRequest = v.strictObject({
  tags: v.pipe(
    v.array(v.strictObject({ id: v.nullable(tagIdField), ...nameAndColour })),
    v.maxLength(30, 'must be at most 30'),
  ),
  /** The list that was changed: conflict when another one is stored. Consoles of the version before send none. */
  seen: v.optional(
    v.pipe(
      v.array(v.strictObject({ id: tagIdField, ...nameAndColour })),
      v.maxLength(30, 'must be at most 30'),
    ),
  ),
});
export const tagsKept = v.object({ tags: v.array(tagView) });

const someTags = v.pipe(v.array(tagIdField), v.maxLength(30, 'must be at most 30'));
/** PUT /v1/staff/conversations/:conversationId/tags : in place of those it has. For consoles of the version before. */
export const conversationTagsRequest = v.strictObject({ tagIds: someTags });
/** PATCH /v1/staff/conversations/:conversationId/tags : what is named in neither list stays as it is. */
export const conversationTagsChange = v.strictObject({ add: someTags, remove: someTags });
export const conversationTagsResponse = v.object({ tagIds: v.array(v.string()) });

/** GET /v1/staff/tags */
export const tagsResponse = v.object({
  shops: v.array(v.object({ shopId: v.string(), tags: v.array(tagView) })),
  /** Conversations with tags, those changed last. */
  tagged: v.array(v.object({ conversationId: v.string(), tagIds: v.array(v.string()) })),
  /** False: more conversations have tags than are listed; theirs come with their summaries. */
  isWhole: v.boolean(),
});
export type TagsAnswer = v.InferOutput<typeof tagsResponse>;
