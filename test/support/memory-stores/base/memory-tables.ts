export type MemoryTable = { readonly name: string; readonly rows: Map<string, unknown> };

let underConstruction: MemoryTable[] | null = null;

export const withTables = <T>(make: () => T): { made: T; tables: readonly MemoryTable[] } => {
  const tables: MemoryTable[] = [];
  underConstruction = tables;
  try {
    return { made: make(), tables };
  } finally {
    underConstruction = null;
  }
};

export const memoryTable = <Key extends string, Row>(name: string): Map<Key, Row> => {
  const rows = new Map<Key, Row>();
  underConstruction?.push({ name, rows: rows as Map<string, unknown> });
  return rows;
};
