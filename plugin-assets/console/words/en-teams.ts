/** English words of teams. */
export const teamsEn = {
  label: 'Team',
  any: 'All teams',
  handedTo: 'Handed over to the team {name}',
  handedToGone: 'Handed over to a team that no longer exists',
  handedToast: 'Handed over to the team {name}. Its members are rung first.',
  hereOf: '{here} of {all} here',
  title: 'Teams',
  lead: 'A chat that is handed over to a team goes back to the queue under its name. Members who are here are rung first, after a minute everybody. Anybody may take it.',
  none: 'No teams yet.',
  name: 'Name of the team',
  members: 'Members of {name}',
  noMembers: 'Without members: it cannot be chosen. Its chats wait for everybody.',
  add: 'Add team',
  remove: 'Remove',
  removeWhich: 'Remove the team {name}; its chats stay in the queue, for everybody',
};
