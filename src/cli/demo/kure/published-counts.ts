import { type TableToWrite } from '../../../platform/tabular/sheet-to-write.js';
import { type DemoMunicipality } from '../demo-municipality.js';
import { readDemoFile } from '../read-demo-file.js';
import { importTable } from '../take-in.js';

/** What a municipality has published about one fiscal year, procedure by procedure. */
export interface PublishedCounts extends DemoMunicipality {
  readonly fiscalYear: number;
  /** The edition by whose numbers items are named. */
  readonly edition: string;
  readonly source: string;
  readonly department: { readonly code: string; readonly name: string };
  readonly procedures: readonly {
    readonly code: string;
    readonly name: string;
    readonly total: number;
    readonly online: number;
    /** Number of the item, `null` for one that is on no list; left out where the name says it by itself. */
    readonly item?: number | null;
  }[];
}

export function readPublishedCounts(): Promise<PublishedCounts> {
  return readDemoFile('kure-fy2022.json');
}

/** The one department the publication stands for, as a file for the import. */
export function publishedDepartment({ department: { code, name } }: PublishedCounts): TableToWrite {
  return importTable(['課コード', '課名'], [[code, name]]);
}

/** The published procedures; `itemOf` gives the number of the item each maps to, null for none. */
export function publishedProcedures(
  { department, procedures }: PublishedCounts,
  itemOf: ReadonlyMap<string, number | null>,
): TableToWrite {
  return importTable(
    ['手続コード', '手続名', '所管課', '優先手続番号'],
    procedures.map(({ code, name }) => [code, name, department.code, itemOf.get(code)?.toString() ?? '']),
  );
}

/** The published counts. */
export function publishedYear({ procedures }: PublishedCounts): TableToWrite {
  return importTable(
    ['手続コード', '総件数', 'オンライン件数'],
    procedures.map(({ code, total, online }) => [code, String(total), String(online)]),
  );
}
