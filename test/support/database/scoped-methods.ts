import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../service', import.meta.url));
const SCOPED = /^ {2}(\w+)\(\s*\w+: (?:ShopScope|ShopsScope)\b/gm;

const ANY = /^ {2}(?:readonly )?(\w+)(?:\(|: \()/gm;

export const scopedMethods = (): string[] => methodsOfStores(SCOPED);
export const storeMethods = (): string[] => methodsOfStores(ANY);

const methodsOfStores = (form: RegExp): string[] => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(domain|desks)\/.*\.ts$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const bodyOf = (type: string): string => {
    const opening = `\nexport type ${type} = {\n`;
    for (const source of sources) {
      const at = source.indexOf(opening);
      if (at !== -1) return source.slice(at + opening.length, source.indexOf('\n};', at));
    }
    throw new Error(`No file of the service declares the type ${type}.`);
  };
  const stores = [...bodyOf('Stores').matchAll(/^ {2}readonly (\w+): (\w+);$/gm)];
  return stores.flatMap(([, store, type = '']) =>
    [...bodyOf(type).matchAll(form)].map(([, method]) => `${store}.${method}`),
  );
};
