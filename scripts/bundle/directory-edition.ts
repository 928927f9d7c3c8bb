/** The WordPress plugin directory forbids own updaters. */

const UPDATER = ['updates/release.php', 'updates/updates.php'];

/** From a unique text up to the next text, exclusive. */
const CUTS: Readonly<Record<string, readonly (readonly [from: string, until: string])[]>> = {
  'zgoda.php': [
    [' * Update URI:', ' * WC requires'],
    ...UPDATER.map((name) => [`require __DIR__ . '/${name}';\n`, ''] as const),
  ],
  'readme.txt': [
    ['= Where do updates come from? =', '= What happens when I delete the plugin? ='],
    [' When WordPress looks for updates', '\n'],
  ],
};

const cut = (text: string, name: string, [from, until]: readonly [string, string]): string => {
  const start = text.indexOf(from);
  const end = text.indexOf(until, start + from.length);
  if (start === -1 || end === -1 || text.includes(from, start + 1)) {
    throw new Error(`${name} must hold "${from.trim()}" once, and "${until.trim()}" after it.`);
  }
  return text.slice(0, start) + text.slice(end);
};

export const DIRECTORY_EDITION = {
  /** @returns null for an omitted file; @throws Error when a text is missing */
  file: (name: string, bytes: Uint8Array): Uint8Array | null => {
    if (UPDATER.includes(name)) return null;
    const cuts = CUTS[name];
    if (cuts === undefined) return bytes;
    const text = new TextDecoder().decode(bytes);
    return new TextEncoder().encode(cuts.reduce((rest, one) => cut(rest, name, one), text));
  },
};
