/** English words of teams. */
export const teamsEn = {
  label: 'Group',
  any: 'All groups',
  handedTo: 'Handed over to the group {name}',
  handedToGone: 'Handed over to a group that no longer exists',
  handedToast: 'Handed over to the group {name}. Its members are rung first.',
  hereOf: '{here} of {all} here',
  title: 'Groups of staff',
  lead: 'A chat that is handed over to a group goes back to the queue under its name. Members who are here are rung first, after a minute everybody. Anybody may take it.',
  none: 'No groups yet.',
  name: 'Name of the group',
  members: 'Members of {name}',
  noMembers: 'Without members: it cannot be chosen. Its chats wait for everybody.',
  add: 'Add group',
  remove: 'Remove',
  removeWhich: 'Remove the group {name}; its chats stay in the queue, for everybody',
};
