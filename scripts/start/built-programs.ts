/**
 * A limit below 2 GB keeps heap and glibc arenas small; 1 GB is ten times the need. NODE_OPTIONS takes
 * precedence.
 */
const memoryFlags = ['--max-old-space-size=1024', '--max-semi-space-size=32'];
export const SERVICE_ALLOCATOR = { MALLOC_ARENA_MAX: '2' };
const given = process.env.NODE_OPTIONS ?? '';
const isLeft = (flag: string): boolean => !given.includes(flag.slice(0, flag.indexOf('=')));

export const serviceProgram = [...memoryFlags.filter(isLeft), 'build/service/main.mjs'];
export const seedProgram = ['build/service/seed-demo.mjs'];
