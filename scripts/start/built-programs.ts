/**
 * How the memory of the service is kept flat. Node lets the heap grow to four times of what is in use before it collects
 * the garbage of a chat's messages, unless the heap has a limit of less than 2 GB; and glibc keeps a store of free memory
 * for each of up to sixteen threads. The limit of 1 GB is ten times what a service with thousands of sockets uses. What
 * the operator sets in NODE_OPTIONS counts instead. Young objects get room for what a thousand messages wait with.
 */
const memoryFlags = ['--max-old-space-size=1024', '--max-semi-space-size=32'];
export const SERVICE_ALLOCATOR = { MALLOC_ARENA_MAX: '2' };
const given = process.env.NODE_OPTIONS ?? '';
const isLeft = (flag: string): boolean => !given.includes(flag.slice(0, flag.indexOf('=')));

/** Programs that the build bundles for the server, as arguments of Node in the project's folder. */
export const serviceProgram = [...memoryFlags.filter(isLeft), 'build/service/main.mjs'];
export const seedProgram = ['build/service/seed-demo.mjs'];
