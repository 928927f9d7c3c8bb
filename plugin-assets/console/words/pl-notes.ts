import type { notesEn } from './en-notes.ts';

/** Polish words of internal notes and mentions. */
export const notesPl: typeof notesEn = {
  kind: 'Co piszesz',
  reply: 'Odpowiedź',
  note: 'Notatka wewnętrzna',
  compose: 'Notatka wewnętrzna, tylko dla zespołu',
  placeholder: 'Tylko dla zespołu. Odwiedzający nigdy tego nie zobaczy.',
  hint: 'Notatki wejdą do odpowiedzi, jeśli odwiedzający poprosi o swoje dane. @ oznacza osobę z zespołu.',
  save: 'Zapisz notatkę',
  add: 'Dodaj notatkę wewnętrzną',
  by: 'Notatka wewnętrzna · {name}',
  namesYou: 'wspomina o Tobie',
  failed: 'Notatka nie jest zapisana: {reason}',
  menu: 'Zespół',
  found: 'Osoby z zespołu: {n}',
  noMatch: 'Nikt w tym sklepie tak się nie nazywa.',
  mentionedBy: '{name} wspomina o Tobie: {chat}',
  open: 'Otwórz rozmowę',
  handOverNote: 'Notatka dla tej osoby (opcjonalnie)',
  key: 'napisz notatkę wewnętrzną',
  keyWhileWriting: 'przełącz między odpowiedzią a notatką',
};
