import type { teamsEn } from './en-teams.ts';

/** German words of teams. */
export const teamsDe: typeof teamsEn = {
  label: 'Team',
  any: 'Alle Teams',
  handedTo: 'An das Team {name} übergeben',
  handedToGone: 'An ein Team übergeben, das es nicht mehr gibt',
  handedToast: 'An das Team {name} übergeben. Zuerst werden seine Mitglieder gerufen.',
  hereOf: '{here} von {all} da',
  title: 'Teams',
  lead: 'Ein Chat, der an ein Team übergeben wird, kehrt unter dessen Namen in die Warteschlange zurück. Zuerst werden die anwesenden Mitglieder gerufen, nach einer Minute alle. Übernehmen darf ihn jeder.',
  none: 'Noch keine Teams.',
  name: 'Name des Teams',
  members: 'Mitglieder von {name}',
  noMembers: 'Ohne Mitglieder kann es nicht gewählt werden. Seine Chats warten auf alle.',
  add: 'Team hinzufügen',
  remove: 'Entfernen',
  removeWhich: 'Team {name} entfernen; seine Chats bleiben in der Warteschlange, für alle',
};
