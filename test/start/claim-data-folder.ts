/** A start that only takes the data folder: says `taken` and waits, or says why not. */
import { claimDataFolder } from '../../scripts/start/data-folder.ts';
import { failureText } from '../../scripts/start/start-failure.ts';

try {
  claimDataFolder(String(process.argv[2]));
  console.log('taken');
  process.stdin.resume();
} catch (cause) {
  console.log(failureText(cause));
}
