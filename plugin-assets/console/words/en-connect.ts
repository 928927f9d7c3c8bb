/** English words of connecting a platform. */
export const connectEn = {
  title: 'Connect your shop',
  asks: '{name} ({host}) asks to be connected to Zgoda.',
  may: 'Once connected, the shop’s plugin',
  mayList: [
    'adds the chat to the shop’s pages,',
    'reports the state and the text of the privacy policy page,',
    'can handle customers’ export and erasure requests together with Zgoda.',
  ],
  shop: 'Shop in Zgoda',
  fits: 'has this address',
  other: 'has another address: {host}',
  create: 'A new shop',
  createHint: '{name}, {host}',
  controllerTitle: 'Who is responsible for the data',
  controllerLead: 'Suggested by the shop. Visitors see this in the chat, so correct anything that is wrong.',
  terms:
    'Purpose: answering visitors’ questions. Leads are kept for {leads}, chats for {conversations}. You can change all of this in the settings.',
  confirm: 'This is correct, and I am authorised to decide it for the company',
  confirmNeeded: 'Tick the box to confirm that this is correct, or correct it first.',
  connect: 'Connect',
  confirmAndConnect: 'Confirm and connect',
  connecting: 'Connecting …',
  cancel: 'Back to {host} without connecting',
  broken: 'This link is incomplete. Go back to your shop and press Connect again.',
  noShop:
    'You have no shop that you can connect. Ask its owner to connect it or to give you the role of manager.',
  wrongAddress:
    'The shop you chose has another address. Choose the shop at {host}, or correct the address in its settings first, under Install.',
  waiting: 'Your shop {host} is waiting to be connected.',
  goOn: 'Continue',
  signInFirst:
    '{host} is waiting to be connected. Sign in or register, and connecting continues automatically.',
  thisBrowser:
    'Open the link in this browser, and connecting {host} continues automatically. The request stays open for an hour.',
  clientFirst:
    'You work for an agency, and the shop belongs to your client. Set up the client’s shop first; the request stays open for an hour and is shown above until then.',
  toClients: 'Go to clients’ shops',
  agreementLater:
    'You can connect now. No data are collected until the data-processing agreement is in force: until then the chat shows only your contact e-mail.',
  tested: 'Test message from {shop}: the connection works.',
};
