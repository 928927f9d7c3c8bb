/** What the archive of a shop needs of a table: the rows as in a collection of the same name. */
export type MemoryTable = { readonly name: string; readonly rows: Map<string, unknown> };

let underConstruction: MemoryTable[] | null = null;

/** Makes stores and returns every table that they made with `memoryTable`. */
export const withTables = <T>(make: () => T): { made: T; tables: readonly MemoryTable[] } => {
  const tables: MemoryTable[] = [];
  underConstruction = tables;
  try {
    return { made: make(), tables };
  } finally {
    underConstruction = null;
  }
};

/** A table whose rows are deleted with their shop, like a collection of the database. */
export const memoryTable = <Key extends string, Row>(name: string): Map<Key, Row> => {
  const rows = new Map<Key, Row>();
  underConstruction?.push({ name, rows: rows as Map<string, unknown> });
  return rows;
};
