import type { teamsEn } from './en-teams.ts';

/** Polish words of teams. */
export const teamsPl: typeof teamsEn = {
  label: 'Grupa',
  any: 'Wszystkie grupy',
  handedTo: 'Przekazano grupie {name}',
  handedToGone: 'Przekazano grupie, której już nie ma',
  handedToast: 'Przekazano grupie {name}. Najpierw usłyszą o tym jej członkowie.',
  hereOf: 'obecni: {here} z {all}',
  title: 'Grupy konsultantów',
  lead: 'Rozmowa przekazana grupie wraca do kolejki pod jej nazwą. Najpierw słyszą o niej obecni członkowie, po minucie wszyscy. Przejąć może ją każdy.',
  none: 'Nie ma jeszcze grup.',
  name: 'Nazwa grupy',
  members: 'Członkowie grupy {name}',
  noMembers: 'Bez członków: nie można jej wybrać. Jej rozmowy czekają na wszystkich.',
  add: 'Dodaj grupę',
  remove: 'Usuń',
  removeWhich: 'Usuń grupę {name}; jej rozmowy zostaną w kolejce, dla wszystkich',
};
