/** The kinds of things that the search in the header finds, in the order shown. */
export const FOUND_KINDS = ['procedures', 'departments', 'items', 'projects', 'actions'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export const FOUND_KIND_NAMES: Readonly<Record<FoundKind, string>> = {
  procedures: '手続',
  departments: '課',
  items: '優先手続',
  projects: '自動化案件',
  actions: '対応事項',
};

/** One thing that was found. */
export interface FoundRow {
  href: string;
  /** What people call it by besides its name; null for none. */
  code: string | null;
  name: string;
  /** Where it belongs. */
  about: string;
}

/** What a search finds of one kind: the first of them, and how many there are. */
export interface FoundOfKind {
  kind: FoundKind;
  rows: FoundRow[];
  total: number;
  /** Where all of them are listed. */
  allHref: string;
}

/** What a text finds. */
export interface FoundView {
  text: string;
  kinds: FoundOfKind[];
  /** The one thing of which the text is the whole code; null for none, and for several. */
  exact: string | null;
}
