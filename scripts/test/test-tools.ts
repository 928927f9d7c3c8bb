import { existsSync } from 'node:fs';
import { ensurePackages } from '../setup/apt-packages.ts';
import { runsMongod } from '../setup/mongod.ts';
import { StartFailure } from '../start/start-failure.ts';

/** Each has a file that proves it. */
const tools = [
  {
    need: 'Chromium',
    shows: ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'],
    packages: ['chromium', 'chromium-headless-shell', 'fonts-dejavu-core'],
  },
  {
    need: 'PHP 8',
    // Needed for WordPress exports.
    shows: ['/usr/bin/php', '/usr/share/doc/php-zip'],
    packages: [
      'php-cli',
      'php-mysql',
      'php-xml',
      'php-mbstring',
      'php-curl',
      'php-sqlite3',
      'php-intl',
      'php-zip',
    ],
  },
  { need: 'PHP_CodeSniffer', shows: ['/usr/bin/phpcs'], packages: ['php-codesniffer'] },
  {
    need: 'WordPress',
    shows: [
      '/usr/share/wordpress/wp-load.php',
      '/usr/share/wordpress/wp-content/themes/twentytwentyone/style.css',
    ],
    // A theme is only recommended by the package.
    packages: ['wordpress', 'wordpress-theme-twentytwentyone'],
  },
  { need: 'MariaDB', shows: ['/usr/sbin/mariadbd'], packages: ['mariadb-server'] },
  { need: 'nginx', shows: ['/usr/sbin/nginx'], packages: ['nginx-light'] },
  { need: 'Caddy', shows: ['/usr/bin/caddy'], packages: ['caddy'] },
  { need: 'HAProxy', shows: ['/usr/sbin/haproxy'], packages: ['haproxy'] },
  { need: 'poppler', shows: ['/usr/bin/pdftotext', '/usr/bin/pdfinfo'], packages: ['poppler-utils'] },
  { need: 'dovecot', shows: ['/usr/sbin/dovecot', '/usr/lib/dovecot/imap'], packages: ['dovecot-imapd'] },
  { need: 'ClamAV', shows: ['/usr/sbin/clamd'], packages: ['clamav-daemon'] },
  { need: 'Redis', shows: ['/usr/bin/redis-server'], packages: ['redis-server'] },
  { need: 'unzip', shows: ['/usr/bin/unzip'], packages: ['unzip'] },
  ...(runsMongod
    ? [{ need: 'libcurl', shows: ['/usr/lib/x86_64-linux-gnu/libcurl.so.4'], packages: ['libcurl4'] }]
    : []),
  { need: 'Python 3', shows: ['/usr/bin/python3'], packages: ['python3', 'python3-venv'] },
];

/** Installs them, or stops with the command. */
export async function ensureTestTools(say: (line: string) => void): Promise<void> {
  const missing = tools.filter((tool) => !tool.shows.every((file) => existsSync(file)));
  if (missing.length === 0) return;
  await ensurePackages(
    missing.flatMap((tool) => tool.packages),
    `The tests need ${missing.map((tool) => tool.need).join(', ')}`,
    say,
  );
  const still = missing.filter((tool) => !tool.shows.every((file) => existsSync(file)));
  if (still.length > 0) {
    throw new StartFailure(`Still missing after installing: ${still.map((tool) => tool.need).join(', ')}.`);
  }
}
