/** Programs that the build bundles for the server, as arguments of Node in the project's folder. */
const flags = ['--enable-source-maps'];

export const serviceProgram = [...flags, 'build/service/main.mjs'];
export const seedProgram = [...flags, 'build/service/seed-demo.mjs'];
