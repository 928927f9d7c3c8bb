import type { ContentKeyStore } from '../../../service/domain/model/content/content-keys.ts';
import { makeContentKeyCare } from '../../../service/outbound/vault/content-key-care.ts';
import type { KeyFolder } from '../../../service/outbound/vault/key-folder.ts';
import { makeWrappingKeys } from '../../../service/outbound/vault/wrapping-keys.ts';
import { StartFailure } from '../../start/start-failure.ts';

/**
 * A fresh backup of the keys, after that of the database: the key of every record in it is there, unless the record was
 * erased meanwhile. Without it, whoever loses everything cannot read what came since the daily one. Decision 0169.
 * @returns false, and nothing is written, where no service has taken up its keys yet: an empty backup would push out
 *   those that its first start needs
 */
export const saveKeys = async (keys: ContentKeyStore, folder: KeyFolder): Promise<boolean> => {
  if (!(await keys.hasBegun())) return false;
  try {
    await makeContentKeyCare(keys, folder, makeWrappingKeys(folder)).backUp(new Date());
    return true;
  } catch (error) {
    throw new StartFailure(
      `The keys of chats and leads could not be saved in ${folder.place} (${(error as Error).message}): without them this backup is of no use once everything is lost. Check that ZGODA_KEY_FOLDER names the folder of this installation and can be written, then run it again.`,
    );
  }
};
