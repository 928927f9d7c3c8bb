/** A start that only takes the data folder: says `taken` and waits, or says why not. */
import { claimDataFolder } from '../../scripts/data-folder.ts';
import { failureText } from '../../scripts/start-failure.ts';

try {
  claimDataFolder(String(process.argv[2]));
  console.log('taken');
  process.stdin.resume();
} catch (cause) {
  console.log(failureText(cause));
}
