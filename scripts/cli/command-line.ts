import { Command, CommanderError, Option } from 'commander';
import { ConfigError } from '../../service/config/config.ts';
import { VERSION } from '../../service/config/version.ts';
import { LeaseTaken } from '../../service/domain/lease/hold-lease.ts';
import { DomainError } from '../../service/domain/model/base/domain-error.ts';
import { KeysOutdated } from '../../service/domain/subject-rights/replay-erasures.ts';
import { LOCALES } from '../../service/protocol/vocabulary.ts';
import { RestoreInterrupted } from '../../service/store/mongo/base/unfinished-restore.ts';
import { DatabaseTooNew } from '../../service/store/mongo/migrate.ts';
import { failureText } from '../start/start-failure.ts';
import type { CommandContext } from './command-context.ts';
import { fileSentence } from './file-sentence.ts';

/** `REFUSED`: not done, or a fault was found. `MISUSED`: wrong usage. */
export const [DONE, REFUSED, MISUSED] = [0, 1, 2] as const;

const PLAIN = [DomainError, ConfigError, LeaseTaken, DatabaseTooNew, KeysOutdated, RestoreInterrupted];
const sentenceOf = (cause: unknown): string => {
  const isPlain = PLAIN.some((kind) => cause instanceof kind);
  return isPlain && cause instanceof Error ? cause.message : (fileSentence(cause) ?? failureText(cause));
};

const SIGN_IN_HELP =
  '\nThe password is asked for, or read from ZGODA_PASSWORD; the code of the second step from ZGODA_CODE.';

type End = (code: number) => void;

const addCare = (program: Command, context: CommandContext, end: End): void => {
  program
    .command('doctor')
    .description('looks at everything that an installation needs, and says what to do')
    .option('--mail <address>', 'also sends a test mail there')
    .option('--json', 'one JSON document in place of lines')
    .option('--advisories <file>', 'a newer advisories.json than the one of this version')
    .action(async (options: { mail?: string; json?: true; advisories?: string }) => {
      const { runDoctor } = await import('./doctor/doctor.ts');
      end((await runDoctor(context, options)) ? DONE : REFUSED);
    });

  program
    .command('backup')
    .description('saves the database into a new folder and reads it back; the secrets go into a file apart')
    .requiredOption('--out <folder>', 'where the folder of this backup is made')
    .option('--secrets <file>', 'all secrets, in the place of the file before; apart from --out')
    .addHelpText(
      'after',
      '\nBeside a running service on a replica set; else the service must be stopped for the time of it.',
    )
    .action(async (options: { out: string; secrets?: string }) => {
      const { backUp } = await import('./backup/backup.ts');
      await backUp(context, options);
    });

  program
    .command('restore')
    .description('verifies a backup and, with --yes, puts it in the place of what is in the database')
    .argument('<folder>', 'the folder of the backup')
    .option('--yes', 'replace what is there; without it the backup is only verified')
    .option('--secrets <file>', 'on a machine without the database of keys: the newest file of secrets')
    .addHelpText('after', '\nThe service must be stopped. Interrupted, the same command begins again.')
    .action(async (folder: string, options: { yes?: true; secrets?: string }) => {
      const { restore } = await import('./backup/restore.ts');
      await restore(context, folder, options);
    });

  program
    .command('verify-ledger')
    .description(
      'recomputes the ledgers of consents: hashes, chains, signatures, and their ends by the noted places',
    )
    .argument('[shop]', 'id of one shop; all when left out')
    .addHelpText(
      'after',
      '\nWhat an operator with every key could have rewritten is found by whoever kept a proof or a statement outside: npm run verify-evidence, or the page /verify/.',
    )
    .action(async (shop: string | undefined) => {
      const { verifyLedgers } = await import('./verify-ledger.ts');
      end((await verifyLedgers(context, shop)) ? DONE : REFUSED);
    });

  program
    .command('trust-clock')
    .description('says that the clock is right after it went ahead by days: deletion by time goes on')
    .addHelpText('after', '\nWithout it the new time counts once it has held for a day.')
    .action(async () => {
      const { trustClock } = await import('./trust-clock.ts');
      await trustClock(context);
    });
};

