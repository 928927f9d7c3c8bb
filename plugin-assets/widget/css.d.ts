/** See addStyle in dom.ts. */
declare module '*.css' {
  const css: string;
  // biome-ignore lint/style/noDefaultExport: a sheet has no name of its own
  export default css;
}
