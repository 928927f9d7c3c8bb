import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../scripts/start/free-port.ts';

export const DOVECOT = '/usr/sbin/dovecot';
/** `nobody` of Debian; dovecot reads no mail as root. */
const NOBODY = 65_534;

export type ImapServer = {
  url: string;
  deliver(raw: string): void;
  /** Per mail `new` or its flags, such as `S` for read. */
  flags(): string[];
  stop(): Promise<void>;
};

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });

export const startImapServer = async (): Promise<ImapServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-imap-'));
  const mailbox = join(folder, 'mail', 'replies');
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const { username, uid, gid } = userInfo();
  const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(mailbox, part), { recursive: true });
  for (const path of [
    folder,
    join(folder, 'mail'),
    mailbox,
    ...['cur', 'new', 'tmp'].map((part) => join(mailbox, part)),
  ])
    chownSync(path, owner.uid, owner.gid);
  const group = isRoot ? '' : execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const ownUser = isRoot
    ? ''
    : `default_internal_user = ${username}\ndefault_internal_group = ${group}\ndefault_login_user = ${username}\n`;
  const noChroot = isRoot ? '' : 'chroot =';
  writeFileSync(
    join(folder, 'dovecot.conf'),
    `protocols = imap
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
listen = 127.0.0.1
mail_location = maildir:${folder}/mail/%u
${ownUser}service anvil {
  ${noChroot}
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  ${noChroot}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = static
  args = password=s:cret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u allow_all_users=yes
}
`,
  );
  const server: ChildProcess = spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: 'ignore',
    // A process group, to end all its processes at once.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  while (!(await isOpen(port))) {
    if (server.exitCode !== null) throw new Error(`dovecot ended with ${server.exitCode}`);
  }
  const started = Math.floor(Date.now() / 1_000);
  let delivered = 0;
  return {
    url: `imap://replies:s%3Acret@127.0.0.1:${port}/INBOX`,
    deliver(raw) {
      // dovecot numbers new mails by the seconds at the start of their file names.
      delivered += 1;
      const path = join(mailbox, 'new', `${started + delivered}.M1P${process.pid}.test`);
      writeFileSync(path, raw.replaceAll('\n', '\r\n'));
      chownSync(path, owner.uid, owner.gid);
    },
    flags: () => [
      ...readdirSync(join(mailbox, 'new')).map(() => 'new'),
      ...readdirSync(join(mailbox, 'cur')).map((name) => name.split(':2,')[1] || 'new'),
    ],
    async stop() {
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
