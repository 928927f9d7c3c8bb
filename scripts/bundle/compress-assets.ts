import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** As `.br` and `.gz`. */
export const compressAssets = async (folder: string): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => /\.(?:js|css|svg)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const data = await readFile(file);
      const params = { [zlib.BROTLI_PARAM_SIZE_HINT]: data.length };
      await writeFile(`${file}.br`, await toBrotli(data, { params }));
      await writeFile(`${file}.gz`, await toGzip(data, { level: 9 }));
    }),
  );
};
