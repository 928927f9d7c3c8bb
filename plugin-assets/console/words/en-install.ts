/** English words of putting the chat into a shop, and of its connection with a store. */
export const installEn = {
  platform: 'What does the shop run on?',
  wordpress: 'WordPress or WooCommerce',
  wordpressHint: 'With a plugin. The line and the privacy policy follow by themselves.',
  otherSite: 'Any other site',
  otherSiteHint: 'One line to paste, and the link to your privacy policy.',

  plugin: 'Connect the plugin',
  pluginSteps: [
    'Install the plugin “Zgoda” (Plugins → Add New → Upload Plugin) and activate it.',
    'Open Settings → Zgoda, enter the address of the service and press “Connect”.',
    'Say yes here in the console; you go back connected, without copying a key.',
  ] as string[],
  keys: 'Connect with keys instead',
  keysLead:
    'Where Connect is not possible, for instance because the administration cannot be reached by this browser: paste address, key and secret in the plugin under “Connect with keys instead”.',
  serviceAddress: 'Address of the service',
  key: 'Key of the shop',
  keyHint: 'It names the shop and is public.',
  secretTitle: 'Secret for the plugin',
  secretLead: 'The shop’s plugin signs its messages with it. It is shown once.',
  makeSecret: 'Make a secret',
  rotateSecret: 'Make a new secret',
  rotateHint: 'The one before stops working at once: paste the new one in the plugin right away.',
  secretOnce: 'Copy it now. It will not be shown again.',
  secret: 'Secret',
  ownerOnly: 'Owners and managers can make a secret.',

  paste: 'Paste one line',
  line: 'Line to paste',
  pasteLead:
    'Paste it before </body> on every page of the shop, once. Before a visitor clicks, it stores nothing and sets no cookie.',
  where: 'Where that is in your system',
  origins: 'Pages that may show the chat',

  look: 'Check that it is there',
  lookLead: 'We open the first page of the shop as a visitor would, and say what we see: {url}',
  check: 'Check that the chat is there',
  checking: 'Looking at the shop …',
  seen: 'The chat was seen on the first page of the shop on {when}.',
  twice: 'The line is in the page more than once. It works, but leave only one.',
  byEye:
    'A page that puts the line in by a script, such as a tag manager, shows it to browsers only, so this check cannot see it. Then look with your own eyes: if the button is in your shop, the chat works and you can go on.',
  missing: {
    none: 'The first page opened, but the line is not in it. If you have just pasted it, save, publish and empty the cache of the shop, then try again.',
    other_shop:
      'There is a line of Zgoda in the page, but with the key of another shop. Replace it with the one above.',
    other_service:
      'There is a line of Zgoda in the page, but it fetches the chat from another address. Replace it with the one above.',
  } as Record<string, string>,
  unreachable: {
    timeout:
      'The first page did not answer within five seconds. Try again; if it stays like this, ask your host.',
    network: 'The first page could not be reached. Check that the shop is switched on and open to everybody.',
    unknown_host: 'Nobody knows this address. Check it for a slip, below.',
    certificate:
      'The certificate of the shop is out of date or incomplete, so browsers warn of it too. Ask your host to renew it.',
    private:
      'The address leads into a private network, which we never open. Enter the public address of the shop.',
    not_html: 'The address answers with something that is not a web page.',
    too_large: 'The first page is over 2 MB, which is more than we read. Then look with your own eyes.',
    unreadable: 'The first page is built too intricately for us to read. Then look with your own eyes.',
    left: 'The address leads to another domain: {origin}.',
    none: 'The first page answers with an error (status {status}).',
    401: 'The first page asks for a password (status {status}). Open the shop, or check later.',
    403: 'The shop refuses our visit (status {status}): a password, a firewall or a protection against robots. Let “Zgoda-PolicyCheck” in, or look with your own eyes.',
    404: 'There is no page at this address (status {status}). Check it, below.',
    503: 'The shop is closed for maintenance or overloaded (status {status}). Try again later.',
  } as Record<string, string>,
  otherOrigin:
    'The line is there, but the shop really opens at {origin}, and only pages of the address that is entered here may show the chat.',
  useOrigin: 'Use {origin}',
  blocked:
    'The line is there, but the shop’s own security policy (Content-Security-Policy) keeps the chat out.',
  places: {
    header:
      'It is in a header that the shop’s server sends. Put these directives in the place of the ones of the same name, or add them; or ask your host to:',
    meta: 'It is in a <meta> element in the head of the page. Put these directives in the place of the ones of the same name, or add them:',
  },
  nonce:
    'It trusts scripts by a nonce only, so addresses do not count. Give the line the same attribute nonce="…" that the page’s own scripts have; your shop system makes a new one for each page.',
  address: 'Address of the shop',
  changeAddress: 'The shop has another address',

  policy: 'Link your privacy policy',
  policyByStore: 'Choose your privacy policy page',
  policyFollows:
    'Once the plugin is connected, it reports the page that is chosen in WordPress under Settings → Privacy. There is nothing to type here.',
  policyLead:
    'The consent box in the chat names this page and links to it. Without it visitors see a plain notice.',

  done: 'What visitors find now',
  modes: {
    live: 'Live chat: somebody is here to answer.',
    form: 'The contact form: nobody is here right now. As soon as you are here, it is live chat.',
    closed: 'Closed: only your contact e-mail is shown.',
  },
  closed: {
    setup_incomplete: 'Fill in and confirm who the controller is.',
    dpa_required: 'The data-processing agreement is not in force yet; until then nothing is collected.',
    form_closed: 'Nobody is here, and you have chosen to hide the form while no policy is published.',
    shop_closed: 'The shop is leaving Zgoda.',
  },
  fix: {
    setup_incomplete: 'To the details',
    dpa_required: 'To the agreement',
    form_closed: 'To the choice',
  } as Record<string, string>,
  notSeenYet: 'The check has not seen the chat in the shop yet.',
  open: 'Open the shop and try it',
  toInbox: 'To the conversations',

  connection: 'Connection',
  connectionLead: 'How your store and Zgoda stand to each other.',
  store: 'Store',
  storeText: '{platform} {platformVersion}, plugin {version}',
  noStore: 'not connected',
  lastReport: 'Last report',
  taken: '{when}: taken',
  noReport: 'none yet',
  refused: 'Last refused report',
  refusedNever: 'none',
  refusals: {
    signature:
      'The signature was wrong. If keys were just changed, let the plugin connect once more. It may also have been a try by somebody else: the key of the shop is public.',
    clock:
      'The clock of the store’s server is {minutes} min {direction}. Ask your host to set it; five minutes are allowed.',
    repeated:
      'A request of the store came a second time, and nothing was done again. A proxy of the store may send twice. If there is none, make a new secret.',
    outdated:
      'The report was older than one that had been taken, or dated in the future. If it repeats, check the clock of the store’s server.',
  },
  ahead: 'fast',
  behind: 'slow',
  settled: 'A later report was taken, so this is settled.',
  secretAge: 'Secret',
  secretMade: 'made {when}',
  secretNone: 'none: reports are refused',
  secretOld: 'made before this was noted',
  policyFact: 'Privacy policy',
  agreementFact: 'Agreement',
  missingReport:
    'The store has reported nothing since {when}. Zgoda looks at the privacy policy page by itself until it does, every 15 minutes.',
  missingHelp: [
    'Open Settings → Zgoda in the store and press “Check the connection”: it says what is wrong.',
    'The store reports by its own schedule (WP-Cron). A store that nobody visits, or with WP-Cron switched off, needs a real cron job.',
    'If plugin or store are gone, disconnect it here, so that its secret is void.',
  ] as string[],
  disconnect: 'Disconnect the store …',
  disconnectTitle: 'Disconnect the store',
  disconnectLead: [
    'The secret is void at once and the store’s reports are refused.',
    'Zgoda looks at the privacy policy page by its link from then on, or you type another one.',
    'The chat stays in the pages until the plugin is disconnected or removed in the store.',
    'Conversations, leads and proof stay. To connect again, press Connect in the store.',
  ] as string[],
  disconnectType: 'Type the name of the shop to confirm: {shop}',
  disconnectNow: 'Disconnect',
  disconnected: 'The store is disconnected.',

  /** Where to paste the line, by system. */
  hints: [
    [
      'HTML',
      'Open each page, or the template of all pages, find </body> near its end, paste the line right before it, save and upload.',
    ],
    [
      'Shoper',
      'In the panel look for “Integracje własne” or for the own scripts of the active template. Add the line for every page, at the end of the body.',
    ],
    [
      'IdoSell',
      'In the panel look for “Dodatki HTML i JavaScript”, add one of your own for all pages with the line as its content, and publish.',
    ],
    [
      'Shopify',
      'Online Store → Themes → … → Edit code → layout/theme.liquid: paste the line right before </body> and save. Shopify’s checkout shows no chat.',
    ],
    [
      'PrestaShop',
      'In the folder of your theme open templates/layouts/layout-both-columns.tpl, paste the line right before </body>, then Advanced Parameters → Performance → Clear cache. Better in a child theme, which an update leaves alone.',
    ],
    [
      'OpenCart',
      'Design → Theme Editor → common → footer: paste the line right before </body>, save, then refresh the theme cache.',
    ],
    [
      'Magento',
      'Content → Design → Configuration → Edit → Footer → Miscellaneous HTML: paste the line, save, then flush the cache. The checkout has a strict security policy of its own.',
    ],
    [
      'Google Tag Manager',
      'Tags → New → Custom HTML, paste the line, trigger “All Pages”, publish. A tag manager shows the chat only after its own consent rules and not to people who block it, and the check below cannot see it. The page itself is the better place.',
    ],
  ] as (readonly [system: string, hint: string])[],
};
