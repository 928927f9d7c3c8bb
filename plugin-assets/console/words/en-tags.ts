import type { TagColour } from '../../../service/protocol/vocabulary.ts';

const colours: Record<TagColour, string> = {
  green: 'green',
  honey: 'honey',
  red: 'red',
  blue: 'blue',
  violet: 'violet',
  grey: 'grey',
};
/** English words of tags. */
export const tagsEn = {
  label: 'Tags',
  any: 'Any tag',
  none: 'No tags yet.',
  noneAsk: 'No tags yet. An owner or manager adds them in the settings of the shop, under Chat.',
  edit: 'Edit tags',
  title: 'Tags',
  lead: 'Words by which your team sorts chats. Visitors do not see them; they go with the chat, and into the answer when somebody asks for their data.',
  notHealth:
    'A tag must say nothing about health, religion, origin, politics or the like: name the matter, not the person.',
  name: 'Tag',
  colour: 'Colour',
  colours,
  add: 'Add tag',
  remove: 'Remove',
  removeWhich: 'Remove the tag {name} from the shop and all chats',
  key: 'tags of the chat',
};
