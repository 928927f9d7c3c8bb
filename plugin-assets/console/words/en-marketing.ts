/** English words of lists for offers. */
export const marketingEn = {
  title: 'Marketing',
  lead: 'Consents to offers from the contact form. You send the mailings with your own tool; download the list here.',
  shop: 'Shop',
  noneTitle: 'No shop to manage',
  none: 'Only owners and managers can see the lists for offers.',
  channels: { email: 'E-mail', phone: 'SMS and phone' },
  confirmed: 'Confirmed',
  pending: 'Waiting for the link in the e-mail',
  unsent: 'Of them with the e-mail not sent yet',
  imported: 'From a file, with no consent recorded here',
  suppressed: 'Withdrawn, nothing may be sent',
  reminder: 'Due for renewal',
  export: 'Confirmed list (CSV)',
  exportHint:
    'Only confirmed consents, each with its proof and an unsubscribe link, which every mailing must contain. The export is recorded in the activity log.',
  boxesTitle: 'Boxes on the contact form',
  boxesLead:
    'Each channel has its own box: never required, never pre-ticked, and shown only while your privacy policy is published.',
  emailNeedsMail:
    'Consent to e-mails is confirmed by a link in an e-mail, and the service has no mail server yet. Until it has one, this box cannot be turned on.',
  emailHidden:
    'Consent to e-mails is confirmed by a link in an e-mail, and the service has no mail server yet. Until it has one, the form does not show this box.',
  emailBox: 'Ask for consent to e-mail offers (double opt-in)',
  phoneBox:
    'Ask for consent to offers by SMS and phone (no further confirmation; the form must ask for a phone number)',
  ownWords: 'Your own text: {channel}, {language}',
  ownWordsHint:
    'Leave empty to use our text. Yours must contain {controller} and {policy}, name the channel and say how to withdraw; {email} becomes your address.',
  languages: { pl: 'Polish', en: 'English', de: 'German' },
  ownWordsTitle: 'Your own text for the boxes',
  listTitle: 'Newest entries',
  listLead: 'The newest 200. Viewing the addresses is recorded in the activity log.',
  show: 'Show addresses',
  empty: 'Nobody has consented to offers yet. Entries appear when visitors tick a box on the contact form.',
  proof: 'Proof',
  proofSave: 'Proof file',
  states: { confirmed: 'confirmed', pending: 'waiting', imported: 'from a file' },
  single: 'by the box only',
  askAnew: 'ask again',
  stop: 'Withdraw',
  stopped: 'Withdrawn. The address is deleted and blocked, so an import cannot bring it back.',
  stopTitle: 'Withdraw for this person?',
  stopText:
    'Do this when the person has asked you to stop. The address is deleted at once, and nothing may be sent to it any more. This cannot be undone.',
  stopYes: 'Withdraw and delete',
  importTitle: 'Import a list',
  importLead:
    'A file does not prove consent. These addresses are stored as imported, are not part of any export, and count as consent only when the person consents here. People who have withdrawn are left out.',
  importChannel: 'Channel',
  importFile: 'CSV file with a column of addresses',
  importNote: 'Where the addresses come from and what proves consent',
  importTry: 'Check without importing',
  importDo: 'Import {n}',
  importReport:
    '{rows} lines: {added} new, {known} already known, {suppressed} left out (withdrawn earlier), {repeated} duplicates, {invalid} without an address.',
  importLines: 'Lines without an address: {lines}',
  importDone: 'Addresses stored as imported: {n}.',
  removeImported: 'Delete imported addresses',
  removeImportedTitle: 'Delete all imported addresses?',
  removeImportedText:
    'Do this when the file was the wrong one. All addresses of this channel that came from a file are deleted, except of people who consented here since. They are not blocked, so a file can bring them in again.',
  removeImportedYes: 'Delete them',
  importedRemoved: 'Imported addresses deleted: {n}.',
  importNeeds: 'Choose a file and say where it comes from.',
};
