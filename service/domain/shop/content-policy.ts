/** CSP checks. Contract: AD-11. */

/** A blocking source list and its fix. */
export type PolicyFault = {
  readonly place: 'header' | 'meta';
  /** Complete fix; null: the tag needs the page's nonce. */
  readonly directive: string | null;
};

type Directives = ReadonlyMap<string, readonly string[]>;
export type ChatTag = {
  readonly url: URL;
  readonly nonce: string | null;
  /** Inserted by a trusted script. */
  readonly isByScript: boolean;
};

/** Longest proposed directive. */
const MAX_DIRECTIVE = 2_000;
const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };

/** First of duplicate directives counts. */
const parsePolicy = (policy: string): Directives => {
  const directives = new Map<string, readonly string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
};

const fitsScheme = (allowed: string, url: URL): boolean =>
  allowed === url.protocol || (allowed === 'http:' && url.protocol === 'https:');

const fitsHost = (allowed: string, host: string): boolean =>
  allowed === '*' || (allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed);

/** CSP Level 3, 6.7.2. */
const allows = (source: string, url: URL, page: URL): boolean => {
  const word = source.toLowerCase();
  if (word === '*') return url.protocol in DEFAULT_PORTS;
  if (word === "'self'") return url.host === page.host && fitsScheme(page.protocol, url);
  if (/^[a-z][a-z0-9+.-]*:$/.test(word)) return fitsScheme(word, url);
  const parts = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^/:[\]]+|\[[^\]]+\])(?::(\d+|\*))?(\/.*)?$/.exec(word);
  if (parts === null) return false;
  const [, scheme = page.protocol, host = '', port, path = '/'] = parts;
  const usual = DEFAULT_PORTS[url.protocol];
  const isPort = port === '*' || (port ?? usual) === (url.port === '' ? usual : url.port);
  const isPath = path.endsWith('/')
    ? url.pathname.toLowerCase().startsWith(path)
    : url.pathname.toLowerCase() === path;
  return fitsScheme(scheme, url) && fitsHost(host, url.hostname) && isPort && isPath;
};

/** Effective directive; null: unrestricted. */
const deciding = (policy: Directives, names: readonly string[]): [string, readonly string[]] | null => {
  const name = names.find((one) => policy.has(one));
  return name === undefined ? null : [name, policy.get(name) ?? []];
};

const widened = (name: string, sources: readonly string[], origin: string): string => {
  const kept = sources.filter((source) => source.toLowerCase() !== "'none'");
  const whole = [name, ...kept, origin].join(' ');
  return whole.length > MAX_DIRECTIVE ? `${name} … ${origin}` : whole;
};

const scriptFault = (policy: Directives, tag: ChatTag, page: URL): Pick<PolicyFault, 'directive'> | null => {
  const found = deciding(policy, ['script-src-elem', 'script-src', 'default-src']);
  if (found === null) return null;
  const [name, sources] = found;
  if (tag.nonce !== null && sources.includes(`'nonce-${tag.nonce}'`)) return null;
  if (sources.some((source) => source.toLowerCase() === "'strict-dynamic'"))
    return tag.isByScript ? null : { directive: null };
  if (sources.some((source) => allows(source, tag.url, page))) return null;
  const own = name === 'default-src' ? 'script-src' : name;
  return { directive: widened(own, sources, tag.url.origin) };
};

const frameFault = (policy: Directives, frame: URL, page: URL): Pick<PolicyFault, 'directive'> | null => {
  const found = deciding(policy, ['frame-src', 'child-src', 'default-src']);
  if (found === null || found[1].some((source) => allows(source, frame, page))) return null;
  return { directive: widened('frame-src', found[1], frame.origin) };
};

/**
 * Lists that block script or frame; every policy must allow.
 * @param header joined by commas
 * @param inPage `<meta>`
 */
export const contentPolicyFaults = (
  header: string | null,
  inPage: readonly string[],
  tag: ChatTag,
  page: URL,
): PolicyFault[] => {
  const frame = new URL(`${tag.url.pathname.replace(/\.js$/, '')}/frame`, tag.url);
  const faultsOf = (place: PolicyFault['place'], text: string): PolicyFault[] => {
    const policy = parsePolicy(text);
    return [scriptFault(policy, tag, page), frameFault(policy, frame, page)]
      .filter((fault) => fault !== null)
      .map((fault) => ({ place, ...fault }));
  };
  return [
    ...(header ?? '').split(',').flatMap((policy) => faultsOf('header', policy)),
    ...inPage.flatMap((policy) => faultsOf('meta', policy)),
  ];
};
