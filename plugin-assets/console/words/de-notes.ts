import type { notesEn } from './en-notes.ts';

/** German words of internal notes and mentions. */
export const notesDe: typeof notesEn = {
  kind: 'Was Sie schreiben',
  reply: 'Antwort',
  note: 'Interne Notiz',
  compose: 'Interne Notiz, nur für Kollegen',
  placeholder: 'Nur für Kollegen. Der Besucher sieht sie nie.',
  hint: 'Notizen gehören zur Auskunft, wenn der Besucher nach seinen Daten fragt. @ erwähnt einen Kollegen.',
  save: 'Notiz speichern',
  add: 'Interne Notiz hinzufügen',
  by: 'Interne Notiz · {name}',
  namesYou: 'erwähnt Sie',
  failed: 'Die Notiz ist nicht gespeichert: {reason}',
  menu: 'Kollegen',
  found: 'Kollegen: {n}',
  noMatch: 'In diesem Shop heißt niemand so.',
  mentionedBy: '{name} hat Sie erwähnt: {chat}',
  open: 'Chat öffnen',
  handOverNote: 'Notiz für den Kollegen (freiwillig)',
  key: 'interne Notiz schreiben',
  keyWhileWriting: 'zwischen Antwort und interner Notiz wechseln',
};
