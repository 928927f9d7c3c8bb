/** Only claims the data folder: prints `taken` and waits, or prints the reason. */
import { claimDataFolder } from '../../scripts/start/data-folder.ts';
import { failureText } from '../../scripts/start/start-failure.ts';

try {
  claimDataFolder(String(process.argv[2]));
  console.log('taken');
  process.stdin.resume();
} catch (cause) {
  console.log(failureText(cause));
}
