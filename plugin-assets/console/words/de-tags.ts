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
  label: 'Schlagwörter',
  any: 'Alle Schlagwörter',
  none: 'Noch keine Schlagwörter.',
  noneAsk:
    'Noch keine Schlagwörter. Inhaber oder Leitung legen sie in den Einstellungen des Shops unter „Chat“ an.',
  edit: 'Schlagwörter bearbeiten',
  title: 'Schlagwörter',
  lead: 'Wörter, mit denen Ihr Team Chats ordnet. Besucher sehen sie nicht; sie gehen mit dem Chat und gehören zur Auskunft, wenn jemand nach seinen Daten fragt.',
  notHealth:
    'Ein Schlagwort sagt nichts über Gesundheit, Religion, Herkunft, Politik und Ähnliches: Benennen Sie die Sache, nicht die Person.',
  name: 'Schlagwort',
  colour: 'Farbe',
  colours,
  add: 'Schlagwort hinzufügen',
  remove: 'Entfernen',
  removeWhich: 'Schlagwort {name} aus dem Shop und allen Chats entfernen',
  key: 'Schlagwörter des Chats',
};
