/** English words for putting the chat into a shop, and for its connection with a platform. */
export const installEn = {
  platform: 'What does the shop run on?',
  wordpress: 'WordPress or WooCommerce',
  wordpressHint: 'With a plugin. It adds the code and connects the privacy policy automatically.',
  otherSite: 'Any other site',
  otherSiteHint: 'One line of code to paste, and the link to your privacy policy.',

  plugin: 'Connect the plugin',
  getPlugin: 'Download the plugin',
  pluginSteps: [
    'Upload the plugin in WordPress (Plugins → Add New → Upload Plugin), install and activate it.',
    'Open Settings → Zgoda, enter the address of the service and press “Connect”.',
    'Confirm here in the console. You are then taken back to the shop, connected without copying a key.',
  ] as string[],
  keys: 'Connect with keys instead',
  keysLead:
    'If Connect does not work, for example because this browser cannot open the shop’s admin: paste the address, the shop key and the secret key into the plugin under “Connect with keys instead”.',
  serviceAddress: 'Address of the service',
  key: 'Shop key',
  keyHint: 'Identifies the shop; it is public.',
  secretTitle: 'Secret key for the plugin',
  secretLead: 'The shop’s plugin signs its messages with it. It is shown only once.',
  makeSecret: 'Create a secret key',
  rotateSecret: 'Create a new secret key',
  rotateHint: 'The old secret key stops working at once: paste the new one into the plugin right away.',
  secretOnce: 'Copy it now. It will not be shown again.',
  secret: 'Secret key',
  ownerOnly: 'Only owners and managers can create a secret key.',

  paste: 'Paste one line of code',
  line: 'Code to paste',
  pasteLead:
    'Paste it once, before </body>, on every page of the shop. It stores nothing and sets no cookie until a visitor clicks.',
  where: 'Where to find this in your system',
  origins: 'Pages that may show the chat',

  look: 'Check the installation',
  lookLead: 'We open the shop’s home page as a visitor would and tell you what we find: {url}',
  check: 'Check the installation',
  checking: 'Checking the shop …',
  seen: 'The chat was found on the shop’s home page on {when}.',
  twice: 'The code is on the page more than once. The chat works, but keep only one copy.',
  byEye:
    'If a script such as a tag manager adds the code, only browsers see it, and this check cannot. In that case open your shop: if you see the chat button, the chat works and you can continue.',
  missing: {
    none: 'The home page opened, but the code is not on it. If you have just pasted it, save, publish and clear the shop’s cache, then try again.',
    other_shop:
      'The page contains Zgoda code, but with the key of another shop. Replace it with the code above.',
    other_service:
      'The page contains Zgoda code, but it loads the chat from another address. Replace it with the code above.',
  } as Record<string, string>,
  unreachable: {
    timeout:
      'The home page did not respond within five seconds. Try again; if this continues, ask your hosting provider.',
    network: 'The home page could not be reached. Check that the shop is online and open to everyone.',
    unknown_host: 'This address does not exist. Check it for a typo below.',
    certificate:
      'The shop’s certificate has expired or is incomplete, so browsers show a warning too. Ask your hosting provider to renew it.',
    private:
      'The address leads to a private network, which we do not open. Enter the public address of the shop. For tests, the operator can allow this one in ZGODA_PRIVATE_TARGETS (host:port).',
    not_html: 'There is no web page at this address.',
    too_large: 'The home page is larger than 2 MB, the most we read. Open the shop and check for yourself.',
    unreadable: 'The home page is too complex for us to read. Open the shop and check for yourself.',
    left: 'The address leads to another domain: {origin}.',
    none: 'The home page returns an error (status {status}).',
    401: 'The home page asks for a password (status {status}). Open the shop to visitors, or check later.',
    403: 'The shop blocked our check (status {status}): a password, a firewall or bot protection. Allow “Zgoda-PolicyCheck”, or open the shop and check for yourself.',
    404: 'There is no page at this address (status {status}). Check the address below.',
    503: 'The shop is under maintenance or overloaded (status {status}). Try again later.',
  } as Record<string, string>,
  otherOrigin:
    'The code is there, but the shop actually opens at {origin}, and only pages at the address entered here can show the chat.',
  useOrigin: 'Use {origin}',
  blocked: 'The code is there, but the shop’s own security policy (Content-Security-Policy) blocks the chat.',
  places: {
    header:
      'The policy is in a header sent by the shop’s server. Replace the directives of the same name with these, or add them (your hosting provider can do this):',
    meta: 'The policy is in a <meta> element in the page’s head. Replace the directives of the same name with these, or add them:',
  },
  nonce:
    'The policy trusts scripts by nonce only, so addresses do not help. Add the same nonce="…" attribute to the code that the page’s own scripts have; your shop system creates a new one for each page.',
  address: 'Address of the shop',
  changeAddress: 'Change the shop’s address',

  policy: 'Link your privacy policy',
  policyByPlatform: 'Choose your privacy policy page',
  policyFollows:
    'Once connected, the plugin reports the page chosen in WordPress under Settings → Privacy. You do not need to enter anything here.',
  policyLead:
    'The consent box in the chat names this page and links to it. Without the page there is no consent box.',

  done: 'What visitors see now',
  modes: {
    live: 'Live chat: someone is here to answer.',
    form: 'The contact form: nobody is here right now. As soon as you are here, visitors see the live chat.',
    closed: 'The chat is closed: visitors see only your contact e-mail.',
  },
  closed: {
    setup_incomplete: 'Enter and confirm who the controller is.',
    dpa_required: 'The data-processing agreement is not in force yet; until then no data are collected.',
    form_closed: 'Nobody is here, and you have chosen to hide the form while no policy is published.',
    shop_closed: 'The shop is leaving Zgoda.',
    outside_hours: 'It is outside the opening hours, and you have chosen to be closed then.',
  },
  fix: {
    setup_incomplete: 'Go to the details',
    dpa_required: 'Go to the agreement',
    form_closed: 'Go to this setting',
    outside_hours: 'Go to the opening hours',
  } as Record<string, string>,
  notSeenYet: 'The check has not found the chat in the shop yet.',
  open: 'Open the shop and try it',
  toInbox: 'Go to the inbox',

  connection: 'Connection',
  connectionLead: 'How your shop and Zgoda are connected.',
  shopServer: 'Shop',
  shopServerText: '{platform} {platformVersion}, plugin {version}',
  noShopServer: 'not connected',
  lastReport: 'Last report',
  taken: '{when}, accepted',
  noReport: 'none yet',
  refused: 'Last rejected report',
  refusedNever: 'none',
  refusals: {
    signature:
      'The signature was wrong. If the keys have just been changed, connect the plugin again. It may also have been an attempt by someone else: the shop key is public.',
    clock:
      'The clock of the shop’s server is {minutes} min {direction}. Ask your hosting provider to correct it; up to five minutes are allowed.',
    repeated:
      'The same request from the shop arrived twice; the second one was ignored. A proxy of the shop may send requests twice. If the shop has no proxy, create a new secret key.',
    outdated:
      'The report was older than one already accepted, or dated in the future. If this happens again, check the clock of the shop’s server.',
  },
  ahead: 'fast',
  behind: 'slow',
  settled: 'A later report was accepted, so this is resolved.',
  secretAge: 'Secret key',
  secretMade: 'created {when}',
  secretNone: 'none: reports are rejected',
  secretOld: 'created before we recorded dates',
  secretOutside:
    'The secret key was shown to someone who has no right to it any more: create a new one under “Connect with keys instead”, then press “Connect” in the shop or paste the new key into the plugin.',
  policyFact: 'Privacy policy',
  agreementFact: 'Agreement',
  missingReport:
    'The shop has sent no report since {when}. Until it does, Zgoda checks the privacy policy page itself every 15 minutes.',
  missingHelp: [
    'In the shop, open Settings → Zgoda and press “Check the connection”: it shows what is wrong.',
    'The plugin reports on its own schedule (WP-Cron). If the shop has no visitors or WP-Cron is switched off, it needs a real cron job.',
    'If the plugin or the shop no longer exists, disconnect it here so that its secret key stops working.',
  ] as string[],
  disconnect: 'Disconnect the shop …',
  disconnectTitle: 'Disconnect the shop',
  disconnectLead: [
    'The secret key stops working at once, and the shop’s reports are rejected.',
    'From then on Zgoda checks the privacy policy page by its link; you can also enter another link.',
    'The chat stays on the pages until the plugin is disconnected or removed in the shop.',
    'Chats, leads and proof are kept. To connect again, press Connect in the shop.',
  ] as string[],
  disconnectType: 'Type the name of the shop to confirm: {shop}',
  disconnectNow: 'Disconnect',
  disconnected: 'The shop is disconnected.',

  /** Where to paste the line, by system. */
  hints: [
    [
      'HTML',
      'Open each page, or the template for all pages, find </body> near the end, paste the code right before it, save and upload.',
    ],
    [
      'Shoper',
      'In the admin panel, look for “Integracje własne” or the custom scripts of the active template. Add the code for all pages, at the end of the body.',
    ],
    [
      'IdoSell',
      'In the admin panel, look for “Dodatki HTML i JavaScript”, add your own for all pages with the code as its content, and publish.',
    ],
    [
      'Shopify',
      'Online Store → Themes → … → Edit code → layout/theme.liquid: paste the code right before </body> and save. Shopify’s checkout does not show the chat.',
    ],
    [
      'PrestaShop',
      'In your theme’s folder, open templates/layouts/layout-both-columns.tpl, paste the code right before </body>, then Advanced Parameters → Performance → Clear cache. Use a child theme if you can, so that updates do not remove it.',
    ],
    [
      'OpenCart',
      'Design → Theme Editor → common → footer: paste the code right before </body>, save, then refresh the theme cache.',
    ],
    [
      'Magento',
      'Content → Design → Configuration → Edit → Footer → Miscellaneous HTML: paste the code, save, then flush the cache. The checkout has its own strict security policy.',
    ],
    [
      'Google Tag Manager',
      'Tags → New → Custom HTML, paste the code, trigger “All Pages”, publish. A tag manager shows the chat only after its own consent rules and not to people who block it, and the check below cannot see it. Pasting the code into the page itself is better.',
    ],
  ] as (readonly [system: string, hint: string])[],
};
