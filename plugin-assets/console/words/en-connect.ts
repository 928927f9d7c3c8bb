/** English words of connecting a store. */
export const connectEn = {
  title: 'Connect your store',
  asks: '{name} ({host}) asks to be connected with Zgoda.',
  may: 'Once connected, the store',
  mayList: [
    'puts the chat into its pages,',
    'reports the state and the text of its privacy policy page,',
    'can answer export and erasure requests of its customers together with Zgoda.',
  ],
  shop: 'Shop in Zgoda',
  fits: 'has this address',
  other: 'has another address: {host}',
  create: 'A new shop',
  createHint: '{name}, {host}',
  controllerTitle: 'Who answers for the data',
  controllerLead: 'Proposed by the store. Visitors read it in the chat, so correct what is not right.',
  terms:
    'Purpose: answering what visitors ask. Contact forms are kept for {leads}, conversations for {conversations}. You can change all of it in the settings.',
  confirm: 'This is right, and I may decide it for the company',
  confirmNeeded: 'Tick that the information is right, or correct it first.',
  connect: 'Connect',
  confirmAndConnect: 'Confirm and connect',
  connecting: 'Connecting …',
  cancel: 'Back to {host} without connecting',
  broken: 'This link is not complete. Go back to your store and press Connect once more.',
  noShop:
    'You have no shop that you may connect. Ask its owner to do it, or to give you the role of manager.',
  wrongAddress:
    'The chosen shop has another address. Choose the shop of {host}, or correct the address in its settings first, under Install.',
  waiting: 'Your store {host} is waiting to be connected.',
  goOn: 'Go on',
  signInFirst: '{host} is waiting to be connected. Sign in, or register, and it goes on by itself.',
  thisBrowser:
    'Open the link in this browser: then connecting {host} goes on by itself. The store waits for an hour.',
  clientFirst:
    'You work for an agency, and the shop belongs to your client. Set up the client’s shop first; the store waits for an hour and is shown above until then.',
  toClients: 'To the shops of clients',
  agreementLater:
    'You can connect now. Nothing is collected until the data-processing agreement is in force: until then the chat shows your contact e-mail only.',
  tested: 'Test message from the store of {shop}: the connection works.',
};