const addShops = (program: Command, context: CommandContext): void => {
  program
    .command('create-owner')
    .description('adds a company with its first owner; works beside a running service')
    .requiredOption('--email <address>', 'address to sign in with')
    .requiredOption('--organisation <name>', 'name of the company')
    .option('--name <name>', 'name of the person; the address when left out')
    .option('--agency', 'the company is an agency, which is granted shops of others')
    .addOption(new Option('--locale <locale>', 'language').choices(LOCALES).default('en'))
    .addHelpText(
      'after',
      '\nThe password is read from ZGODA_OWNER_PASSWORD; when that is not set, one is made and shown once.',
    )
    .action(async (options) => {
      const { createOwner } = await import('./create-owner.ts');
      await createOwner(context, options);
    });

  program
    .command('export-shop')
    .description('saves everything of a shop as one JSON file, at the running service')
    .argument('<shop>', 'id of the shop: shp_…, as in its address in the console')
    .requiredOption('--as <email>', 'its owner, who signs in')
    .requiredOption('--out <file>', 'the file that is written')
    .addHelpText('after', SIGN_IN_HELP)
    .action(async (shop: string, options: { as: string; out: string }) => {
      const { exportShop } = await import('./shop/export-shop.ts');
      await exportShop(context, shop, options);
    });

  program
    .command('delete-shop')
    .description(
      'begins the departure of a shop at the running service: closed at once, deleted after 30 days',
    )
    .argument('<shop>', 'id of the shop: shp_…, as in its address in the console')
    .requiredOption('--as <email>', 'its owner or the operator, who signs in')
    .option('--name <name>', 'the name of the shop, as a confirmation')
    .option('--cancel', 'takes the departure back within the 30 days')
    .addHelpText('after', SIGN_IN_HELP)
    .action(async (shop: string, options: { as: string; name?: string; cancel?: true }, command: Command) => {
      if (options.cancel !== true && options.name === undefined)
        command.error("error: required option '--name <name>' not specified, or --cancel");
      const { deleteShop } = await import('./shop/delete-shop.ts');
      await deleteShop(context, shop, options);
    });
};

const addKeys = (program: Command, context: CommandContext): void => {
  program
    .command('rotate-keys')
    .description('a new master key and new keys of all shops; stop the service first')
    .option('--out <folder>', 'where the key is given by ZGODA_VAULT_KEY: writes the next one there first')
    .addHelpText('after', '\nInterrupted, the same command goes on.')
    .action(async ({ out }: { out?: string }) => {
      const { rotateKeys } = await import('./rotate-keys.ts');
      await rotateKeys(context, out);
    });

  program
    .command('rotate-evidence-key')
    .description('a new key signs consents from now on; stop the service first')
    .option('--out <folder>', 'where the key is given by ZGODA_EVIDENCE_KEY: writes the new values there')
    .action(async ({ out }: { out?: string }) => {
      const { rotateEvidenceKey } = await import('./rotate-evidence-key.ts');
      await rotateEvidenceKey(context, out);
    });
};

/** Each command loads lazily. */
const commands = (context: CommandContext, end: End): Command => {
  const program = new Command('zgoda')
    .description('Runs, checks and saves an installation of Zgoda.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.say(text.trimEnd()),
      writeErr: (text) => context.tell(text.trimEnd()),
    })
    .showHelpAfterError()
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 refused or a fault was found, 2 called wrongly.\nSettings come from the environment, as for the service (docs/operations.md).',
    );
  addCare(program, context, end);
  addShops(program, context);
  addKeys(program, context);
  return program;
};

export const runCommandLine = async (args: readonly string[], context: CommandContext): Promise<number> => {
  let code: number = DONE;
  const program = commands(context, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? DONE : MISUSED;
    context.tell(sentenceOf(cause));
    return REFUSED;
  }
};
