/** One row per environment variable; docs/operations.md is generated from it. */
export type EnvRow = {
  name: string;
  /** As written in the environment; null: no default. */
  fallback: string | null;
  meaning: string;
  /** May also be given as NAME_FILE, the path of a file that holds it. */
  hasFile?: true;
};

export const ENV = [
  { name: 'PORT', fallback: '4600', meaning: 'TCP port, 1–65535; 0 picks a free one.' },
  {
    name: 'ZGODA_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on. Containers and proxies on other hosts need 0.0.0.0.',
  },
  {
    name: 'ZGODA_PUBLIC_URL',
    fallback: null,
    meaning:
      'Address under which browsers reach the service, such as https://chat.example. Default: http://127.0.0.1:PORT.',
  },
  {
    name: 'MONGODB_URL',
    fallback: null,
    hasFile: true,
    meaning:
      'Database, such as mongodb://127.0.0.1:27017/zgoda. `npm start` finds or makes one when it is not set.',
  },
  {
    name: 'REDIS_URL',
    fallback: null,
    hasFile: true,
    meaning:
      'Redis between several processes of the service on one database, such as redis://127.0.0.1:6379. Without it one process serves.',
  },
  {
    name: 'ZGODA_DATA_DIR',
    fallback: './data',
    meaning:
      'Folder for what `npm start` makes (secrets, embedded database), and for browser files that pages open across an update still load.',
  },
  {
    name: 'ZGODA_DEPLOYMENT',
    fallback: null,
    meaning:
      'Who runs the service: controller-hosted (the shop itself), operator-hosted or agency-hosted. Decides whether a data-processing agreement is needed.',
  },
  {
    name: 'ZGODA_OPERATOR_NAME',
    fallback: null,
    meaning: 'Company that runs the service, named in notices as recipient. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_ADDRESS',
    fallback: null,
    meaning:
      'Postal address of that company, for the data-processing agreement and for people who register. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_COUNTRY',
    fallback: 'PL',
    meaning: 'Country of that company, two letters (ISO 3166-1).',
  },
  {
    name: 'ZGODA_OPERATOR_REGISTRATION',
    fallback: null,
    meaning: 'Its register and number, such as KRS 0000123456. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_EMAIL',
    fallback: null,
    meaning:
      'Address for instructions, breaches and objections, named in the agreement. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_SIGNATORY',
    fallback: null,
    meaning:
      'Who signs agreements for that company: name and role, such as Anna Nowak, prezes zarządu. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_DPO',
    fallback: '',
    meaning: 'Name and contact of its data-protection officer, if it has one.',
  },
  {
    name: 'ZGODA_OPERATOR_REVIEWED_ON',
    fallback: null,
    meaning: 'Day of the last security review, such as 2026-10-01, for the processor vetting pack.',
  },
  {
    name: 'ZGODA_OPERATOR_RESTORED_ON',
    fallback: null,
    meaning: 'Day on which a backup was last restored as a drill, for the processor vetting pack.',
  },
  {
    name: 'ZGODA_OPERATOR_HOSTING',
    fallback: null,
    meaning:
      'Who runs the servers, and where, such as own servers in Kraków. No agreement can be made before it is stated.',
  },
  {
    name: 'ZGODA_OPERATOR_BACKUPS',
    fallback: null,
    meaning:
      'encrypted (and overwritten after 30 days at the latest) or none. No agreement can be made before it is stated.',
  },
  {
    name: 'ZGODA_OPERATOR_STAFF_BOUND',
    fallback: null,
    meaning:
      'yes or no: people with access to the servers are bound to confidentiality and trained. No agreement can be made before it is stated.',
  },
  {
    name: 'ZGODA_OPERATOR_NO_SUB_PROCESSORS',
    fallback: null,
    meaning:
      'yes: the list of sub-processors is empty because there are none. Without it no agreement can be made on an empty list.',
  },
  {
    name: 'ZGODA_REGISTRATION',
    fallback: null,
    meaning:
      'Whether shop owners and agencies may register by themselves: on or off. Default: off where the shop hosts the service itself; otherwise on as soon as name, address and e-mail of the operator are set. With these three, people who are invited read the notice about account data too, whatever is set here.',
  },
  {
    name: 'ZGODA_TOKEN_SECRET',
    fallback: null,
    hasFile: true,
    meaning: 'Signs access tokens of staff; at least 32 characters.',
  },
  {
    name: 'ZGODA_PEPPER',
    fallback: null,
    hasFile: true,
    meaning:
      'Keys of links, codes and reply addresses that people hold, of form tokens, and of the marks of erasures; at least 32 characters. A start with another one is refused.',
  },
  {
    name: 'ZGODA_PEPPER_LOST',
    fallback: null,
    meaning:
      'Only when the pepper is lost for good or is known to others: the check value that the refused start gives. For one start; section 7 says what it costs.',
  },
  {
    name: 'ZGODA_VAULT_KEY',
    fallback: null,
    hasFile: true,
    meaning: 'Master key of sealed fields: 32 bytes, base64 or base64url. Losing it loses all leads.',
  },
  {
    name: 'ZGODA_EVIDENCE_KEY',
    fallback: null,
    hasFile: true,
    meaning: 'Ed25519 private key (PKCS#8 PEM) that signs consent events.',
  },
  {
    name: 'ZGODA_EVIDENCE_KEY_SINCE',
    fallback: '2026-01-01T00:00:00.000Z',
    hasFile: true,
    meaning: 'Time from which the evidence key is in use, published beside it.',
  },
  {
    name: 'ZGODA_EVIDENCE_KEYS_RETIRED',
    fallback: null,
    hasFile: true,
    meaning:
      'Public evidence keys of earlier times, a JSON list of {publicKeyPem, since, until}. They stay published, so that what they signed still verifies.',
  },
  {
    name: 'ZGODA_TIMESTAMP_URL',
    fallback: null,
    meaning:
      'Time-stamp authority (RFC 3161) that stamps what the ledgers hold, such as http://tsa.example/tsr. Needs ZGODA_TIMESTAMP_CA.',
  },
  {
    name: 'ZGODA_TIMESTAMP_CA',
    fallback: null,
    hasFile: true,
    meaning: 'Certificates of that authority, or of those above it: one or more in PEM form.',
  },
  {
    name: 'SMTP_URL',
    fallback: null,
    hasFile: true,
    meaning:
      'Mail server, such as smtps://user:password@mail.example:465 or smtp://user:password@mail.example:587 (STARTTLS). `?tls=off` allows mail in clear, for a relay in the same private network. Without it mails wait in the outbox that the console shows.',
  },
  {
    name: 'ZGODA_MAIL_FROM',
    fallback: null,
    meaning: 'Sender of mails, such as Zgoda <chat@shop.example>. Needed with SMTP_URL.',
  },
  {
    name: 'ZGODA_DKIM_SELECTOR',
    fallback: null,
    meaning:
      'Selector of the DKIM key with which the mail server signs mails of any sender, such as zgoda. Shops with an address of their own are told whether the key stands in their DNS.',
  },
  {
    name: 'ZGODA_MAIL_IN_ADDRESS',
    fallback: null,
    meaning:
      'Address at which replies by mail come in, such as reply@chat.example; each chat gets its own, reply+TOKEN@chat.example. Needs ZGODA_MAIL_IN_IMAP. Without it visitors answer in the chat alone.',
  },
  {
    name: 'ZGODA_MAIL_IN_IMAP',
    fallback: null,
    hasFile: true,
    meaning:
      'Mailbox in which these mails arrive, such as imaps://user:password@mail.example:993/INBOX. It must be for this alone: mails are deleted from it once they are stored. `?tls=off` allows IMAP in clear in a private network.',
  },
  {
    name: 'ZGODA_MAIL_IN_AUTHSERV',
    fallback: null,
    meaning:
      'Name (authserv-id) that the mail server of that mailbox writes into Authentication-Results, such as mx.chat.example. That server must remove such headers from mails that come from outside. Without it no sender is shown as proven.',
  },
  {
    name: 'ZGODA_PUSH_CONTACT',
    fallback: null,
    meaning:
      'Address of whoever runs the service for the push services of browsers, such as mailto:it@shop.example. With it staff can let their phone ring; without it no push leaves the service.',
  },
  {
    name: 'ZGODA_PUSH_KEY',
    fallback: null,
    hasFile: true,
    meaning:
      'P-256 private key (PKCS#8 PEM) that names this installation to push services. Needed with ZGODA_PUSH_CONTACT. Changing it ends all notifications on phones.',
  },
  {
    name: 'ZGODA_PUSH_HOSTS',
    fallback: 'fcm.googleapis.com,updates.push.services.mozilla.com,web.push.apple.com,*.notify.windows.com',
    meaning:
      'Comma-separated hosts of push services that may be sent to: those of Chrome, Firefox, Safari and Edge. `*.` in front stands for every host below.',
  },
  {
    name: 'CLAMD_ADDRESS',
    fallback: null,
    meaning:
      'Virus scanner for pictures and files in chats (clamd of ClamAV): host:port, or the path of its socket. While it does not answer, files are refused. Without it nothing is scanned.',
  },
  {
    name: 'ZGODA_S3_ENDPOINT',
    fallback: null,
    meaning:
      'Object store that speaks the protocol of S3, such as https://s3.example, for the bytes of pictures and files in chats. They are sealed before they leave the service. Without it they lie in the database.',
  },
  {
    name: 'ZGODA_S3_BUCKET',
    fallback: null,
    meaning: 'Bucket there, for this installation alone, without versions.',
  },
  { name: 'ZGODA_S3_REGION', fallback: 'us-east-1', meaning: 'Region of the bucket.' },
  {
    name: 'ZGODA_S3_KEY_ID',
    fallback: null,
    meaning: 'Access key that may read, write, delete and list there.',
  },
  { name: 'ZGODA_S3_SECRET', fallback: null, hasFile: true, meaning: 'Secret of that access key.' },
  {
    name: 'ZGODA_FILES_IN',
    fallback: null,
    meaning:
      'Where new pictures and files go: database or s3. Those that are there already stay and are found in either. Default: s3 when ZGODA_S3_ENDPOINT is set.',
  },
  {
    name: 'ZGODA_SHOP_FILES_MB',
    fallback: '5000',
    meaning:
      'How much all pictures and files of one shop may take together, in megabytes, 100–10000000. From 60 % on its owner is told in the console, from 80 % on visitors can send none, and when it is full, nobody can.',
  },
  {
    name: 'ZGODA_SECURITY_CONTACT',
    fallback: null,
    meaning:
      'Where people report security faults of this installation, such as mailto:security@shop.example; several are separated by commas. With it /.well-known/security.txt (RFC 9116) is served.',
  },
  {
    name: 'ZGODA_UPDATES_URL',
    fallback: null,
    meaning:
      'Address of the signed file in which the project tells of releases and security advisories, such as https://releases.example/advisories.json. With it the Server area of the console shows what concerns the version that runs. The file is fetched at most once a day, and nothing is sent. Off when it is not set.',
  },
  {
    name: 'ZGODA_UPDATES_KEY',
    fallback: null,
    meaning:
      'Key that signs this file: the line between BEGIN and END of the public key with which the releases of the project verify. Needed with ZGODA_UPDATES_URL.',
  },
  { name: 'ZGODA_TRUST_PROXY', fallback: '0', meaning: 'Number of trusted proxies in front; 0: none.' },
  {
    name: 'ZGODA_PRIVATE_TARGETS',
    fallback: '',
    meaning:
      'Comma-separated host:port list that policy checks may reach although private. For demos and tests.',
  },
  { name: 'ZGODA_LOG_LEVEL', fallback: 'info', meaning: 'error, warn, info, debug or silent.' },
  {
    name: 'ZGODA_METRICS_PORT',
    fallback: null,
    meaning:
      'TCP port of the figures for Prometheus (GET /metrics), without ids and texts; 0 picks a free one. Off when it is not set.',
  },
  {
    name: 'ZGODA_METRICS_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address on which they are served. It asks for no password: never one that strangers reach.',
  },
  { name: 'ZGODA_BUILD_DIR', fallback: './build', meaning: 'Folder of the built widget and console.' },
  {
    name: 'ZGODA_REPAIR_MS',
    fallback: '10000',
    meaning:
      'With REDIS_URL: how often each process compares what its open sockets show with the database, in milliseconds, 50–60000. A lost hint is repaired within this time.',
  },
  {
    name: 'ZGODA_LEAVE_MS',
    fallback: '2000',
    meaning:
      'With REDIS_URL: how long a process that is told to stop goes on serving while its /readyz is 503, in milliseconds, 0–10000. In this time the balancer must ask it once.',
  },
  {
    name: 'ZGODA_PRESENCE_GRACE_MS',
    fallback: '30000',
    meaning:
      'How long a consultant still counts as here after the connection was lost, in milliseconds, 0–300000.',
  },
  {
    name: 'ZGODA_SWEEP_INTERVAL_MS',
    fallback: '3600000',
    meaning: 'Pause between two retention runs, in milliseconds, 1000–86400000.',
  },
  {
    name: 'ZGODA_LIMIT_FACTOR',
    fallback: '1',
    meaning: 'Multiplies every rate limit, 1–100000. For tests and measurements; 1 in production.',
  },
] as const satisfies readonly EnvRow[];

export type EnvName = (typeof ENV)[number]['name'];
export type Environment = Readonly<Record<string, string | undefined>>;
