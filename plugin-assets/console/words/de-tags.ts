import type { TagColour } from '../../../service/protocol/vocabulary.ts';
import type { tagsEn } from './en-tags.ts';

const colours: Record<TagColour, string> = {
  green: 'grün',
  honey: 'honig',
  red: 'rot',
  blue: 'blau',
  violet: 'violett',
  grey: 'grau',
};
/** German words of tags. */
export const tagsDe: typeof tagsEn = {
  label: 'Tags',
  any: 'Alle Tags',
  none: 'Noch keine Tags.',
  noneAsk: 'Noch keine Tags. Inhaber oder Leitung legen sie in den Einstellungen des Shops unter „Chat“ an.',
  edit: 'Tags bearbeiten',
  title: 'Tags',
  lead: 'Wörter, mit denen Ihr Team Chats ordnet. Besucher sehen sie nicht; sie gehen mit dem Chat und gehören zur Auskunft, wenn jemand nach seinen Daten fragt.',
  notHealth:
    'Ein Tag sagt nichts über Gesundheit, Religion, Herkunft, Politik und Ähnliches: Benennen Sie die Sache, nicht die Person.',
  name: 'Tag',
  colour: 'Farbe',
  colours,
  add: 'Tag hinzufügen',
  remove: 'Entfernen',
  removeWhich: 'Tag {name} aus dem Shop und allen Chats entfernen',
  key: 'Tags des Chats',
};
