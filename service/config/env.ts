/** Source of docs/operations.md. */
export type EnvRow = {
  name: string;
  /** Null: no default. */
  fallback: string | null;
  meaning: string;
  /** Also as NAME_FILE. */
  hasFile?: true;
};

export const ENV = [
  { name: 'PORT', fallback: '4600', meaning: 'TCP port; 0 picks a free one.' },
  {
    name: 'ZGODA_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 in containers and behind proxies on other hosts.',
  },
  {
    name: 'ZGODA_PUBLIC_URL',
    fallback: null,
    meaning: 'Address that browsers use, such as https://chat.example. Default: http://127.0.0.1:PORT.',
  },
  {
    name: 'MONGODB_URL',
    fallback: null,
    hasFile: true,
    meaning: 'Database, such as mongodb://127.0.0.1:27017/zgoda. `npm start` finds or makes one without it.',
  },
  {
    name: 'REDIS_URL',
    fallback: null,
    hasFile: true,
    meaning:
      'Redis between several processes, such as redis://127.0.0.1:6379. Without it one process serves.',
  },
  {
    name: 'ZGODA_DATA_DIR',
    fallback: './data',
    meaning: 'Folder for what `npm start` makes, and for earlier browser files (section 4).',
  },
  {
    name: 'ZGODA_DEPLOYMENT',
    fallback: null,
    meaning: 'Who runs the service: controller-hosted, operator-hosted or agency-hosted (section 6).',
  },
  {
    name: 'ZGODA_OPERATOR_NAME',
    fallback: null,
    meaning: 'Company that runs the service, named in notices. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_ADDRESS',
    fallback: null,
    meaning: 'Its postal address, for agreements and registration. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_COUNTRY',
    fallback: 'PL',
    meaning: 'Its country, two letters (ISO 3166-1).',
  },
  {
    name: 'ZGODA_OPERATOR_REGISTRATION',
    fallback: null,
    meaning: 'Its register and number, such as KRS 0000123456. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_EMAIL',
    fallback: null,
    meaning: 'Its address for instructions, breaches and objections. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_SIGNATORY',
    fallback: null,
    meaning: 'Who signs its agreements, name and role. Needed unless controller-hosted.',
  },
  {
    name: 'ZGODA_OPERATOR_DPO',
    fallback: '',
    meaning: 'Name and contact of its data-protection officer.',
  },
  {
    name: 'ZGODA_OPERATOR_REVIEWED_ON',
    fallback: null,
    meaning: 'Day of the last security review, such as 2026-10-01, for the vetting pack.',
  },
  {
    name: 'ZGODA_OPERATOR_RESTORED_ON',
    fallback: null,
    meaning: 'Day on which a backup was last restored as a drill, for the vetting pack.',
  },
  {
    name: 'ZGODA_OPERATOR_HOSTING',
    fallback: null,
    meaning: 'Who runs the servers, and where. Needed for agreements.',
  },
  {
    name: 'ZGODA_OPERATOR_BACKUPS',
    fallback: null,
    meaning: 'encrypted (and overwritten after at most 30 days) or none. Needed for agreements.',
  },
  {
    name: 'ZGODA_OPERATOR_STAFF_BOUND',
    fallback: null,
    meaning: 'yes or no: people with access are bound to confidentiality and trained. Needed for agreements.',
  },
  {
    name: 'ZGODA_OPERATOR_NO_SUB_PROCESSORS',
    fallback: null,
    meaning: 'yes: there are no sub-processors. Needed for agreements while their list is empty.',
  },
  {
    name: 'ZGODA_REGISTRATION',
    fallback: null,
    meaning:
      'Whether shops and agencies may register by themselves: on or off. Default: off where controller-hosted, else on once name, address and e-mail of the operator are set.',
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
      'Keys of links, codes, reply addresses, form tokens and marks of erasures; at least 32 characters. A start with another one is refused.',
  },
  {
    name: 'ZGODA_PEPPER_LOST',
    fallback: null,
    meaning: 'Check value that the refused start gives; for one start with a new pepper (section 7).',
  },
  {
    name: 'ZGODA_VAULT_KEY',
    fallback: null,
    hasFile: true,
    meaning: 'Master key of sealed fields: 32 bytes, base64 or base64url. Without it no lead can be read.',
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
    meaning: 'Time from which the evidence key is in use.',
  },
  {
    name: 'ZGODA_EVIDENCE_KEYS_RETIRED',
    fallback: null,
    hasFile: true,
    meaning:
      'Earlier public evidence keys, a JSON list of {publicKeyPem, since, until}. They stay published.',
  },
  {
    name: 'ZGODA_TIMESTAMP_URL',
    fallback: null,
    meaning: 'Time-stamp authority (RFC 3161), such as http://tsa.example/tsr. Needs ZGODA_TIMESTAMP_CA.',
  },
  {
    name: 'ZGODA_TIMESTAMP_CA',
    fallback: null,
    hasFile: true,
    meaning: 'Certificates of that authority, or of those above it (PEM).',
  },
  {
    name: 'SMTP_URL',
    fallback: null,
    hasFile: true,
    meaning:
      'Mail server, such as smtp://user:password@mail.example:587 (section 19). Without it mails wait in the console.',
  },
  {
    name: 'ZGODA_MAIL_FROM',
    fallback: null,
    meaning: 'Sender of mails, such as Zgoda <chat@shop.example>. Needed with SMTP_URL.',
  },
  {
    name: 'ZGODA_DKIM_SELECTOR',
    fallback: null,
    meaning: 'Selector of the DKIM key by which the mail server signs for any sender.',
  },
  {
    name: 'ZGODA_MAIL_IN_ADDRESS',
    fallback: null,
    meaning: 'Address for replies by mail, such as reply@chat.example. Needs ZGODA_MAIL_IN_IMAP.',
  },
  {
    name: 'ZGODA_MAIL_IN_IMAP',
    fallback: null,
    hasFile: true,
    meaning:
      'Mailbox of these replies alone, such as imaps://user:password@mail.example:993/INBOX. `?tls=off`: IMAP in clear in a private network.',
  },
  {
    name: 'ZGODA_MAIL_IN_AUTHSERV',
    fallback: null,
    meaning:
      'Name (authserv-id) that its mail server writes into Authentication-Results. Without it no sender is shown as proven.',
  },
  {
    name: 'ZGODA_PUSH_CONTACT',
    fallback: null,
    meaning:
      'Address of the operator for push services, such as mailto:it@shop.example. Without it no push is sent.',
  },
  {
    name: 'ZGODA_PUSH_KEY',
    fallback: null,
    hasFile: true,
    meaning: 'P-256 private key (PKCS#8 PEM) for push services. Needed with ZGODA_PUSH_CONTACT.',
  },
  {
    name: 'ZGODA_PUSH_HOSTS',
    fallback: 'fcm.googleapis.com,updates.push.services.mozilla.com,web.push.apple.com,*.notify.windows.com',
    meaning: 'Push services that may be sent to, separated by commas. `*.` stands for every host below.',
  },
  {
    name: 'CLAMD_ADDRESS',
    fallback: null,
    meaning:
      'Virus scanner (clamd) for pictures and files: host:port or socket path. While it does not answer, files are refused.',
  },
  {
    name: 'ZGODA_S3_ENDPOINT',
    fallback: null,
    meaning:
      'Object store (S3) for the sealed bytes of pictures and files, such as https://s3.example. Without it they are in the database.',
  },
  {
    name: 'ZGODA_S3_BUCKET',
    fallback: null,
    meaning: 'Bucket for this installation alone, without versions.',
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
    meaning: 'Where new pictures and files go: database or s3. Default: s3 with ZGODA_S3_ENDPOINT.',
  },
  {
    name: 'ZGODA_SHOP_FILES_MB',
    fallback: '5000',
    meaning:
      'Megabytes that the files of one shop may take, 100–10000000. From 60 % its owner is told, from 80 % visitors can send none.',
  },
  {
    name: 'ZGODA_SECURITY_CONTACT',
    fallback: null,
    meaning:
      'Where people report security faults, such as mailto:security@shop.example. With it /.well-known/security.txt (RFC 9116) is served.',
  },
  {
    name: 'ZGODA_UPDATES_URL',
    fallback: null,
    meaning:
      'Signed file of releases and advisories, such as https://releases.example/advisories.json; fetched at most once a day. Off without it.',
  },
  {
    name: 'ZGODA_UPDATES_KEY',
    fallback: null,
    meaning:
      'Key that signs this file: the line between BEGIN and END of the project’s public key. Needed with ZGODA_UPDATES_URL.',
  },
  { name: 'ZGODA_TRUST_PROXY', fallback: '0', meaning: 'Number of trusted proxies in front; 0: none.' },
  {
    name: 'ZGODA_PRIVATE_TARGETS',
    fallback: '',
    meaning:
      'Private host:port addresses that policy checks may reach, separated by commas. For demos and tests.',
  },
  { name: 'ZGODA_LOG_LEVEL', fallback: 'info', meaning: 'error, warn, info, debug or silent.' },
  {
    name: 'ZGODA_METRICS_PORT',
    fallback: null,
    meaning: 'TCP port of GET /metrics for Prometheus; 0 picks a free one. Off without it.',
  },
  {
    name: 'ZGODA_METRICS_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address on which they are served, without a password.',
  },
  { name: 'ZGODA_BUILD_DIR', fallback: './build', meaning: 'Folder of the built widget and console.' },
  {
    name: 'ZGODA_REPAIR_MS',
    fallback: '10000',
    meaning:
      'With REDIS_URL: how often open sockets are compared with the database, in milliseconds, 50–60000.',
  },
  {
    name: 'ZGODA_LEAVE_MS',
    fallback: '2000',
    meaning:
      'With REDIS_URL: how long a process that stops goes on serving with /readyz 503, in milliseconds, 0–10000.',
  },
  {
    name: 'ZGODA_PRESENCE_GRACE_MS',
    fallback: '30000',
    meaning: 'How long a consultant counts as here after a lost connection, in milliseconds, 0–300000.',
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
