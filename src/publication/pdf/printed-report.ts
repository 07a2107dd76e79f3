/** The report as it stands on paper: words and figures ready to be set, none of them worked out here or later. */
export interface PrintedReport {
  /** The document's title for readers and screen readers. */
  title: string;
  author: string;
  heading: string;
  period: string;
  /** 「速報値」 or 「確定値（第2版）」. */
  status: string;
  /** At the head of every page. */
  running: string;
  /** Large and light across every page, one under the other: 「速報」, 「サンプル」. */
  marks: string[];
  facts: string[];
  date: { year: number; month: number; day: number };
  sections: PrintedSection[];
}

interface PrintedSection {
  heading: string;
  blocks: PrintedBlock[];
}

export type PrintedBlock =
  | { kind: 'sentences'; sentences: string[] }
  | { kind: 'subheading'; text: string }
  | { kind: 'note'; text: string }
  /** A note that stays on the page of what follows it. */
  | { kind: 'lead'; text: string }
  | PrintedTable
  | { kind: 'charts'; charts: PrintedChart[] }
  | { kind: 'terms'; terms: { term: string; text: string }[] };

export interface PrintedTable {
  kind: 'table';
  columns: PrintedColumn[];
  rows: string[][];
}

interface PrintedColumn {
  title: string;
  align: 'left' | 'right';
  /** The share of the page's width this column takes. */
  width: number;
}

/** A line of percents; a month without one (null) leaves a gap, a provisional one is drawn hollow and dashed. */
export interface PrintedChart {
  title: string;
  /** What the picture shows, for those who do not see it. */
  alt: string;
  points: ({ percent: number; provisional: boolean } | null)[];
  /** The way to the target, dotted and named; empty where there is none. */
  way: (number | null)[];
  /** Where the scale ends, in percent. */
  top: number;
  ticks: { at: number; label: string }[];
  first: string;
  last: string;
}
