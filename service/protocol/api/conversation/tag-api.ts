import * as v from 'valibot';
import { lineField, tagIdField } from '../../fields.ts';
import { TAG_COLOURS } from '../../vocabulary.ts';

const tagView = v.object({ id: v.string(), name: v.string(), colour: v.picklist(TAG_COLOURS) });
export type TagView = v.InferOutput<typeof tagView>;

const nameAndColour = {
  name: lineField(24),
  colour: v.picklist(TAG_COLOURS, 'must be a colour of the list'),
};
/** PUT /v1/staff/shops/:shopId/tags : complete, ordered list; without id: new. */
export const tagsRequest = v.strictObject({
  tags: v.pipe(
    v.array(v.strictObject({ id: v.nullable(tagIdField), ...nameAndColour })),
    v.maxLength(30, 'must be at most 30'),
  ),
  /** List as read, for `conflict`. */
  seen: v.pipe(
    v.array(v.strictObject({ id: tagIdField, ...nameAndColour })),
    v.maxLength(30, 'must be at most 30'),
  ),
});
export const tagsKept = v.object({ tags: v.array(tagView) });

const someTags = v.pipe(v.array(tagIdField), v.maxLength(30, 'must be at most 30'));
/** PATCH /v1/staff/conversations/:conversationId/tags */
export const conversationTagsChange = v.strictObject({ add: someTags, remove: someTags });
export const conversationTagsResponse = v.object({ tagIds: v.array(v.string()) });

/** GET /v1/staff/tags */
export const tagsResponse = v.object({
  shops: v.array(v.object({ shopId: v.string(), tags: v.array(tagView) })),
  /** Latest changes. */
  tagged: v.array(v.object({ conversationId: v.string(), tagIds: v.array(v.string()) })),
  /** False: truncated; summaries have the rest. */
  isWhole: v.boolean(),
});
export type TagsAnswer = v.InferOutput<typeof tagsResponse>;
