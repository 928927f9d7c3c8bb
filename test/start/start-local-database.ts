import { startLocalDatabase } from '../../scripts/start/embedded-database.ts';

const [command, folder] = process.argv.slice(2).map(String);
const engine = { kind: 'mongod', command: command ?? '' } as const;
const database = await startLocalDatabase({ engine, folder: folder ?? '', say: () => undefined });
console.log(database.url('zgoda'));
process.stdin.resume();
