/** Words of the sender address, which come with the settings. */
export const senderEn = {
  title: 'Answers by e-mail',
  lead: 'Answers to leads go from the address of whoever runs this service, and replies come to the shop. With an address of your own, customers see your shop as the sender.',
  address: 'Address to answer from',
  save: 'Send a link to confirm',
  remove: 'Do without',
  waits:
    'We sent an e-mail to {address}. Once the link in it is pressed, answers go from this address. Until then they go from the service.',
  stands: 'Answers go from {address}.',
  refused:
    'The operator’s mail server does not send from this address, so answers went from its own address in the last seven days; ask the operator to allow this one.',
  good: 'The DNS records of {domain} fit: e-mails from this address should arrive.',
  spam: 'E-mails from this address will probably land in spam, because {reasons}. Ask whoever runs your domain to do this:',
  unknown:
    'The DNS of {domain} did not answer, so we cannot say whether e-mails will arrive. Look again later.',
  spf: {
    other: 'the SPF record of {domain} does not name our mail server',
    missing: '{domain} has no SPF record',
    several: '{domain} has several SPF records, which counts as none',
    operator_missing: 'the domain of the service, {service}, has no SPF record',
  } as Record<string, string>,
  noDkim: 'no DKIM signature for {domain} can be checked',
  fix: {
    other: 'add “include:{service}” to the SPF record of {domain}',
    missing:
      'add a TXT record to {domain}: “v=spf1 include:{service} ~all”, with every other server that sends for you',
    several: 'join the SPF records of {domain} into one with “include:{service}”',
    operator_missing: 'ask whoever runs this service to set up SPF for {service} first',
  } as Record<string, string>,
  fixDkim: 'add the DKIM record {name}; whoever runs this service knows its content',
  dmarc: {
    quarantine: 'Your DMARC policy asks others to put failing e-mails into spam.',
    reject: 'Your DMARC policy asks others to refuse failing e-mails.',
  } as Record<string, string>,
};
