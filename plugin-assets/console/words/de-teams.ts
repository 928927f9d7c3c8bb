import type { teamsEn } from './en-teams.ts';

/** German words of teams. */
export const teamsDe: typeof teamsEn = {
  label: 'Gruppe',
  any: 'Alle Gruppen',
  handedTo: 'An die Gruppe {name} übergeben',
  handedToGone: 'An eine Gruppe übergeben, die es nicht mehr gibt',
  handedToast: 'An die Gruppe {name} übergeben. Zuerst werden ihre Mitglieder gerufen.',
  hereOf: '{here} von {all} da',
  title: 'Beratergruppen',
  lead: 'Ein Chat, der an eine Gruppe übergeben wird, kehrt unter deren Namen in die Warteschlange zurück. Zuerst werden die anwesenden Mitglieder gerufen, nach einer Minute alle. Übernehmen darf ihn jeder.',
  none: 'Noch keine Gruppen.',
  name: 'Name der Gruppe',
  members: 'Mitglieder von {name}',
  noMembers: 'Ohne Mitglieder kann sie nicht gewählt werden. Ihre Chats warten auf alle.',
  add: 'Gruppe hinzufügen',
  remove: 'Entfernen',
  removeWhich: 'Gruppe {name} entfernen; ihre Chats bleiben in der Warteschlange, für alle',
};
